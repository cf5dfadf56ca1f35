import type { Instant, Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { Problem } from './problem';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** What a session to be placed asks for; days count from the start day. */
export interface Wish {
  readonly minutes: Minutes;
  /** Not before this instant. */
  readonly after: Instant;
  readonly fromDay: number;
  readonly lastDay: number;
  /** Limits that hold for it besides the caps, or none. */
  readonly within?: LoadLimits;
}

export interface Place {
  readonly start: Instant;
  readonly minutes: Minutes;
  /** Days after the start day. */
  readonly day: number;
}

/** Time that is still free while sessions are placed one after the other. */
export interface SpareTime {
  /** The earliest place for a session on the grid, with the pause and under the caps; null for none. */
  readonly earliest: (wish: Wish) => Place | null;
  readonly isFree: (start: Instant, minutes: Minutes) => boolean;
  /** Takes a place; what it takes of `within` counts there too. */
  readonly take: (place: Place, within?: LoadLimits) => void;
  /** How many places were taken; `release` gives back all that were taken since then. */
  readonly mark: () => number;
  readonly release: (mark: number) => void;
}

/** All of a calendar's time is spare at first. */
export function spareTime(
  { rules, offsets, startDay }: Problem,
  calendar: StudyCalendar,
  budget: WorkBudget,
): SpareTime {
  const { slots, firstSlotOfDay, days } = calendar;
  const { gapMinutes: gap, gridMinutes: grid } = rules;
  const left = { day: calendar.limits.day.slice(), week: calendar.limits.week.slice() };
  const takenOn: Place[][] = [];
  const log: { readonly place: Place; readonly within: LoadLimits | undefined }[] = [];

  function holds(limits: LoadLimits, day: number, minutes: Minutes): boolean {
    return (limits.day[day] ?? 0) >= minutes && (limits.week[weekOfDay(day)] ?? 0) >= minutes;
  }

  function count({ day, minutes }: Place, within: LoadLimits | undefined, sign: 1 | -1): void {
    for (const limits of within ? [left, within] : [left]) {
      const week = weekOfDay(day);
      if (day < limits.day.length) limits.day[day] = (limits.day[day] as number) - sign * minutes;
      if (week < limits.week.length) {
        limits.week[week] = (limits.week[week] as number) - sign * minutes;
      }
    }
  }

  /** The end of a taken place that is too near to this stretch, or null. */
  function inTheWay(day: number, start: Instant, minutes: Minutes): Instant | null {
    // A session lasts at most a day, so that it reaches no further than the days beside its own.
    for (let near = Math.max(0, day - 1); near <= day + 1; near += 1) {
      for (const taken of takenOn[near] ?? []) {
        const end = taken.start + taken.minutes;
        if (taken.start < start + minutes + gap && start < end + gap) return end;
      }
    }
    return null;
  }

  function earliestOn(day: number, { after, minutes }: Wish): Instant | null {
    const next = firstSlotOfDay[day + 1] as number;
    for (let index = firstSlotOfDay[day] as number; index < next; index += 1) {
      budget.spend(1);
      const { from, until, end } = slots[index] as StudyCalendar['slots'][number];
      let start = after > from ? from + Math.ceil((after - from) / grid) * grid : from;
      while (start < until && start + minutes <= end) {
        const blockedUntil = inTheWay(day, start, minutes);
        if (blockedUntil === null) return start;
        start = from + Math.ceil((blockedUntil + gap - from) / grid) * grid;
      }
    }
    return null;
  }

  function earliest(wish: Wish): Place | null {
    const { minutes, after, lastDay, within } = wish;
    const fromDay = Math.max(wish.fromDay, after <= calendar.earliest ? 0 : dayOf(after));
    for (let day = Math.max(0, fromDay); day <= Math.min(lastDay, days - 1); day += 1) {
      budget.spend(1);
      if (!holds(left, day, minutes) || (within && !holds(within, day, minutes))) continue;
      const start = earliestOn(day, wish);
      if (start !== null) return { start, minutes, day };
    }
    return null;
  }

  function dayOf(instant: Instant): number {
    return wallTimeAt(offsets, instant).day - startDay;
  }

  function isFree(start: Instant, minutes: Minutes): boolean {
    const day = dayOf(start);
    return earliest({ minutes, after: start, fromDay: day, lastDay: day })?.start === start;
  }

  function take(place: Place, within?: LoadLimits): void {
    log.push({ place, within });
    (takenOn[place.day] ??= []).push(place);
    count(place, within, 1);
  }

  function release(mark: number): void {
    while (log.length > mark) {
      const { place, within } = log.pop() as (typeof log)[number];
      takenOn[place.day]?.pop();
      count(place, within, -1);
    }
  }

  return { earliest, isFree, take, mark: () => log.length, release };
}
