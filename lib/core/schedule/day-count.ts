import type { Blackout } from '../availability/availability';
import { DAYS_PER_WEEK, type CivilDay } from '../civil/civil';

/** Counts days that are not blacked out, which is how a path's weeks are counted. */
export interface DayCount {
  readonly isBlackedOut: (day: CivilDay) => boolean;
  /** Days from `first` to `last`, both included, that are not blacked out. */
  readonly daysOn: (first: CivilDay, last: CivilDay) => number;
  /** ceil(days / 7) of the same. */
  readonly weeks: (first: CivilDay, last: CivilDay) => number;
  /** The last day of the range that starts at `first` and holds exactly `count` days on, blackouts that follow included. */
  readonly lastDayOf: (first: CivilDay, count: number) => CivilDay;
  /** The first day on which the range from `first` holds `count` days on. */
  readonly dayReaching: (first: CivilDay, count: number) => CivilDay;
}

export function dayCount(blackouts: readonly Blackout[]): DayCount {
  const ranges = joinRanges(blackouts);
  const off = (first: CivilDay, last: CivilDay) =>
    ranges.reduce(
      (days, range) =>
        days + Math.max(0, Math.min(last, range.to) - Math.max(first, range.from) + 1),
      0,
    );
  const daysOn = (first: CivilDay, last: CivilDay) =>
    Math.max(0, last - first + 1 - off(first, last));
  const isBlackedOut = (day: CivilDay) => off(day, day) === 1;
  const dayReaching = (first: CivilDay, count: number) => {
    let day = first + count - 1;
    for (let missing = count - daysOn(first, day); missing > 0;) {
      day += missing;
      missing = count - daysOn(first, day);
    }
    return day;
  };
  const lastDayOf = (first: CivilDay, count: number) => dayReaching(first, count + 1) - 1;
  return {
    isBlackedOut,
    daysOn,
    weeks: (first, last) => Math.ceil(daysOn(first, last) / DAYS_PER_WEEK),
    lastDayOf,
    dayReaching,
  };
}

function joinRanges(blackouts: readonly Blackout[]): readonly Blackout[] {
  const joined: Blackout[] = [];
  for (const range of [...blackouts].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && range.from <= last.to + 1) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else {
      joined.push(range);
    }
  }
  return joined;
}
