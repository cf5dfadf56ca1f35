import { MINUTES_PER_DAY, weekdayOf, type CivilDay, type Instant } from '../civil/civil';
import { hasDay, instantAt } from '../civil/offset-table';
import type { Problem } from './problem';

interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
}

/** A window passes one midnight, and a zone that crosses the date line may skip the day after it. */
const DAYS_BEFORE = 2;

/**
 * The stretches in which the windows are open that touch these local days, in order; windows that touch or
 * overlap are one, first on the wall clock and then, where the clock skips, as instants. A day that the
 * zone skips has no windows.
 */
export function openStretches(
  { availability, offsets }: Problem,
  firstDay: CivilDay,
  lastDay: CivilDay,
): readonly Stretch[] {
  const readings: Stretch[] = [];
  for (let day = firstDay - DAYS_BEFORE; day <= lastDay; day += 1) {
    for (const { weekday, from, to } of availability.windows) {
      if (weekday !== weekdayOf(day) || !hasDay(offsets, day)) continue;
      readings.push({ start: day * MINUTES_PER_DAY + from, end: day * MINUTES_PER_DAY + to });
    }
  }
  const instantOf = (reading: number) => instantAt(offsets, 0, reading);
  return joined(
    joined(readings).map(({ start, end }) => ({ start: instantOf(start), end: instantOf(end) })),
  );
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const before = result.at(-1);
    if (before && start <= before.end) before.end = Math.max(before.end, end);
    else result.push({ start, end });
  }
  return result;
}
