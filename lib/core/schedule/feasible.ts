import { boundsAtDepth } from './effort-bounds';
import type { Problem } from './problem';
import {
  createSequencer,
  type PhaseBounds,
  type SequenceOutcome,
  type Sequencer,
} from './sequence';
import { studyCalendar, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** A problem made ready to be asked about any number of effort bounds. */
export interface PreparedProblem {
  readonly calendar: StudyCalendar;
  readonly sequencer: Sequencer;
  /** Places these efforts as early as they fit, under the problem's own limits. */
  readonly place: (bounds: readonly PhaseBounds[]) => SequenceOutcome;
}

export function prepared(problem: Problem, budget: WorkBudget): PreparedProblem {
  const calendar = studyCalendar(problem);
  const sequencer = createSequencer(problem, calendar, budget);
  const options = {
    limits: calendar.limits,
    lastDay: calendar.days - 1,
    order: 'earliest',
  } as const;
  return { calendar, sequencer, place: (bounds) => sequencer.run(bounds, options) };
}

/** Whether every topic fits at core depth: one run of the solver, without a plan made of it. */
export function fitsAtCore(problem: Problem, budget: WorkBudget): boolean {
  return prepared(problem, budget).place(boundsAtDepth(problem, 0)).kind === 'placed';
}

/**
 * The least whole number at which something holds, given that it does not at `no`, does at `yes`
 * (`no < yes`), and does from there on. The number below the answer is one that was tried, or `no`.
 */
export function leastHolding(no: number, yes: number, holds: (value: number) => boolean): number {
  let [fails, least] = [no, yes];
  while (least - fails > 1) {
    const middle = (fails + least) >> 1;
    if (holds(middle)) least = middle;
    else fails = middle;
  }
  return least;
}
