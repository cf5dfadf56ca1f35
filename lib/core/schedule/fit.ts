import { conflictAt } from './conflict';
import { boundsAtDepth, candidateDepths } from './effort-bounds';
import { levelled } from './levelling';
import type { Infeasible, Plan } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import type { Problem } from './problem';
import { createSequencer, type SequenceOutcome } from './sequence';
import { studyCalendar } from './study-calendar';

export type FitOutcome =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'infeasible'; readonly conflict: Infeasible };

const STANDARD_DEPTH = 0.5;

/**
 * Fits a learning path into the time there is, or says which phase does not fit. The minimum depth is
 * exact: the highest of all depths at which any topic's effort changes by a grid step.
 */
export function fit(problem: Problem): FitOutcome {
  const calendar = studyCalendar(problem);
  const sequencer = createSequencer(problem, calendar);
  const options = { limits: calendar.limits, lastDay: calendar.days - 1 };
  const solve = (depth: number) => sequencer.run(boundsAtDepth(problem, depth), options);

  const highest = { soonest: 0, standard: STANDARD_DEPTH, deepest: 1 }[problem.aim];
  let depth = highest;
  let outcome = solve(depth);
  if (outcome.kind === 'stuck' && highest > 0) {
    ({ depth, outcome } = deepestThatFits(candidateDepths(problem, highest), solve));
  }
  if (outcome.kind === 'stuck') {
    return {
      kind: 'infeasible',
      conflict: conflictAt(problem, calendar, sequencer, outcome.phase),
    };
  }
  const placed = levelled(
    outcome,
    boundsAtDepth(problem, depth),
    sequencer,
    calendar,
    problem.rules.gridMinutes,
  );
  const sessions = namedSessions(problem, placed.pieces);
  return { kind: 'plan', plan: planOfSessions(problem, sessions) };
}

/** Bisection is exact here: a plan of one depth is also a plan of every lower one. */
function deepestThatFits(
  depths: readonly number[],
  solve: (depth: number) => SequenceOutcome,
): { depth: number; outcome: SequenceOutcome } {
  let low = 0;
  let high = depths.length - 1;
  let best = { depth: 0, outcome: solve(0) };
  if (best.outcome.kind === 'stuck') return best;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const depth = depths[middle] as number;
    const outcome = solve(depth);
    if (outcome.kind === 'placed') {
      best = { depth, outcome };
      low = middle;
    } else {
      high = middle;
    }
  }
  return best;
}
