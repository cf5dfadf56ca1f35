import { fit } from '@/lib/core/schedule/fit';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { HistorySession, Problem } from '@/lib/core/schedule/problem';
import type { ReplanRequest } from '@/lib/core/replan/replan-option';

/** The sessions that `fit` plans, for problems that fit. */
export function planned(problem: Problem): readonly PlannedSession[] {
  const outcome = fit(problem);
  if (outcome.kind !== 'plan') throw new Error('the problem does not fit');
  return outcome.plan.sessions;
}

/** The plan as of an instant: what came before it was done as planned, except for the ids in `missed`. */
export function asOf(
  problem: Problem,
  previous: readonly PlannedSession[],
  now: number,
  missed: readonly string[] = [],
): ReplanRequest {
  const history = previous
    .filter(({ id, start }) => start < now && !missed.includes(id))
    .map(({ id, topicId, start, minutes }): HistorySession => ({ id, topicId, start, minutes }));
  return {
    problem: { ...problem, now, history },
    previous,
    pinned: new Set(),
    usedIds: new Set(previous.map(({ id }) => id)),
  };
}
