import { conflictAt } from './conflict';
import { boundsAtDepth, depthsOnGrid, targetsOnGrid } from './effort-bounds';
import { levelled } from './levelling';
import type { Infeasible, Plan } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import type { Problem } from './problem';
import { createSequencer, type PhaseBounds, type Placed } from './sequence';
import { studyCalendar } from './study-calendar';
import { workBudget, WorkExceeded, type WorkBudget } from './work-budget';

export type FitOutcome =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'infeasible'; readonly conflict: Infeasible }
  | TooLarge;

/** The question was not answered: it asks for more work than one question may cost. */
export interface TooLarge {
  readonly kind: 'too-large';
  /** How many steps of the solver were allowed. */
  readonly steps: number;
}

/** About a second of work; the reference path takes a hundredth of it. */
export const MOST_STEPS = 40_000_000;

const DEPTH_OF_AIM = { soonest: 0, standard: 0.5, deepest: 1 } as const;

/**
 * Fits a learning path into the time there is, or says which phase does not fit. The minimum depth is
 * exact: the highest of all depths at which any topic's effort reaches a grid step. Where it is less
 * than aimed at, what time is left makes topics deeper, all towards the same depth.
 */
export function fit(problem: Problem, mostSteps: number = MOST_STEPS): FitOutcome {
  try {
    return fitWithin(problem, workBudget(mostSteps));
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return { kind: 'too-large', steps: mostSteps };
  }
}

function fitWithin(problem: Problem, budget: WorkBudget): FitOutcome {
  const calendar = studyCalendar(problem);
  const sequencer = createSequencer(problem, calendar, budget);
  const options = {
    limits: calendar.limits,
    lastDay: calendar.days - 1,
    order: 'earliest',
  } as const;
  const solve = (bounds: readonly PhaseBounds[]): Fitting | null => {
    const outcome = sequencer.run(bounds, options);
    if (outcome.kind === 'placed') return { bounds, placed: outcome };
    stuckAt = outcome.phase;
    return null;
  };
  let stuckAt = 0;
  const aimed = DEPTH_OF_AIM[problem.aim];
  const fitting = solve(boundsAtDepth(problem, aimed)) ?? deepestFitting(problem, aimed, solve);
  if (!fitting) {
    const conflict = conflictAt(problem, calendar, sequencer, stuckAt);
    return { kind: 'infeasible', conflict };
  }
  const { placed, bounds } = fitting;
  const even = levelled(placed, bounds, sequencer, calendar, problem.rules);
  const sessions = namedSessions(problem, even.pieces);
  return { kind: 'plan', plan: planOfSessions(problem, sessions, budget) };
}

interface Fitting {
  readonly bounds: readonly PhaseBounds[];
  readonly placed: Placed;
}

function deepestFitting(
  problem: Problem,
  aimed: number,
  solve: (bounds: readonly PhaseBounds[]) => Fitting | null,
): Fitting | null {
  const upTo = (depths: readonly number[]) => depths.filter((depth) => depth < aimed);
  const minimum = highestThatFits(upTo(depthsOnGrid(problem)), (depth) =>
    solve(boundsAtDepth(problem, depth)),
  );
  if (!minimum) return null;
  const targets = upTo(targetsOnGrid(problem)).filter((target) => target >= minimum.depth);
  const filled = highestThatFits([minimum.depth, ...targets, aimed], (target) =>
    solve(boundsAtDepth(problem, minimum.depth, target)),
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
