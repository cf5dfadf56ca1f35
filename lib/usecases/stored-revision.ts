import { z } from 'zod';
import type { PlannedSession, PlannedTopic } from '@/lib/core/schedule/plan';
import { REPLAN_STRATEGIES } from '@/lib/core/replan/replan-option';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { findRevision, type RevisionHead } from '@/lib/db/revisions-repository';
import type { RevisionReason } from '@/lib/db/row-values';
import type { PlanRevisionRow, Reader } from '@/lib/db/schema';

const count = z.int().min(0);

const summarySchema = z.strictObject({
  /** Sessions whose start or length changed, and that came or went. */
  moved: count,
  added: count,
  removed: count,
  /** How the plan was fitted again, where it was. */
  strategy: z.enum(REPLAN_STRATEGIES).nullable(),
  /** Of an undo: the revision that it went back to. */
  restores: z.int().min(1).nullable(),
});

/** What a revision changed, in short. */
export type RevisionSummary = Readonly<z.output<typeof summarySchema>>;

/** A revision as the history lists it. */
export interface RevisionView {
  readonly number: number;
  readonly reason: RevisionReason;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The plan's title from then on. */
  readonly title: string;
  /** Null where no session changed: when a plan was made, renamed, deleted or brought back. */
  readonly summary: RevisionSummary | null;
}

export function revisionView(head: Omit<RevisionHead, 'pathHash'>): RevisionView {
  const { number, reason, createdAt, title, summary } = head;
  return {
    number,
    reason,
    at: createdAt.getTime(),
    title,
    summary: summary === null ? null : summarySchema.parse(summary),
  };
}

const sessionSchema = z.object({
  id: z.string(),
  kind: z.enum(['study', 'review', 'milestone', 'upkeep']),
  phaseId: z.string(),
  unitId: z.string(),
  topicId: z.string(),
  part: z.int(),
  parts: z.int(),
  start: z.int(),
  minutes: z.int(),
});

const topicSchema = z.object({ topicId: z.string(), minutes: z.number(), depth: z.number() });

const planSchema = z.looseObject({
  topics: z.array(topicSchema),
  sessions: z.array(sessionSchema),
  finishDay: z.int(),
  depth: z.number(),
  totalMinutes: z.number(),
});

/** What is read of a plan that a revision holds; the rest of the core's `Plan` is there too. */
export interface RevisedPlan {
  readonly topics: readonly PlannedTopic[];
  readonly sessions: readonly PlannedSession[];
  readonly finishDay: number;
  readonly depth: number;
  readonly totalMinutes: number;
}

export function revisedPlan({ plan }: Pick<PlanRevisionRow, 'plan'>): RevisedPlan {
  return planSchema.parse(plan);
}

/** Ids, within the plan, of the sessions that were pinned. */
export function revisedPins({ pinned }: Pick<PlanRevisionRow, 'pinned'>): ReadonlySet<string> {
  return new Set(pinned === null ? [] : z.array(z.string()).parse(pinned));
}

/** The topics of the plan as its newest revision has them. */
export async function currentTopics(
  reader: Reader,
  plan: AuthorizedPlan,
): Promise<readonly PlannedTopic[]> {
  const found = await findRevision(reader, plan, plan.revision);
  if (!found) throw new Error(`Plan ${plan.id} lacks revision ${plan.revision}.`);
  return revisedPlan(found.revision).topics;
}
