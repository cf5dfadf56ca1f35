import { freeIntervals } from '../availability/free-intervals';
import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import { startOfDay } from '../civil/offset-table';
import type { Problem } from './problem';

/**
 * In no plan week are there more minutes than floor((100 - share) % of the weekly cap, or of the week's
 * free minutes where these are less). The free minutes of a plan week are those of its seven local days
 * that lie in a window, on no day off and in no busy interval, whatever the time now, the deadline and
 * the horizon, each counted on the local day on which it lies.
 */
export function mostUnderFreeShare(problem: Problem, weeks: number): readonly Minutes[] {
  const { freeSharePercent, weeklyCapMinutes } = problem.rules;
  return freeMinutesByWeek(problem, weeks).map((free) =>
    Math.floor(((100 - freeSharePercent) * Math.min(weeklyCapMinutes ?? free, free)) / 100),
  );
}

function freeMinutesByWeek(
  { availability, offsets, startDay }: Problem,
  weeks: number,
): readonly Minutes[] {
  const free = freeIntervals(availability, {
    offsets,
    firstDay: startDay,
    lastDay: startDay + weeks * DAYS_PER_WEEK - 1,
    now: -Infinity,
  });
  let next = 0;
  return Array.from({ length: weeks }, (_, week) => {
    const from = startOfDay(offsets, startDay + week * DAYS_PER_WEEK);
    const until = startOfDay(offsets, startDay + (week + 1) * DAYS_PER_WEEK);
    let minutes = 0;
    for (let interval = free[next]; interval && interval.start < until; interval = free[next]) {
      minutes += Math.min(interval.end, until) - Math.max(interval.start, from);
      // What runs on past the week's midnight counts there too.
      if (interval.end > until) break;
      next += 1;
    }
    return minutes;
  });
}
