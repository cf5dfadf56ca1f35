import { extendedCalendar } from './after-finish';
import { boundsAtDepth, type PhaseBounds } from './effort-bounds';
import { reviewsIn, spareBeside } from './place-reviews';
import type { Problem } from './problem';
import type { Piece, Sequencer, Stuck } from './sequence';
import type { StudyCalendar } from './study-calendar';
import {
  createTogetherPlacer,
  type PlaceTogether,
  type StudyAndReviews,
  type TogetherOptions,
} from './study-with-reviews';
import type { WorkBudget } from './work-budget';

export interface ReviewedPlacer {
  /** Study and reviews placed together, study making way for reviews on their due days. */
  readonly together: PlaceTogether;
  /**
   * The same or, where that finds no room at core depth, study as it fits alone and the reviews in what
   * it leaves: reviews may wait for core effort, but not for more.
   */
  readonly place: (
    phases: readonly PhaseBounds[],
    options: Omit<TogetherOptions, 'prefer'>,
  ) => StudyAndReviews | Stuck;
}

/** Places study such that its reviews fit too. */
export function createReviewedPlacer(
  problem: Problem,
  calendar: StudyCalendar,
  sequencer: Pick<Sequencer, 'solve'>,
  budget: WorkBudget,
): ReviewedPlacer {
  const extended = extendedCalendar(problem);
  const together = createTogetherPlacer(problem, calendar, extended, budget);
  const coreSteps = stepsOf(boundsAtDepth(problem, 0));
  return {
    together,
    place: (phases, { limits, lastDay }) => {
      const found = together(phases, { limits, lastDay, prefer: 'earliest' });
      if (found.kind === 'placed' || stepsOf(phases) > coreSteps) return found;
      const alone = sequencer.solve(phases, { limits, lastDay, order: 'earliest' });
      if (alone === null) return found;
      const { pieces, finishDay } = alone;
      const sessions = [...problem.history, ...timesOf(problem, pieces)];
      const spare = spareBeside(problem, sessions, extended, budget);
      const around = reviewsIn(spare, problem, sessions);
      if (around.kind === 'placed') {
        return { kind: 'placed', pieces, finishDay, reviews: around.reviews };
      }
      const { phaseId } = around.review.topic;
      return { kind: 'stuck', phase: problem.path.phases.findIndex(({ id }) => id === phaseId) };
    },
  };
}

function stepsOf(phases: readonly PhaseBounds[]): number {
  return phases.reduce(
    (sum, { topics }) => topics.reduce((steps, { least }) => steps + least, sum),
    0,
  );
}

/** Pieces as sessions of their topics. */
export function timesOf({ path }: Problem, pieces: readonly Piece[]) {
  return pieces.flatMap(({ phase, topic, start, minutes }) => {
    const found = path.phases[phase]?.topics[topic];
    return found ? [{ topicId: found.id, start, minutes }] : [];
  });
}
