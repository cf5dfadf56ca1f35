import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import type { DayCount } from '../schedule/day-count';
import type { Pace } from './pace';

/** When what is left would be done at a pace, local days. */
export interface Forecast {
  /** At the faster end of the pace's range. */
  readonly earliest: CivilDay;
  readonly likely: CivilDay;
  /** At the slower end; null where that is no pace that leads to an end. */
  readonly latest: CivilDay | null;
}

/** Beyond ten years a forecast says nothing. */
const MOST_DAYS = 3650;

/**
 * The finish at the pace, today being the first day to study on and days off not counting. Null where
 * the pace leads to no end.
 */
export function forecastFinish(
  leftMinutes: Minutes,
  { mean, slow, fast }: Pace,
  today: CivilDay,
  count: DayCount,
): Forecast | null {
  const dayAt = (pace: Minutes): CivilDay | null => {
    const days = Math.ceil((leftMinutes * DAYS_PER_WEEK) / pace);
    return days <= MOST_DAYS ? count.dayReaching(today, Math.max(1, days)) : null;
  };
  const [earliest, likely] = [dayAt(fast), dayAt(mean)];
  return earliest === null || likely === null ? null : { earliest, likely, latest: dayAt(slow) };
}
