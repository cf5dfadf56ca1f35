import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { firstChange, nextChange } from '@/lib/db/change-data';
import type { PlanMilestoneRow, Reader, Transaction } from '@/lib/db/schema';

/** The end of a phase as a plan has it: `YYYY-MM-DD`. */
export type MilestoneOfPlan = Readonly<Pick<PlanMilestoneRow, 'phaseId' | 'day'>>;

/** The id of a phase's milestone, from which its UID is made. */
export function milestoneId(planId: string, phaseId: string): string {
  return `${planId}.${phaseId}.milestone`;
}

/** The milestones of the plan as it is, by day. */
export async function listMilestones(
  { queries, tables: { planMilestones } }: Reader,
  plan: AuthorizedPlan,
): Promise<readonly PlanMilestoneRow[]> {
  return queries
    .select()
    .from(planMilestones)
    .where(and(eq(planMilestones.planId, plan.id), isNull(planMilestones.removedAt)))
    .orderBy(asc(planMilestones.day), asc(planMilestones.id));
}

/**
 * Gives a plan exactly these milestones. Their change data rise where the day changed, where one comes
 * back, and for the ids in `reworded`.
 */
export async function writeMilestones(
  { queries, tables: { planMilestones } }: Transaction,
  planId: string,
  next: readonly MilestoneOfPlan[],
  reworded: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const rows = await queries.select().from(planMilestones).where(eq(planMilestones.planId, planId));
  const known = new Map(rows.map((row) => [row.id, row]));
  const wanted = new Map(next.map((one) => [milestoneId(planId, one.phaseId), one]));
  const written = [...wanted].flatMap(([id, { phaseId, day }]): readonly PlanMilestoneRow[] => {
    const row = known.get(id);
    if (!row) return [{ id, planId, phaseId, day, ...firstChange(now), removedAt: null }];
    if (row.day === day && row.removedAt === null && !reworded.has(id)) return [];
    return [{ ...row, day, ...nextChange(row, now), removedAt: null }];
  });
  const gone = rows.filter(({ id, removedAt }) => removedAt === null && !wanted.has(id));
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    await queries
      .update(planMilestones)
      .set({ removedAt: now })
      .where(inArray(planMilestones.id, ids));
  }
  if (written.length === 0) return;
  const ids = written.map(({ id }) => id);
  await queries.delete(planMilestones).where(inArray(planMilestones.id, ids));
  await queries.insert(planMilestones).values([...written]);
}
