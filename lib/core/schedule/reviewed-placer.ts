import { extendedCalendar } from './after-finish';
import { reviewsIn, spareBeside } from './place-reviews';
import type { Problem } from './problem';
import type { PhaseBounds, Piece, SequenceOptions, Sequencer, Stuck } from './sequence';
import type { StudyCalendar } from './study-calendar';
import { createReviewedSequencer, type PlacedWithReviews } from './study-with-reviews';
import type { WorkBudget } from './work-budget';

export interface ReviewedPlacer {
  /** Study and reviews placed together, which makes way for reviews on their due days. */
  readonly together: (
    phases: readonly PhaseBounds[],
    options: SequenceOptions,
  ) => PlacedWithReviews | Stuck;
  /** The same or, where that finds no room, study as it fits alone and the reviews in what it leaves. */
  readonly place: (
    phases: readonly PhaseBounds[],
    options: SequenceOptions,
  ) => PlacedWithReviews | Stuck;
}

/** Places study such that its reviews fit too. */
export function createReviewedPlacer(
  problem: Problem,
  calendar: StudyCalendar,
  sequencer: Sequencer,
  budget: WorkBudget,
): ReviewedPlacer {
  const extended = extendedCalendar(problem);
  const { run: together } = createReviewedSequencer(problem, calendar, extended, budget);
  return {
    together,
    place: (phases, options) => {
      const found = together(phases, options);
      if (found.kind === 'placed') return found;
      const alone = sequencer.run(phases, options);
      if (alone.kind === 'stuck') return alone;
      const sessions = [...problem.history, ...timesOf(problem, alone.pieces)];
      const spare = spareBeside(problem, sessions, extended, budget);
      const around = reviewsIn(spare, problem, sessions);
      if (around.kind === 'placed') return { ...alone, reviews: around.reviews };
      const { phaseId } = around.review.topic;
      return { kind: 'stuck', phase: problem.path.phases.findIndex(({ id }) => id === phaseId) };
    },
  };
}

/** Pieces as sessions of their topics. */
export function timesOf({ path }: Problem, pieces: readonly Piece[]) {
  return pieces.flatMap(({ phase, topic, start, minutes }) => {
    const found = path.phases[phase]?.topics[topic];
    return found ? [{ topicId: found.id, start, minutes }] : [];
  });
}
