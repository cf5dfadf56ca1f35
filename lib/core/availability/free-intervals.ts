import { MINUTES_PER_DAY, weekdayOf, type CivilDay, type Instant } from '../civil/civil';
import { hasDay, instantAt, startOfDay, type OffsetTable } from '../civil/offset-table';
import type { Availability, Interval, WeeklyWindow } from './availability';

/** Which part of the calendar is asked for. */
export interface FreeIntervalRange {
  readonly offsets: OffsetTable;
  /** First local day; nothing before its midnight is free. */
  readonly firstDay: CivilDay;
  /** Last local day on which a window may open. */
  readonly lastDay: CivilDay;
  /** Nothing before this instant is free. */
  readonly now: Instant;
}

/**
 * Availability minus blackouts minus busy, as disjoint instants in ascending order; touching windows
 * become one interval. Lengths are real minutes: a window over a clock change is as long as it lasts.
 */
export function freeIntervals(
  availability: Availability,
  range: FreeIntervalRange,
): readonly Interval[] {
  const opened = openWindows(availability.windows, range);
  const taken = [...dayBlackouts(availability, range), ...availability.busy];
  const earliest = Math.max(range.now, startOfDay(range.offsets, range.firstDay));
  return subtract(union(opened), union(taken)).flatMap(({ start, end }) =>
    end > earliest ? [{ start: Math.max(start, earliest), end }] : [],
  );
}

/**
 * Windows that touch are joined on the wall clock, before they become instants: an edge in a skipped
 * hour resolves later, and so would change how long the clock is open where it only parts two windows.
 * A day that the zone skips has no windows.
 */
function openWindows(windows: readonly WeeklyWindow[], range: FreeIntervalRange): Interval[] {
  const byWeekday = new Map<number, WeeklyWindow[]>();
  for (const window of windows) {
    byWeekday.set(window.weekday, [...(byWeekday.get(window.weekday) ?? []), window]);
  }
  const onTheClock: Interval[] = [];
  // A window that opened the evening before may still be open on the first day.
  for (let day = range.firstDay - 1; day <= range.lastDay; day += 1) {
    if (!hasDay(range.offsets, day)) continue;
    const midnight = day * MINUTES_PER_DAY;
    for (const { from, to } of byWeekday.get(weekdayOf(day)) ?? []) {
      onTheClock.push({ start: midnight + from, end: midnight + to });
    }
  }
  return union(onTheClock).flatMap((reading) => {
    const start = instantAt(range.offsets, 0, reading.start);
    const end = instantAt(range.offsets, 0, reading.end);
    return end > start ? [{ start, end }] : [];
  });
}

function dayBlackouts({ blackouts }: Availability, range: FreeIntervalRange): Interval[] {
  return blackouts.flatMap(({ from, to }) => {
    const first = Math.max(from, range.firstDay - 1);
    const last = Math.min(to, range.lastDay + 1);
    if (first > last) return [];
    return [{ start: startOfDay(range.offsets, first), end: startOfDay(range.offsets, last + 1) }];
  });
}

/** Disjoint ascending intervals that cover the same instants; touching ones are joined. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Interval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (last && interval.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, interval.end) };
    } else {
      joined.push(interval);
    }
  }
  return joined;
}

/** What of `intervals` no interval of `taken` covers; both disjoint and ascending. */
export function subtract(
  intervals: readonly Interval[],
  taken: readonly Interval[],
): readonly Interval[] {
  const free: Interval[] = [];
  let next = 0;
  for (const { start, end } of intervals) {
    let from = start;
    while (next < taken.length && (taken[next] as Interval).end <= start) next += 1;
    for (let index = next; index < taken.length; index += 1) {
      const { start: takenStart, end: takenEnd } = taken[index] as Interval;
      if (takenStart >= end) break;
      if (takenStart > from) free.push({ start: from, end: takenStart });
      from = Math.max(from, takenEnd);
    }
    if (from < end) free.push({ start: from, end });
  }
  return free;
}
