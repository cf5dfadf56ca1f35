import { DAYS_PER_WEEK, MINUTES_PER_DAY, type CivilDay } from '../civil/civil';
import type { Problem } from './problem';
import { studyCalendar, type StudyCalendar } from './study-calendar';

/** A review that finds no time on its due day may wait for so many days. */
export const LATEST_REVIEW_DAYS = 14;

/** Days after the last plannable one on which reviews and upkeep may lie; offsets must reach there. */
export function daysAfterFinish({ reviews, upkeep }: Pick<Problem, 'reviews' | 'upkeep'>): number {
  const latest = reviews ? Math.max(...reviews.afterDays) + LATEST_REVIEW_DAYS : 0;
  // The week of the finish goes on to its end before the first one of upkeep.
  const ongoing = upkeep ? (upkeep.weeks + 1) * DAYS_PER_WEEK : 0;
  return Math.max(latest, ongoing);
}

/**
 * A problem's time from its start to the last day of reviews and upkeep: neither deadline nor
 * recommended weeks end it, only what the offsets cover.
 */
export function extendedCalendar(problem: Problem): StudyCalendar {
  const plannable = problem.startDay + studyCalendar(problem).days - 1;
  const known: CivilDay = Math.floor(problem.offsets.until / MINUTES_PER_DAY) - 4;
  return studyCalendar({
    ...problem,
    pace: 'relaxed',
    deadlineDay: null,
    horizonDay: Math.max(plannable, Math.min(known, plannable + daysAfterFinish(problem))),
  });
}
