import type { PhaseBounds } from './effort-bounds';
import type { Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { daysOfPieces } from './days-of-pieces';
import { leastHolding } from './least-holding';
import type { Problem } from './problem';
import { leastSteps, type Placed, type Sequencer } from './sequence';
import { weekOfDay, type StudyCalendar } from './study-calendar';

/**
 * Of the plans that are worth most by a day, one whose fullest week holds the least. A week's load
 * counts what already happened in it and what is reserved; a week in which nothing new is planned
 * does not count. The least peak is found by bisection over a common limit for all weeks: what keeps
 * one keeps every higher one.
 */
export function leastPeak(
  problem: Problem,
  bounds: readonly PhaseBounds[],
  lastDay: number,
  calendar: StudyCalendar,
  sequencer: Sequencer,
): Placed {
  const { limits, days } = calendar;
  const grid = problem.rules.gridMinutes;
  const taken = takenByWeek(problem, limits.week.length);
  let best = sequencer.solve(bounds, { limits, lastDay, order: 'worthiest' });
  if (!best) throw new Error('what was found to fit does not');
  const { worth } = best;
  const under = (peak: Minutes) => {
    const week = limits.week.map((limit, index) =>
      Math.max(0, Math.min(limit, peak - (taken[index] as number))),
    );
    return sequencer.solve(bounds, {
      limits: { day: limits.day, week },
      lastDay: Math.min(lastDay, days - 1),
      order: 'worthiest',
      floor: worth,
    });
  };
  const most = peakOf(best, calendar, taken);
  const peaks = possiblePeaks(taken, grid, most);
  const holds = (index: number) => {
    const found = under(peaks[index] as number);
    if (!found) return false;
    best = found;
    return true;
  };
  // What all weeks together could hold is quickly told, and mostly enough.
  const needed = grid * bounds.reduce((sum, phase) => sum + leastSteps(phase), 0);
  const weeks = Array.from({ length: weekOfDay(lastDay) + 1 }, (_, week) => week);
  const first = weekOfDay(calendar.slots[0]?.day ?? 0);
  const roomUnder = (peak: Minutes) =>
    weeks.reduce(
      (sum, week) =>
        week < first
          ? sum
          : sum + Math.max(0, Math.min(limits.week[week] ?? 0, peak - (taken[week] ?? 0))),
      0,
    );
  const last = peaks.length - 1;
  const least = leastHolding(-1, last, (index) => roomUnder(peaks[index] as number) >= needed);
  if (least < last && !holds(least)) leastHolding(least, last, holds);
  return best;
}

/** Minutes of each plan week that the history and other sessions of the plan take. */
function takenByWeek(
  { history, reserved, offsets, startDay }: Problem,
  weeks: number,
): readonly Minutes[] {
  const taken = new Array<Minutes>(weeks).fill(0);
  for (const { start, minutes } of [...history, ...reserved]) {
    const week = weekOfDay(wallTimeAt(offsets, start).day - startDay);
    if (week in taken) taken[week] = (taken[week] as number) + minutes;
  }
  return taken;
}

function peakOf({ pieces }: Placed, calendar: StudyCalendar, taken: readonly Minutes[]): Minutes {
  const days = daysOfPieces(pieces, calendar);
  const loads = new Map<number, Minutes>();
  for (const [index, { minutes }] of pieces.entries()) {
    const week = weekOfDay(days[index] as number);
    loads.set(week, (loads.get(week) ?? taken[week] ?? 0) + minutes);
  }
  return Math.max(0, ...loads.values());
}

/** Every load that some week could have, up to the most, ascending. */
function possiblePeaks(
  taken: readonly Minutes[],
  grid: Minutes,
  most: Minutes,
): readonly Minutes[] {
  const remainders = new Set(taken.map((minutes) => minutes % grid));
  const peaks: Minutes[] = [];
  for (const remainder of remainders) {
    for (let peak = remainder; peak <= most; peak += grid) peaks.push(peak);
  }
  return peaks.sort((a, b) => a - b);
}
