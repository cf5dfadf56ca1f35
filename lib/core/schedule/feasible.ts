import type { PhaseBounds } from './effort-bounds';
import type { Problem } from './problem';
import { createReviewedPlacer } from './reviewed-placer';
import { createSequencer, type Placed, type Sequencer } from './sequence';
import { studyCalendar, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** About as long as it takes to lay out one day or slot of a calendar. */
const STEPS_A_SLOT = 10;

/** A problem made ready to be asked about any number of effort bounds. */
export interface PreparedProblem {
  readonly calendar: StudyCalendar;
  readonly sequencer: Sequencer;
  /** Places these efforts as early as they fit, with their reviews, under the problem's own limits. */
  readonly place: (bounds: readonly PhaseBounds[]) => Fitting | null;
}

/** Where everything has a place. */
type Fitting = Pick<Placed, 'kind' | 'pieces' | 'finishDay'>;

export function prepared(problem: Problem, budget: WorkBudget): PreparedProblem {
  const calendar = studyCalendar(problem);
  budget.spend(STEPS_A_SLOT * (calendar.days + calendar.slots.length));
  const sequencer = createSequencer(problem, calendar, budget);
  const options = {
    limits: calendar.limits,
    lastDay: calendar.days - 1,
    order: 'earliest',
  } as const;
  const placer =
    problem.reviews === null ? null : createReviewedPlacer(problem, calendar, sequencer, budget);
  return {
    calendar,
    sequencer,
    place: (bounds) => {
      if (!placer) return sequencer.solve(bounds, options);
      const outcome = placer.place(bounds, options);
      return outcome.kind === 'placed' ? outcome : null;
    },
  };
}
