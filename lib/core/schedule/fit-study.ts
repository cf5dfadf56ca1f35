import { DAYS_PER_WEEK } from '../civil/civil';
import { depthOfAim, heldToAim } from './aim';
import { conflictOf } from './conflict';
import { boundsAtDepth, boundsTowards, depthsOnGrid, type PhaseBounds } from './effort-bounds';
import { evenDays } from './even-days';
import { evenSessions } from './even-sessions';
import { prepared, type PreparedProblem } from './feasible';
import { leastHolding } from './least-holding';
import { leastPeak } from './least-peak';
import type { Infeasible, Plan } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import type { Problem } from './problem';
import type { Placed } from './sequence';
import { weekOfDay } from './study-calendar';
import { partedBudget, type WorkBudget } from './work-budget';

export type Fit =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'infeasible'; readonly conflict: Infeasible };

/** Of the work that a question may cost, what the best of all plans may. */
const STEPS_FOR_BEST = 16_000_000;

/**
 * Fits the study sessions and timed milestones of a learning path into the time there is, or says which
 * phase does not fit. Of all plans it is one with, in this order: the highest minimum depth up to the
 * one aimed at, and where that is reached the earliest finishing week; the most weighted effort up to
 * the depth aimed at; the fewest sessions; the least peak of weekly minutes. All of it is exact, but
 * for a path so large that `approximate` says otherwise.
 */
export function fitStudy(
  problem: Problem,
  budget: WorkBudget,
  stepsForBest: number = STEPS_FOR_BEST,
): Fit {
  const held = heldToAim(problem);
  const parted = partedBudget(budget);
  const ready = prepared(held, parted);
  const { calendar, sequencer, place } = ready;
  const aimed = depthOfAim(problem.aim);
  const reached = place(boundsAtDepth(problem, aimed));
  if (!reached && !place(boundsAtDepth(problem, 0))) {
    return { kind: 'infeasible', conflict: conflictOf(held, calendar, sequencer) };
  }
  const fits = (bounds: readonly PhaseBounds[]) => place(bounds) !== null;
  const depth = reached ? aimed : highestDepth(problem, aimed, fits);
  const lastDay = reached
    ? Math.min(calendar.days, (weekOfDay(reached.finishDay) + 1) * DAYS_PER_WEEK) - 1
    : calendar.days - 1;
  const bounds = boundsAtDepth(problem, depth, aimed);
  const best = parted.within(stepsForBest, () =>
    leastPeak(problem, bounds, lastDay, calendar, sequencer),
  );
  // What was broken off leaves the solver in the midst of things, so another goes on.
  const going = best ? ready : prepared(held, parted);
  const { pieces: found } = best ?? soonestWithFill(problem, depth, aimed, going.place);
  const even = evenDays(problem, found, bounds, calendar, going.sequencer, best === null);
  const pieces = evenSessions(even, calendar.slots, problem.rules);
  const sessions = namedSessions(problem, pieces);
  const plan = planOfSessions(problem, sessions, budget);
  return { kind: 'plan', plan: best ? plan : { ...plan, approximate: true } };
}

/**
 * The highest minimum depth below the one aimed at that fits, given that core depth does. Bisection is
 * exact here: a plan of one depth is also a plan of every lower one.
 */
function highestDepth(
  problem: Problem,
  aimed: number,
  fits: (bounds: readonly PhaseBounds[]) => boolean,
): number {
  const depths = depthsOnGrid(problem).filter((depth) => depth < aimed);
  const tooDeep = leastHolding(
    0,
    depths.length,
    (index) => !fits(boundsAtDepth(problem, depths[index] as number)),
  );
  return depths[tooDeep - 1] as number;
}

/** So many parts of the way from the minimum depth to the one aimed at are told apart. */
const FILL_STEPS = 64;

/** For paths too large for more: all topics as deep as they fit alike beyond the minimum depth, placed as early as they fit. */
function soonestWithFill(
  problem: Problem,
  depth: number,
  aimed: number,
  place: PreparedProblem['place'],
): Pick<Placed, 'pieces'> {
  let best = place(boundsAtDepth(problem, depth));
  leastHolding(0, FILL_STEPS, (part) => {
    const towards = depth + (part / FILL_STEPS) * (aimed - depth);
    const found = place(boundsTowards(problem, depth, towards));
    best = found ?? best;
    return found === null;
  });
  if (!best) throw new Error('what was found to fit does not');
  return best;
}
