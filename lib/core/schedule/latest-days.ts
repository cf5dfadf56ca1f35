import type { CivilDay } from '../civil/civil';
import type { DayCount } from './day-count';
import type { PhaseBounds } from './effort-bounds';
import type { PathTasks } from './path-tasks';
import type { RoomOfDays } from './stretches';

/** The last days, after the start day, on which a phase may begin and end so that all after it still fits. */
export interface LatestDays {
  readonly begin: number;
  readonly end: number;
}

/** Backwards from the last day: when each phase must have ended and begun; null where one cannot. */
export function latestDays(
  phases: readonly PhaseBounds[],
  { leastOfPhase }: PathTasks,
  { room, firstDay, lastDay, grid }: RoomOfDays,
  startDay: CivilDay,
  count: DayCount,
): readonly LatestDays[] | null {
  const latest: LatestDays[] = [];
  let end = lastDay;
  for (let index = phases.length - 1; index >= 0; index -= 1) {
    const { leastDays, begunOn } = phases[index] as PhaseBounds;
    const needed = (leastOfPhase[index] as number) * grid;
    const holds = (day: number) =>
      room.between(day, end) >= needed &&
      (leastDays === null ||
        begunOn !== null ||
        count.dayReaching(startDay + day, leastDays) - startDay <= end);
    let begin = end;
    if (needed > 0) {
      if (end < firstDay || !holds(firstDay)) return null;
      begin = lastHolding(firstDay, end + 1, holds);
    }
    latest[index] = { begin, end };
    end = begin;
  }
  return latest;
}

/** The greatest whole number from `yes` to below `no` up to which something holds. */
function lastHolding(yes: number, no: number, holds: (value: number) => boolean): number {
  let [last, fails] = [yes, no];
  while (fails - last > 1) {
    const middle = (last + fails) >> 1;
    if (holds(middle)) last = middle;
    else fails = middle;
  }
  return last;
}
