import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import type { DayCount } from '../schedule/day-count';

/** Study that was done on a local day. */
export interface DoneWork {
  readonly day: CivilDay;
  readonly minutes: Minutes;
}

/** How fast it went lately, in minutes a week. */
export interface Pace {
  /** The last whole weeks, four at most, oldest first. */
  readonly weeks: readonly Minutes[];
  readonly mean: Minutes;
  /** The mean without the best of these weeks, and without the least of them. */
  readonly slow: Minutes;
  readonly fast: Minutes;
}

const MOST_WEEKS = 4;

/**
 * The pace of the last four weeks; null before the first week is over. A week is seven days that are no
 * days off, ending yesterday: a holiday slows nobody down, and today is not over. The range is that of
 * the mean with any one week left out (the jackknife): it is narrow where the weeks are alike, and one
 * odd week alone does not set it. A single week has no range.
 */
export function recentPace(
  done: readonly DoneWork[],
  startDay: CivilDay,
  today: CivilDay,
  count: DayCount,
): Pace | null {
  const days = count.daysOn(startDay, today - 1);
  const whole = Math.min(MOST_WEEKS, Math.floor(days / DAYS_PER_WEEK));
  if (whole === 0) return null;
  const bounds = Array.from({ length: whole }, (_, index) =>
    count.dayReaching(startDay, days - (whole - index) * DAYS_PER_WEEK + 1),
  );
  const weeks = bounds.map((from, index) => {
    const until = bounds[index + 1] ?? today;
    return sumOf(done.filter(({ day }) => day >= from && day < until).map((one) => one.minutes));
  });
  const total = sumOf(weeks);
  if (whole === 1) return { weeks, mean: total, slow: total, fast: total };
  return {
    weeks,
    mean: total / whole,
    slow: (total - Math.max(...weeks)) / (whole - 1),
    fast: (total - Math.min(...weeks)) / (whole - 1),
  };
}

function sumOf(values: readonly Minutes[]): Minutes {
  return values.reduce((sum, value) => sum + value, 0);
}
