import { feedToken, feedTokenHash } from '@/lib/auth/feed-token';
import type { Infeasible, Plan } from '@/lib/core/schedule/plan';
import { currentDatabase } from '@/lib/db/current-database';
import { newId } from '@/lib/db/ids';
import { insertPlanWithSessions } from '@/lib/db/plans-repository';
import { env } from '@/lib/env';
import { instantOfMilliseconds, readClockMilliseconds } from '@/lib/time/clock';
import { busyOfOwner } from './busy-of-owner';
import { requestFromFields, withErrors, type PlannerFieldError } from './plan-request-query';
import { fieldsFromQuery } from './planner-fields';
import { resolveRequest, type ResolvedRequest } from './resolve-request';
import { milestonesOf, sessionsOfPlan } from './session-rows';
import { solve } from './solver';

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly planId: string }
  | { readonly kind: 'invalid'; readonly errors: readonly PlannerFieldError[] }
  | { readonly kind: 'infeasible'; readonly conflict: Infeasible }
  /** It would take more work than it may, or others wait already; the planner says which. */
  | { readonly kind: 'not-planned' };

/** Fits the plan of the planner's fields and saves it with its sessions and its feed, all or nothing. */
export async function savePlan(input: {
  readonly ownerId: string;
  readonly query: URLSearchParams;
}): Promise<SaveOutcome> {
  const milliseconds = readClockMilliseconds();
  // What is saved must be in the form: only these two have a default that depends on the visitor.
  const reading = requestFromFields(fieldsFromQuery(input.query, { start: '', zone: '' }));
  if (!reading.ok) return { kind: 'invalid', errors: reading.errors };
  const now = instantOfMilliseconds(milliseconds);
  const resolved = await resolveRequest(reading.request, now, busyOfOwner(input.ownerId));
  if (!resolved.ok) {
    return { kind: 'invalid', errors: withErrors([], resolved.failure, reading.request) };
  }
  const outcome = await solve(resolved.value.problem);
  if (outcome.kind === 'infeasible') return outcome;
  if (outcome.kind !== 'plan') return { kind: 'not-planned' };
  const planId = await insertPlan(input.ownerId, resolved.value, outcome.plan, milliseconds);
  return { kind: 'saved', planId };
}

async function insertPlan(
  ownerId: string,
  { path, pathHash, settings }: ResolvedRequest,
  plan: Plan,
  milliseconds: number,
): Promise<string> {
  const planId = newId();
  const feedId = newId();
  const token = feedToken(env().AUTH_SECRET, { id: feedId, generation: 1 });
  const sessions = sessionsOfPlan(planId, settings.learner.zone, plan.sessions);
  const database = await currentDatabase();
  await database.transaction((transaction) =>
    insertPlanWithSessions(transaction, {
      id: planId,
      ownerId,
      title: path.title,
      pathSlug: path.slug,
      pathHash,
      path,
      request: settings,
      zone: settings.learner.zone,
      plan,
      sessions,
      milestones: milestonesOf(sessions),
      feed: { id: feedId, tokenHash: feedTokenHash(token) },
      now: new Date(milliseconds),
    }),
  );
  return planId;
}
