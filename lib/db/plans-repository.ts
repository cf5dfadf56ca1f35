import { and, count, desc, eq, isNotNull, isNull, min, sql, type SQLWrapper } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { newId } from '@/lib/db/ids';
import { writeMilestones, type MilestoneOfPlan } from '@/lib/db/milestones-repository';
import {
  owned,
  revise,
  type ChangeOfPlan,
  type ChangeRefused,
  type PlanOfOwner,
} from '@/lib/db/revisions-repository';
import type { FeedRow, PlanRow, Reader, Transaction } from '@/lib/db/schema';
import { sessionChanges, type SessionOfPlan } from '@/lib/db/session-changes';
import { insertSessions } from '@/lib/db/sessions-repository';

const FIRST_REVISION = 1;
const FIRST_GENERATION = 1;

export type NewPlan = Readonly<
  Omit<PlanRow, 'revision' | 'createdAt' | 'updatedAt' | 'deletedAt'>
> & {
  /** The core's whole `Plan`. */
  readonly plan: unknown;
  readonly sessions: readonly SessionOfPlan[];
  readonly milestones: readonly MilestoneOfPlan[];
  readonly feed: Readonly<Pick<FeedRow, 'id' | 'tokenHash'>>;
  readonly now: Date;
};

export interface PlanSummary {
  readonly id: string;
  readonly title: string;
  readonly pathSlug: string;
  readonly zone: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly sessionCount: number;
  /** Of all sessions. */
  readonly totalMinutes: number;
  /** Of study, and what of it is done. */
  readonly studyMinutes: number;
  readonly doneMinutes: number;
  /** Local date of the first session, `YYYY-MM-DD`; null without sessions. */
  readonly firstDate: string | null;
  /** Local date of the last study session or milestone, `YYYY-MM-DD`; null without one. */
  readonly finishDate: string | null;
}

/** Inserts the plan, its first revision, its sessions, its milestones and its feed. */
export async function insertPlanWithSessions(
  transaction: Transaction,
  { plan: corePlan, sessions, milestones, feed, now, ...fields }: NewPlan,
): Promise<void> {
  const { queries, tables } = transaction;
  const { id: planId, ownerId, title, request, path, pathHash } = fields;
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
    path,
    pathHash,
    summary: null,
    pinned: null,
  });
  const { inserted } = sessionChanges(planId, [], sessions, new Set(), now);
  await insertSessions(transaction, inserted);
  await writeMilestones(transaction, planId, milestones, new Set(), now);
  await queries
    .insert(tables.feeds)
    .values({ ...feed, ownerId, planId, generation: FIRST_GENERATION, createdAt: now });
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
  const studySum = (minutes: SQLWrapper) =>
    sql`coalesce(sum(case when ${studySessions.kind} = 'study' then ${minutes} else 0 end), 0)`.mapWith(
      Number,
    );
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
      studyMinutes: studySum(studySessions.minutes),
      doneMinutes: studySum(studySessions.doneMinutes),
      firstDate: min(studySessions.localDate),
      // Reviews and upkeep go on after the finish.
      finishDate: sql<
        string | null
      >`max(case when ${studySessions.kind} in ('study', 'milestone') then ${studySessions.localDate} end)`,
    })
    .from(plans)
    .leftJoin(
      studySessions,
      and(eq(studySessions.planId, plans.id), isNull(studySessions.removedAt)),
    )
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
