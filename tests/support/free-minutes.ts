import { weekdayOf, type Instant } from '@/lib/core/civil/civil';
import { hasDay, instantAt, wallTimeAt } from '@/lib/core/civil/offset-table';
import type { Problem } from '@/lib/core/schedule/problem';

/** Every minute from the start to the day after the last that lies in a window and is not taken. */
export function freeMinutes(problem: Problem): ReadonlySet<Instant> {
  const { availability, offsets, startDay, horizonDay } = problem;
  const free = new Set<Instant>();
  for (let day = startDay - 1; day <= horizonDay + 1; day += 1) {
    for (const window of availability.windows) {
      if (weekdayOf(day) !== window.weekday || !hasDay(offsets, day)) continue;
      const from = instantAt(offsets, day, window.from);
      const to = instantAt(offsets, day + Math.floor(window.to / 1440), window.to % 1440);
      for (let instant = from; instant < to; instant += 1) free.add(instant);
    }
  }
  const isTaken = (instant: Instant) => {
    const { day } = wallTimeAt(offsets, instant);
    return (
      day < startDay ||
      availability.blackouts.some(({ from, to }) => from <= day && day <= to) ||
      availability.busy.some(({ start, end }) => start <= instant && instant < end)
    );
  };
  return new Set([...free].filter((instant) => !isTaken(instant)).sort((a, b) => a - b));
}
