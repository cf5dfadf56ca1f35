import { extendedCalendar } from './after-finish';
import { boundsAtDepth } from './effort-bounds';
import { prepared } from './feasible';
import type { ReviewsDoNotFit } from './plan';
import { reviewsIn, spareBeside } from './place-reviews';
import type { Problem } from './problem';
import { timesOf } from './reviewed-placer';
import { daysOfReview } from './reviews';
import type { WorkBudget } from './work-budget';

/**
 * Where study fits at core depth but no way was found to place its reviews too: the first review that
 * finds no time once study is placed as early as it fits. Null where both fit, or study alone does not.
 */
export function reviewsConflict(problem: Problem, budget: WorkBudget): ReviewsDoNotFit | null {
  if (problem.reviews === null) return null;
  const bounds = boundsAtDepth(problem, 0);
  if (prepared(problem, budget).place(bounds)) return null;
  const study = prepared({ ...problem, reviews: null }, budget).place(bounds);
  if (study === null) return null;
  const sessions = [...problem.history, ...timesOf(problem, study.pieces)];
  const spare = spareBeside(problem, sessions, extendedCalendar(problem), budget);
  const around = reviewsIn(spare, problem, sessions);
  if (around.kind === 'placed') return null;
  const { phaseId, topicId } = around.review.topic;
  return {
    kind: 'reviews-do-not-fit',
    phaseId,
    topicId,
    minutes: around.review.minutes,
    ...daysOfReview(problem, around.review),
  };
}
