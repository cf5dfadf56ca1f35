import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import type { LabelOrder } from './label-pool';
import type { SessionRules } from './problem';
import {
  leastSteps,
  type PhaseBounds,
  type Placed,
  type SequenceOptions,
  type Stuck,
} from './sequence';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';

/** Whatever places sessions under limits. */
interface PlacerOf<Found extends Placed> {
  readonly run: (bounds: readonly PhaseBounds[], options: SequenceOptions) => Found | Stuck;
}

/**
 * The same depth by the same finishing week, spread evenly: the least minutes a week, and then about
 * the same minutes on each study day of a week. Without it, a solver that places everything as early
 * as it can would fill Monday to its last minute and leave the weekend empty.
 */
export function levelled<Found extends Placed>(
  earliest: Found,
  bounds: readonly PhaseBounds[],
  sequencer: PlacerOf<Found>,
  calendar: StudyCalendar,
  rules: SessionRules,
): Found {
  const finishingWeek = weekOfDay(earliest.finishDay);
  const lastDay = Math.min(calendar.days, (finishingWeek + 1) * DAYS_PER_WEEK) - 1;
  const run = (limits: LoadLimits, order: LabelOrder): Found | null => {
    const outcome = sequencer.run(bounds, { limits, lastDay, order, quick: true });
    return outcome.kind === 'placed' ? outcome : null;
  };
  const attempt = (limits: LoadLimits) => run(limits, 'earliest');
  const weekly = leastWeeklyMinutes(earliest, bounds, calendar, rules.gridMinutes, attempt);
  const limits = spreadOverDays(weekly.minutes, calendar, rules, attempt);
  return run(limits, 'earliest-and-fewest') ?? weekly.placed;
}

function leastWeeklyMinutes<Found extends Placed>(
  earliest: Found,
  bounds: readonly PhaseBounds[],
  calendar: StudyCalendar,
  grid: Minutes,
  attempt: (limits: LoadLimits) => Found | null,
): { minutes: Minutes; placed: Found } {
  let enough = Math.max(...minutesByWeek(earliest, calendar));
  let placed = earliest;
  // Less than the mean over the weeks cannot hold the least effort.
  const weeks = weekOfDay(earliest.finishDay) + 1;
  const mean = (grid * bounds.reduce((sum, phase) => sum + leastSteps(phase), 0)) / weeks;
  let tooLittle = Math.ceil(mean / grid) * grid - grid;
  while (enough - tooLittle > grid) {
    const middle = Math.round((enough + tooLittle) / 2 / grid) * grid;
    const found = attempt({ day: calendar.limits.day, week: capped(calendar.limits.week, middle) });
    if (found) [enough, placed] = [middle, found];
    else tooLittle = middle;
  }
  return { minutes: enough, placed };
}

function minutesByWeek({ pieces }: Placed, calendar: StudyCalendar): readonly Minutes[] {
  const weeks = new Array<Minutes>(calendar.limits.week.length).fill(0);
  let slot = 0;
  for (const { start, minutes } of pieces) {
    while ((calendar.slots[slot]?.until ?? Infinity) <= start) slot += 1;
    const week = weekOfDay(calendar.slots[slot]?.day ?? 0);
    weeks[week] = (weeks[week] ?? 0) + minutes;
  }
  return weeks;
}

/** Loosens the even share of a day, step by step, until the plan finishes on time. */
function spreadOverDays(
  weeklyMinutes: Minutes,
  calendar: StudyCalendar,
  rules: SessionRules,
  attempt: (limits: LoadLimits) => Placed | null,
): LoadLimits {
  const week = capped(calendar.limits.week, weeklyMinutes);
  const grid = rules.gridMinutes;
  for (let extra = 0; extra <= 8 * grid; extra = extra === 0 ? grid : extra * 2) {
    const limits = { day: evenDays(week, calendar, rules, extra), week };
    if (attempt(limits)) return limits;
  }
  return { day: calendar.limits.day, week };
}

function capped(limits: Int32Array, most: Minutes): Int32Array {
  return limits.map((limit) => Math.min(limit, most));
}

/**
 * By day, the level to which a week's minutes fill its days' capacities like water, plus `extra`; never
 * below one longest session, since many short sessions are worse than a free day.
 */
function evenDays(
  week: Int32Array,
  { dayCapacity, limits, days }: StudyCalendar,
  { gridMinutes: grid, maxMinutes: longest }: SessionRules,
  extra: Minutes,
): Int32Array {
  const even = limits.day.slice();
  for (let first = 0; first < days; first += DAYS_PER_WEEK) {
    const last = Math.min(days, first + DAYS_PER_WEEK);
    const level = waterLevel(dayCapacity.subarray(first, last), week[weekOfDay(first)] as number);
    const target = Math.max(longest, Math.ceil(level / grid) * grid) + extra;
    for (let day = first; day < last; day += 1) {
      even[day] = Math.min(even[day] as number, target);
    }
  }
  return even;
}

function waterLevel(capacities: Int32Array, minutes: Minutes): Minutes {
  const ascending = [...capacities].filter((capacity) => capacity > 0).sort((a, b) => a - b);
  let left = minutes;
  for (const [index, capacity] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (share <= capacity) return share;
    left -= capacity;
  }
  return ascending.at(-1) ?? 0;
}
