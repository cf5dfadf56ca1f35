import type { LearningPath } from '@/lib/core/path/learning-path';
import type { ReplanStrategy } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { planOfSessions } from '@/lib/core/schedule/plan-of-sessions';
import { verify } from '@/lib/core/schedule/verify';
import type { Violation } from '@/lib/core/schedule/violation';
import { MOST_STEPS, workBudget } from '@/lib/core/schedule/work-budget';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { listSessionsEver } from '@/lib/db/sessions-repository';
import { instantOfMilliseconds, readClockMilliseconds } from '@/lib/time/clock';
import { nudgeBackgroundWork } from './background-work';
import { busyTimesOf } from './busy-times';
import { currentProblem } from './current-problem';
import type { PlanSettings } from './plan-request';
import { staleness, type StalePlan } from './stale-plan';
import type { RevisionSummary } from './stored-revision';
import { writeRevision } from './write-revision';

/** Why a plan is changed by its learner. */
export type AcceptReason = 'replanned' | 'away' | 'moved' | 'settings' | 'topics' | 'path';

/** A change of a plan that its learner has seen and wants. Session ids are those within the plan. */
export interface AcceptedRevision {
  readonly ownerId: string;
  readonly planId: string;
  readonly expectedRevision: number;
  readonly reason: AcceptReason;
  /** All sessions of the plan from now on, history included. */
  readonly sessions: readonly PlannedSession[];
  /** Where the settings change with it. */
  readonly settings?: PlanSettings | undefined;
  /** Where the path changes with it. */
  readonly path?: { readonly path: LearningPath; readonly hash: string } | undefined;
  /** Sessions to pin and to unpin with it. */
  readonly pin?: readonly string[] | undefined;
  readonly unpin?: readonly string[] | undefined;
  readonly strategy?: ReplanStrategy | null | undefined;
}

export type AcceptOutcome =
  | { readonly kind: 'accepted'; readonly revision: number; readonly summary: RevisionSummary }
  /** The plan is like that already: there is no new revision. */
  | { readonly kind: 'unchanged'; readonly revision: number }
  | StalePlan
  /** These sessions do not fit, or not any more: time has passed, or something was reported since. */
  | { readonly kind: 'refused'; readonly violations: readonly Violation[] }
  | { readonly kind: 'not-found' };

/** Makes the sessions the plan's next revision, all or nothing, if the plan still is as the person saw it. */
export async function acceptRevision(input: AcceptedRevision): Promise<AcceptOutcome> {
  const milliseconds = readClockMilliseconds();
  const database = await currentDatabase();
  const outcome = await database.transaction(async (transaction): Promise<AcceptOutcome> => {
    const plan = await findOwnedPlan(transaction, input);
    if (!plan) return { kind: 'not-found' };
    const stale = await staleness(transaction, plan, input.expectedRevision);
    if (stale) return stale;
    const rows = await listSessionsEver(transaction, plan);
    const zone = input.settings?.learner.zone ?? plan.zone;
    const busy = await busyTimesOf(transaction, input.ownerId, zone);
    const released = [...(input.unpin ?? []), ...(input.pin ?? [])];
    const change = { settings: input.settings, path: input.path?.path, released };
    const now = instantOfMilliseconds(milliseconds);
    const current = currentProblem({ plan, rows, busy }, now, change);
    const kept = new Set(current.settled.filter(({ isEarly }) => !isEarly).map(({ id }) => id));
    const { problem } = current.request;
    const history = new Set(problem.history.map(({ id }) => id));
    // A fact that the problem does not ask for, such as a review that was done, is not judged again.
    const judged = input.sessions.filter(({ id }) => history.has(id) || !kept.has(id));
    const violations = verify(problem, { sessions: judged });
    if (violations.length > 0) return { kind: 'refused', violations };
    const fitted = planOfSessions(problem, judged, workBudget(MOST_STEPS));
    const pinned = new Set([...current.pinned, ...(input.pin ?? [])]);
    for (const id of input.unpin ?? []) pinned.delete(id);
    const next = {
      reason: input.reason,
      title: plan.title,
      settings: current.settings,
      path: current.path,
      pathHash: input.path?.hash ?? plan.pathHash,
      sessions: input.sessions,
      plan: fitted,
      kept,
      pinned,
      strategy: input.strategy ?? null,
      restores: null,
    };
    const at = new Date(milliseconds);
    const written = await writeRevision(transaction, input.ownerId, plan, rows, next, at);
    return written.kind === 'written' ? { ...written, kind: 'accepted' } : written;
  });
  nudgeBackgroundWork('caldav-push');
  return outcome;
}
