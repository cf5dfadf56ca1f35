import { asc, eq } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { PlanRow, Reader, StudySessionRow, Transaction } from '@/lib/db/schema';

/** A session as a new plan has it; the plan gives it its zone and its times of change. */
export type NewSession = Readonly<
  Omit<StudySessionRow, 'planId' | 'zone' | 'sequence' | 'createdAt' | 'changedAt'>
>;

/** Keeps a statement's parameters, 17 a row, below SQLite's 32,766 and Postgres's 65,535. */
const ROWS_PER_INSERT = 500;

export async function insertSessions(
  { queries, tables: { studySessions } }: Transaction,
  plan: Pick<PlanRow, 'id' | 'zone' | 'createdAt'>,
  sessions: readonly NewSession[],
): Promise<void> {
  const rows = sessions.map((session) => ({
    ...session,
    planId: plan.id,
    zone: plan.zone,
    sequence: 0,
    createdAt: plan.createdAt,
    changedAt: plan.createdAt,
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await queries.insert(studySessions).values(rows.slice(from, from + ROWS_PER_INSERT));
  }
}

/** In time order. */
export async function listSessions(
  { queries, tables: { studySessions } }: Reader,
  plan: AuthorizedPlan,
): Promise<readonly StudySessionRow[]> {
  return queries
    .select()
    .from(studySessions)
    .where(eq(studySessions.planId, plan.id))
    .orderBy(asc(studySessions.startAt), asc(studySessions.id));
}
