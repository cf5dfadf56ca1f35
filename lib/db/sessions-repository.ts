import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { PlanRow, Reader, StudySessionRow, Transaction } from '@/lib/db/schema';
import type { SessionChanges } from '@/lib/db/session-changes';

/** Keeps a statement's parameters, 21 a row, below SQLite's 32,766 and Postgres's 65,535. */
const ROWS_PER_STATEMENT = 500;

export async function insertSessions(
  { queries, tables: { studySessions } }: Transaction,
  rows: readonly StudySessionRow[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) await queries.insert(studySessions).values([...chunk]);
}

/** Writes what `sessionChanges` found. */
export async function writeSessionChanges(
  transaction: Transaction,
  { inserted, updated, removed }: SessionChanges,
  now: Date,
): Promise<void> {
  const { queries, tables } = transaction;
  const { studySessions } = tables;
  for (const ids of chunksOf(removed)) {
    await queries
      .update(studySessions)
      .set({ removedAt: now, pinned: false })
      .where(inArray(studySessions.id, [...ids]));
  }
  // Written anew rather than one statement a row: a replan may change hundreds.
  for (const rows of chunksOf(updated)) {
    const ids = rows.map(({ id }) => id);
    await queries.delete(studySessions).where(inArray(studySessions.id, ids));
  }
  await insertSessions(transaction, [...updated, ...inserted]);
}

/** The sessions of the plan as it is, in time order. */
export async function listSessions(
  { queries, tables: { studySessions } }: Reader,
  plan: AuthorizedPlan,
): Promise<readonly StudySessionRow[]> {
  return queries
    .select()
    .from(studySessions)
    .where(and(eq(studySessions.planId, plan.id), isNull(studySessions.removedAt)))
    .orderBy(asc(studySessions.startAt), asc(studySessions.id));
}

/** The session of the plan that runs or comes next. */
export async function findNextSession(
  { queries, tables: { studySessions } }: Reader,
  { id }: Pick<PlanRow, 'id'>,
  now: Date,
): Promise<StudySessionRow | undefined> {
  const [next] = await queries
    .select()
    .from(studySessions)
    .where(
      and(
        eq(studySessions.planId, id),
        isNull(studySessions.removedAt),
        isNull(studySessions.doneMinutes),
        gt(studySessions.endAt, now),
      ),
    )
    .orderBy(asc(studySessions.startAt))
    .limit(1);
  return next;
}

/** All sessions that the plan ever had, those that it has no more included, in time order. */
export async function listSessionsEver(
  { queries, tables: { studySessions } }: Reader,
  plan: AuthorizedPlan,
): Promise<readonly StudySessionRow[]> {
  return queries
    .select()
    .from(studySessions)
    .where(eq(studySessions.planId, plan.id))
    .orderBy(asc(studySessions.startAt), asc(studySessions.id));
}

export type Report = Pick<StudySessionRow, 'doneMinutes' | 'reportedAt'>;

/** Keeps what got done of a session of the plan, or forgets it. */
export async function reportSession(
  { queries, tables: { studySessions } }: Transaction,
  plan: AuthorizedPlan,
  sessionId: string,
  { doneMinutes, reportedAt }: Report,
): Promise<void> {
  await queries
    .update(studySessions)
    .set({ doneMinutes, reportedAt })
    .where(and(eq(studySessions.planId, plan.id), eq(studySessions.id, sessionId)));
}

/** Whether a session of the plan is to stay where it is. */
export async function pinStoredSession(
  { queries, tables: { studySessions } }: Transaction,
  plan: AuthorizedPlan,
  sessionId: string,
  pinned: boolean,
): Promise<void> {
  await queries
    .update(studySessions)
    .set({ pinned })
    .where(and(eq(studySessions.planId, plan.id), eq(studySessions.id, sessionId)));
}

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += ROWS_PER_STATEMENT) {
    yield items.slice(from, from + ROWS_PER_STATEMENT);
  }
}
