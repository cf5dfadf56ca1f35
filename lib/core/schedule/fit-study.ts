import { DAYS_PER_WEEK } from '../civil/civil';
import { depthOfAim, heldToAim } from './aim';
import { conflictOf } from './conflict';
import { boundsAtDepth, depthsOnGrid } from './effort-bounds';
import { evenDays } from './even-days';
import { evenSessions } from './even-sessions';
import { leastHolding, prepared } from './feasible';
import { leastPeak } from './least-peak';
import type { Infeasible, Plan } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import type { Problem } from './problem';
import { weekOfDay } from './study-calendar';
import type { WorkBudget } from './work-budget';

export type Fit =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'infeasible'; readonly conflict: Infeasible };

/**
 * Fits the study sessions and timed milestones of a learning path into the time there is, or says which
 * phase does not fit. Of all plans it is one with, in this order: the highest minimum depth up to the
 * one aimed at, and where that is reached the earliest finishing week; the most weighted effort up to
 * the depth aimed at; the fewest sessions; the least peak of weekly minutes.
 */
export function fitStudy(problem: Problem, budget: WorkBudget): Fit {
  const held = heldToAim(problem);
  const { calendar, sequencer, place } = prepared(held, budget);
  const aimed = depthOfAim(problem.aim);
  const reached = place(boundsAtDepth(problem, aimed));
  let depth = aimed;
  if (!reached) {
    if (!place(boundsAtDepth(problem, 0))) {
      return { kind: 'infeasible', conflict: conflictOf(held, calendar, sequencer) };
    }
    // Bisection is exact here: a plan of one depth is also a plan of every lower one.
    const depths = depthsOnGrid(problem).filter((candidate) => candidate < aimed);
    const tooDeep = leastHolding(
      0,
      depths.length,
      (index) => place(boundsAtDepth(problem, depths[index] as number)) === null,
    );
    depth = depths[tooDeep - 1] as number;
  }
  const lastDay = reached
    ? Math.min(calendar.days, (weekOfDay(reached.finishDay) + 1) * DAYS_PER_WEEK) - 1
    : calendar.days - 1;
  const bounds = boundsAtDepth(problem, depth, aimed);
  const best = leastPeak(problem, bounds, lastDay, calendar, sequencer);
  const even = evenDays(problem, best.pieces, bounds, calendar, sequencer);
  const pieces = evenSessions(even, calendar.slots, problem.rules);
  const sessions = namedSessions(problem, pieces);
  return { kind: 'plan', plan: planOfSessions(problem, sessions, budget) };
}
