import type { Instant } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { extendedCalendar } from './after-finish';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';
import {
  daysOfReview,
  finishedTopics,
  isOwed,
  reviewsOf,
  reviewSession,
  takeReview,
  type DueReview,
  type TimedSession,
} from './reviews';
import { sessionId } from './session-id';
import { spareTime, type SpareTime } from './spare-time';
import type { StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** Every review has its time, or the first that finds none. */
export type ReviewPlacement =
  | { readonly kind: 'placed'; readonly reviews: readonly PlannedSession[] }
  | { readonly kind: 'no-place'; readonly review: DueReview };

const NONE_BEFORE: ReadonlyMap<string, Instant> = new Map();

/**
 * The reviews around study sessions (and milestones) whose times are settled. Those of `previous`
 * (review id to start) keep their time where they still may have it; the others are placed one after
 * the other by due day. A review that was due before today is placed only if `previous` has it: which
 * ones are still open then, the problem cannot know.
 */
export function placeReviews(
  problem: Problem,
  studySessions: readonly PlannedSession[],
  previous: ReadonlyMap<string, Instant>,
  budget: WorkBudget,
): ReviewPlacement {
  const spare = spareBeside(problem, studySessions, extendedCalendar(problem), budget);
  return reviewsIn(spare, problem, studySessions, previous);
}

/** What time these sessions leave; those of the history, or earlier than the start, the calendar knows. */
export function spareBeside(
  problem: Problem,
  sessions: readonly TimedSession[],
  calendar: StudyCalendar,
  budget: WorkBudget,
): SpareTime {
  const spare = spareTime(problem, calendar, budget);
  for (const { start, minutes } of sessions) {
    if (start < calendar.earliest) continue;
    spare.take({ start, minutes, day: dayOf(problem, start) });
  }
  return spare;
}

/** The reviews of the topics that these sessions finish, placed in time that is spare. */
export function reviewsIn(
  spare: SpareTime,
  problem: Problem,
  sessions: readonly TimedSession[],
  previous: ReadonlyMap<string, Instant> = NONE_BEFORE,
): ReviewPlacement {
  const due = finishedTopics(problem, sessions)
    .flatMap((topic) => reviewsOf(problem, topic))
    .filter((review) => isOwed(problem, review) || previous.has(review.id))
    .sort((a, b) => a.dueDay - b.dueDay);
  const times = keptTimes(problem, spare, due, previous);
  const reviews: PlannedSession[] = [];
  for (const review of due) {
    const start =
      times.get(review.id) ??
      takeReview(problem, spare, review, endOfReviewBefore(review, times))?.start;
    if (start === undefined) {
      return { kind: 'no-place', review };
    }
    times.set(review.id, start);
    reviews.push(reviewSession(review, start));
  }
  return { kind: 'placed', reviews };
}

/** Old times that still hold; once a topic's review has to move, so may those that come after it. */
function keptTimes(
  problem: Problem,
  spare: SpareTime,
  due: readonly DueReview[],
  previous: ReadonlyMap<string, Instant>,
): Map<string, Instant> {
  const kept = new Map<string, Instant>();
  const moving = new Set<string>();
  for (const review of due) {
    const { id, topic, minutes } = review;
    const start = previous.get(id);
    const before = endOfReviewBefore(review, kept);
    if (
      start === undefined ||
      moving.has(topic.topicId) ||
      start < Math.max(topic.end, before ?? topic.end) ||
      !mayLieOn(problem, review, start) ||
      !spare.isFree(start, minutes)
    ) {
      moving.add(topic.topicId);
      continue;
    }
    spare.take({ start, minutes, day: dayOf(problem, start) });
    kept.set(id, start);
  }
  return kept;
}

function mayLieOn(problem: Problem, review: DueReview, start: Instant): boolean {
  const { firstDay, lastDay } = daysOfReview(problem, review);
  const day = problem.startDay + dayOf(problem, start);
  return start >= problem.now && firstDay <= day && day <= lastDay;
}

function endOfReviewBefore(
  { topic, part, minutes }: DueReview,
  times: ReadonlyMap<string, Instant>,
): Instant | null {
  const start = times.get(sessionId(topic.topicId, 'review', part - 1));
  return start === undefined ? null : start + minutes;
}

/** Days after the start day. */
function dayOf({ offsets, startDay }: Problem, start: Instant): number {
  return wallTimeAt(offsets, start).day - startDay;
}
