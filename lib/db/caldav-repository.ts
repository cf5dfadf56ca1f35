import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import type { CaldavObjectRow, CaldavTargetRow, Reader, Transaction } from '@/lib/db/schema';
import { isStorableText, storableText } from '@/lib/db/storable-text';

/** The calendar that an owner's plan is pushed to, if that plan is not deleted; the oldest of several. */
export async function findCaldavTarget(
  { queries, tables: { caldavTargets, plans } }: Reader,
  { planId, ownerId }: PlanOfOwner,
): Promise<CaldavTargetRow | undefined> {
  // An id comes from a form: one that cannot be stored is that of no plan.
  if (!isStorableText(planId)) return undefined;
  const [found] = await queries
    .select({ target: caldavTargets })
    .from(caldavTargets)
    .innerJoin(plans, eq(plans.id, caldavTargets.planId))
    .where(and(eq(plans.id, planId), eq(plans.ownerId, ownerId), isNull(plans.deletedAt)))
    .orderBy(asc(caldavTargets.createdAt), asc(caldavTargets.id))
    .limit(1);
  return found?.target;
}

/** What is known of a push: the calendar, its plan, deleted or not, and what was written there. */
export interface CaldavPush {
  readonly target: CaldavTargetRow;
  readonly plan: AuthorizedPlan;
  readonly objects: readonly CaldavObjectRow[];
}

export async function findCaldavPush(
  { queries, tables: { caldavTargets, caldavObjects, plans } }: Reader,
  targetId: string,
): Promise<CaldavPush | undefined> {
  const [found] = await queries
    .select({ target: caldavTargets, plan: plans })
    .from(caldavTargets)
    .innerJoin(plans, eq(plans.id, caldavTargets.planId))
    .where(eq(caldavTargets.id, targetId));
  if (!found) return undefined;
  const objects = await queries
    .select()
    .from(caldavObjects)
    .where(eq(caldavObjects.targetId, targetId))
    .orderBy(asc(caldavObjects.uid));
  // Its owner connected it, which is the right that the background work acts by.
  return { target: found.target, plan: found.plan as AuthorizedPlan, objects };
}

/** Ids of the calendars that lack a revision or are being left, and whose next try is due. */
export async function listDueCaldavTargets(
  { queries, tables: { caldavTargets, plans } }: Reader,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await queries
    .select({ id: caldavTargets.id })
    .from(caldavTargets)
    .innerJoin(plans, eq(plans.id, caldavTargets.planId))
    .where(
      and(
        ne(caldavTargets.calendarUrl, ''),
        or(isNotNull(caldavTargets.leavingSince), gt(plans.revision, caldavTargets.pushedRevision)),
        // After a failure without a next try somebody has to connect it again.
        or(eq(caldavTargets.failures, 0), lte(caldavTargets.nextTryAt, now)),
      ),
    )
    .orderBy(sql`coalesce(${caldavTargets.triedAt}, ${caldavTargets.createdAt})`)
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function insertCaldavTarget(
  { queries, tables: { caldavTargets } }: Transaction,
  target: CaldavTargetRow,
): Promise<void> {
  await queries.insert(caldavTargets).values({ ...target, ...storable(target) });
}

/** Changes what is given; nothing where the target is gone. */
export async function updateCaldavTarget(
  { queries, tables: { caldavTargets } }: Transaction,
  targetId: string,
  values: Partial<Omit<CaldavTargetRow, 'id' | 'planId' | 'createdAt'>>,
): Promise<void> {
  await queries
    .update(caldavTargets)
    .set({ ...values, ...storable(values) })
    .where(eq(caldavTargets.id, targetId));
}

/** Forgets the target with what was written there. */
export async function deleteCaldavTarget(
  { queries, tables: { caldavTargets } }: Transaction,
  targetId: string,
): Promise<void> {
  await queries.delete(caldavTargets).where(eq(caldavTargets.id, targetId));
}

/** Notes events before they are written, so that a write whose answer is lost is known of; false where the target is gone. */
export async function insertCaldavObjects(
  { queries, tables: { caldavTargets, caldavObjects } }: Transaction,
  targetId: string,
  objects: readonly CaldavObjectRow[],
): Promise<boolean> {
  const found = await queries
    .select({ id: caldavTargets.id })
    .from(caldavTargets)
    .where(eq(caldavTargets.id, targetId));
  if (found.length === 0) return false;
  if (objects.length > 0) await queries.insert(caldavObjects).values([...objects]);
  return true;
}

/** Notes what a write left there. */
export async function updateCaldavObject(
  { queries, tables: { caldavObjects } }: Transaction,
  { targetId, uid, etag, contentHash }: CaldavObjectRow,
): Promise<void> {
  await queries
    .update(caldavObjects)
    .set({ etag, contentHash })
    .where(and(eq(caldavObjects.targetId, targetId), eq(caldavObjects.uid, uid)));
}

export async function deleteCaldavObjects(
  { queries, tables: { caldavObjects } }: Transaction,
  targetId: string,
  uids: readonly string[],
): Promise<void> {
  if (uids.length === 0) return;
  await queries
    .delete(caldavObjects)
    .where(and(eq(caldavObjects.targetId, targetId), inArray(caldavObjects.uid, [...uids])));
}

/** Throws `UnstorableTextError` for texts that only one of the engines would take. */
function storable(values: Partial<CaldavTargetRow>): object {
  const { serverUrl, username, calendarUrl, calendarName, problem } = values;
  const texts = { serverUrl, username, calendarUrl, calendarName, problem };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, storableText(text)]] : [],
    ),
  );
}
