import { DAYS_PER_WEEK } from '../civil/civil';
import { depthOfAim, heldToAim } from './aim';
import { conflictAt } from './conflict';
import { boundsAtDepth, depthsOnGrid, targetsOnGrid } from './effort-bounds';
import { evenSessions } from './even-sessions';
import { prepared, type PreparedProblem } from './feasible';
import { levelled } from './levelling';
import type { Infeasible, Plan } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import type { Problem } from './problem';
import type { PhaseBounds, Placed } from './sequence';
import { weekOfDay } from './study-calendar';
import type { WorkBudget } from './work-budget';

export type Fit =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'infeasible'; readonly conflict: Infeasible };

/**
 * Fits the study sessions and timed milestones of a learning path into the time there is, or says which
 * phase does not fit. The minimum depth is exact: the highest of all depths at which any topic's effort
 * reaches a grid step. Where it is less than aimed at, what time is left makes topics deeper, all
 * towards the same depth.
 */
export function fitStudy(problem: Problem, budget: WorkBudget): Fit {
  const held = heldToAim(problem);
  const ready = prepared(held, budget);
  const { calendar, sequencer } = ready;
  let stuckAt = 0;
  const solve: Solve = (bounds, quick = false) => {
    const outcome = quick ? ready.placeQuickly(bounds) : ready.place(bounds);
    if (outcome.kind === 'placed') return { bounds, placed: outcome };
    stuckAt = outcome.phase;
    return null;
  };
  const aimed = depthOfAim(problem.aim);
  const fitting = solve(boundsAtDepth(problem, aimed)) ?? deepestFitting(problem, aimed, solve);
  if (!fitting) {
    return { kind: 'infeasible', conflict: conflictAt(held, calendar, sequencer, stuckAt) };
  }
  const { bounds } = fitting;
  const placed = inEarliestWeek(fitting, ready);
  const even = levelled(placed, bounds, sequencer, calendar, problem.rules);
  const pieces = evenSessions(even.pieces, calendar.slots, problem.rules);
  const sessions = namedSessions(problem, pieces);
  return { kind: 'plan', plan: planOfSessions(problem, sessions, budget) };
}

interface Fitting {
  readonly bounds: readonly PhaseBounds[];
  readonly placed: Placed;
}

/**
 * The first day on which a phase fits need not lead to the earliest finish, since what is studied
 * then uses up the week's cap. That no earlier week does is proven by asking for one.
 */
function inEarliestWeek(
  { bounds, placed }: Fitting,
  { calendar, sequencer }: Pick<PreparedProblem, 'calendar' | 'sequencer'>,
): Placed {
  const lastDay = weekOfDay(placed.finishDay) * DAYS_PER_WEEK - 1;
  if (lastDay < 0) return placed;
  const sooner = sequencer.run(bounds, { limits: calendar.limits, lastDay, order: 'earliest' });
  if (sooner.kind === 'stuck') return placed;
  return inEarliestWeek({ bounds, placed: sooner }, { calendar, sequencer });
}

type Solve = (bounds: readonly PhaseBounds[], quick?: boolean) => Fitting | null;

function deepestFitting(problem: Problem, aimed: number, solve: Solve): Fitting | null {
  const upTo = (depths: readonly number[]) => depths.filter((depth) => depth < aimed);
  const minimum = highestThatFits(upTo(depthsOnGrid(problem)), (depth) =>
    solve(boundsAtDepth(problem, depth)),
  );
  if (!minimum) return null;
  const targets = upTo(targetsOnGrid(problem)).filter((target) => target >= minimum.depth);
  const filled = highestThatFits([minimum.depth, ...targets, aimed], (target) =>
    solve(boundsAtDepth(problem, minimum.depth, target), true),
  );
  return filled?.fitting ?? minimum.fitting;
}

/** Bisection is exact here: a plan of one depth is also a plan of every lower one. */
function highestThatFits(
  depths: readonly number[],
  solve: (depth: number) => Fitting | null,
): { readonly depth: number; readonly fitting: Fitting } | null {
  let best: { readonly depth: number; readonly fitting: Fitting } | null = null;
  let low = 0;
  let high = depths.length;
  while (low < high) {
    // The lowest first: where even that does not fit there is nothing to search.
    const middle = best === null ? low : (low + high) >> 1;
    const depth = depths[middle] as number;
    const fitting = solve(depth);
    if (!fitting) {
      high = middle;
    } else {
      best = { depth, fitting };
      low = middle + 1;
    }
  }
  return best;
}
