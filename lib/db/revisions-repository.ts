import { and, asc, desc, eq, gt, isNotNull, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { newId } from '@/lib/db/ids';
import type { RevisionReason } from '@/lib/db/row-values';
import type { PlanRevisionRow, PlanRow, Reader, Tables, Transaction } from '@/lib/db/schema';
import { isStorableText } from '@/lib/db/storable-text';

/** Which plan, for whom. */
export interface PlanOfOwner {
  readonly planId: string;
  readonly ownerId: string;
}

/** Which plan, for whom, and the revision that the change was made from. */
export interface ChangeOfPlan extends PlanOfOwner {
  readonly expectedRevision: number;
  readonly now: Date;
}

/** Why a change was not made: another one came first, or the owner has no such plan. */
export type ChangeRefused =
  { readonly kind: 'stale'; readonly currentRevision: number } | { readonly kind: 'not-found' };

export interface Revising<Reason extends RevisionReason> {
  /** Whether the plan is one that is kept or one that was deleted. */
  readonly from: 'kept' | 'deleted';
  readonly to: Reason;
  readonly set: Partial<
    Pick<PlanRow, 'title' | 'deletedAt' | 'request' | 'path' | 'pathHash' | 'zone'>
  >;
  /** What the revision holds beside; as in the one before where absent. */
  readonly content?: Pick<PlanRevisionRow, 'plan' | 'summary' | 'pinned'>;
}

/** Changes the plan if it still has the expected revision, and keeps the outcome as the next one. */
export async function revise<Reason extends RevisionReason>(
  { queries, tables }: Transaction,
  { expectedRevision, now, ...target }: ChangeOfPlan,
  { from, to, set, content }: Revising<Reason>,
): Promise<{ readonly kind: Reason; readonly revision: number } | ChangeRefused> {
  const { plans, planRevisions } = tables;
  const changeable = and(
    owned(tables, target),
    from === 'deleted' ? isNotNull(plans.deletedAt) : isNull(plans.deletedAt),
  );
  const revision = expectedRevision + 1;
  const [changed] = await queries
    .update(plans)
    .set({ ...set, revision, updatedAt: now })
    .where(and(changeable, eq(plans.revision, expectedRevision)))
    .returning({ title: plans.title, request: plans.request });
  if (!changed) {
    const [current] = await queries
      .select({ revision: plans.revision })
      .from(plans)
      .where(changeable);
    return current ? { kind: 'stale', currentRevision: current.revision } : { kind: 'not-found' };
  }
  const [previous] = await queries
    .select({ plan: planRevisions.plan, pinned: planRevisions.pinned })
    .from(planRevisions)
    .where(
      and(eq(planRevisions.planId, target.planId), eq(planRevisions.number, expectedRevision)),
    );
  if (!previous) throw new Error(`Plan ${target.planId} lacks revision ${expectedRevision}.`);
  await queries.insert(planRevisions).values({
    ...previous,
    summary: null,
    ...content,
    ...changed,
    id: newId(),
    planId: target.planId,
    number: revision,
    reason: to,
    createdAt: now,
    path: set.path ?? null,
    pathHash: set.pathHash ?? null,
  });
  return { kind: to, revision };
}

/** The ownership check, part of each statement. */
export function owned({ plans }: Tables, { planId, ownerId }: PlanOfOwner): SQL | undefined {
  // An id comes from the address bar: one that cannot be stored is that of no plan.
  if (!isStorableText(planId)) return sql`1 = 0`;
  return and(eq(plans.id, planId), eq(plans.ownerId, ownerId));
}

/** A revision without what is large in it. */
export type RevisionHead = Pick<
  PlanRevisionRow,
  'number' | 'reason' | 'createdAt' | 'title' | 'summary' | 'pathHash'
>;

/** The plan's revisions with a number above `after`, oldest first. */
export async function listRevisionHeads(
  { queries, tables: { planRevisions } }: Reader,
  plan: AuthorizedPlan,
  after = 0,
): Promise<readonly RevisionHead[]> {
  const { number, reason, createdAt, title, summary, pathHash } = planRevisions;
  return queries
    .select({ number, reason, createdAt, title, summary, pathHash })
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, plan.id), gt(planRevisions.number, after)))
    .orderBy(asc(planRevisions.number));
}

/** A revision with the path that it was made from. */
export interface RevisionOfPlan {
  readonly revision: PlanRevisionRow;
  readonly path: unknown;
  readonly pathHash: string;
}

export async function findRevision(
  { queries, tables: { planRevisions } }: Reader,
  plan: AuthorizedPlan,
  number: number,
): Promise<RevisionOfPlan | undefined> {
  const [revision] = await queries
    .select()
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.number, number)));
  if (!revision) return undefined;
  const [latest] = await queries
    .select({ path: planRevisions.path, pathHash: planRevisions.pathHash })
    .from(planRevisions)
    .where(
      and(
        eq(planRevisions.planId, plan.id),
        lte(planRevisions.number, number),
        isNotNull(planRevisions.pathHash),
      ),
    )
    .orderBy(desc(planRevisions.number))
    .limit(1);
  if (!latest || latest.pathHash === null) throw new Error(`Plan ${plan.id} lacks its first path.`);
  return { revision, path: latest.path, pathHash: latest.pathHash };
}

/** The paths that the plan was ever made from, newest first. */
export async function listPathsEver(
  { queries, tables: { planRevisions } }: Reader,
  plan: AuthorizedPlan,
): Promise<readonly unknown[]> {
  const rows = await queries
    .select({ path: planRevisions.path })
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, plan.id), isNotNull(planRevisions.pathHash)))
    .orderBy(desc(planRevisions.number));
  return rows.map(({ path }) => path);
}

/** What each revision had of the plan, oldest first. */
export async function listRevisedPlans(
  { queries, tables: { planRevisions } }: Reader,
  plan: AuthorizedPlan,
): Promise<readonly Pick<PlanRevisionRow, 'createdAt' | 'plan' | 'request' | 'path'>[]> {
  const { createdAt, plan: revised, request, path } = planRevisions;
  return queries
    .select({ createdAt, plan: revised, request, path })
    .from(planRevisions)
    .where(eq(planRevisions.planId, plan.id))
    .orderBy(asc(planRevisions.number));
}

/** Keeps in the newest revision which sessions are pinned, so that an undo knows. */
export async function keepPinned(
  { queries, tables: { planRevisions } }: Transaction,
  plan: AuthorizedPlan,
  sessionIds: readonly string[],
): Promise<void> {
  await queries
    .update(planRevisions)
    .set({ pinned: sessionIds })
    .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.number, plan.revision)));
}
