import { and, count, desc, eq, isNotNull, isNull, max, min, sql, type SQL } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { newId } from '@/lib/db/ids';
import type { RevisionReason } from '@/lib/db/row-values';
import type { FeedRow, PlanRow, Reader, Tables, Transaction } from '@/lib/db/schema';
import { insertSessions, type NewSession } from '@/lib/db/sessions-repository';
import { isStorableText } from '@/lib/db/storable-text';

const FIRST_REVISION = 1;
const FIRST_GENERATION = 1;

export type NewPlan = Readonly<
  Omit<PlanRow, 'revision' | 'createdAt' | 'updatedAt' | 'deletedAt'>
> & {
  /** The core's whole `Plan`. */
  readonly plan: unknown;
  readonly sessions: readonly NewSession[];
  readonly feed: Readonly<Pick<FeedRow, 'id' | 'tokenHash'>>;
  readonly now: Date;
};

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

export interface PlanSummary {
  readonly id: string;
  readonly title: string;
  readonly pathSlug: string;
  readonly zone: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly sessionCount: number;
  readonly totalMinutes: number;
  /** Local date of the first session, `YYYY-MM-DD`; null without sessions. */
  readonly firstDate: string | null;
  /** Local date of the last session, `YYYY-MM-DD`; null without sessions. */
  readonly finishDate: string | null;
}

/** Inserts the plan, its first revision, its sessions and its feed. */
export async function insertPlanWithSessions(
  transaction: Transaction,
  { plan: corePlan, sessions, feed, now, ...fields }: NewPlan,
): Promise<void> {
  const { queries, tables } = transaction;
  const { id: planId, title, request } = fields;
  const plan = { ...fields, revision: FIRST_REVISION, createdAt: now, updatedAt: now };
  await queries.insert(tables.plans).values(plan);
  await queries.insert(tables.planRevisions).values({
    id: newId(),
    planId,
    number: FIRST_REVISION,
    reason: 'created',
    createdAt: now,
    title,
    request,
    plan: corePlan,
  });
  await insertSessions(transaction, plan, sessions);
  await queries
    .insert(tables.feeds)
    .values({ ...feed, planId, generation: FIRST_GENERATION, createdAt: now });
}

/** The plan, if this owner has it and has not deleted it. */
export async function findOwnedPlan(
  { queries, tables }: Reader,
  target: PlanOfOwner,
): Promise<AuthorizedPlan | undefined> {
  const [plan] = await queries
    .select()
    .from(tables.plans)
    .where(and(owned(tables, target), isNull(tables.plans.deletedAt)));
  return plan as AuthorizedPlan | undefined;
}

/** The owner's plans that are not deleted, newest first. */
export async function listOwnedPlans(
  { queries, tables: { plans, studySessions } }: Reader,
  ownerId: string,
): Promise<readonly PlanSummary[]> {
  return queries
    .select({
      id: plans.id,
      title: plans.title,
      pathSlug: plans.pathSlug,
      zone: plans.zone,
      revision: plans.revision,
      createdAt: plans.createdAt,
      updatedAt: plans.updatedAt,
      sessionCount: count(studySessions.id),
      totalMinutes: sql`coalesce(sum(${studySessions.minutes}), 0)`.mapWith(Number),
      firstDate: min(studySessions.localDate),
      finishDate: max(studySessions.localDate),
    })
    .from(plans)
    .leftJoin(studySessions, eq(studySessions.planId, plans.id))
    .where(and(eq(plans.ownerId, ownerId), isNull(plans.deletedAt)))
    .groupBy(plans.id)
    .orderBy(desc(plans.createdAt), desc(plans.id));
}

export async function renamePlan(
  transaction: Transaction,
  change: ChangeOfPlan & { readonly title: string },
): Promise<{ readonly kind: 'renamed'; readonly revision: number } | ChangeRefused> {
  const { title } = change;
  return revise(transaction, change, { from: 'kept', to: 'renamed', set: { title } });
}

/** Hides the plan and its feed; `restorePlan` brings them back. */
export async function deletePlan(
  transaction: Transaction,
  change: ChangeOfPlan,
): Promise<{ readonly kind: 'deleted'; readonly revision: number } | ChangeRefused> {
  const set = { deletedAt: change.now };
  return revise(transaction, change, { from: 'kept', to: 'deleted', set });
}

/** The revision that deleted the plan; undefined where the owner has no such deleted plan. */
export async function revisionOfDeletedPlan(
  { queries, tables }: Reader,
  target: PlanOfOwner,
): Promise<number | undefined> {
  const [deleted] = await queries
    .select({ revision: tables.plans.revision })
    .from(tables.plans)
    .where(and(owned(tables, target), isNotNull(tables.plans.deletedAt)));
  return deleted?.revision;
}

/** Brings a deleted plan back; a plan that is not deleted is not found. */
export async function restorePlan(
  transaction: Transaction,
  change: ChangeOfPlan,
): Promise<{ readonly kind: 'restored'; readonly revision: number } | ChangeRefused> {
  return revise(transaction, change, { from: 'deleted', to: 'restored', set: { deletedAt: null } });
}

interface Revising<Reason extends RevisionReason> {
  readonly from: 'kept' | 'deleted';
  readonly to: Reason;
  readonly set: Partial<Pick<PlanRow, 'title' | 'deletedAt'>>;
}

/** Changes the plan if it still has the expected revision, and keeps the outcome as the next one. */
async function revise<Reason extends RevisionReason>(
  { queries, tables }: Transaction,
  { expectedRevision, now, ...target }: ChangeOfPlan,
  { from, to, set }: Revising<Reason>,
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
    .returning({ title: plans.title });
  if (!changed) {
    const [current] = await queries
      .select({ revision: plans.revision })
      .from(plans)
      .where(changeable);
    return current ? { kind: 'stale', currentRevision: current.revision } : { kind: 'not-found' };
  }
  const [previous] = await queries
    .select({ request: planRevisions.request, plan: planRevisions.plan })
    .from(planRevisions)
    .where(
      and(eq(planRevisions.planId, target.planId), eq(planRevisions.number, expectedRevision)),
    );
  if (!previous) throw new Error(`Plan ${target.planId} lacks revision ${expectedRevision}.`);
  await queries.insert(planRevisions).values({
    ...previous,
    id: newId(),
    planId: target.planId,
    number: revision,
    reason: to,
    createdAt: now,
    title: changed.title,
  });
  return { kind: to, revision };
}

/** The ownership check, part of each statement. */
function owned({ plans }: Tables, { planId, ownerId }: PlanOfOwner): SQL | undefined {
  // An id comes from the address bar: one that cannot be stored is that of no plan.
  if (!isStorableText(planId)) return sql`1 = 0`;
  return and(eq(plans.id, planId), eq(plans.ownerId, ownerId));
}
