import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import type { SessionRules } from './problem';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';

/** Upper bounds on what can still be studied, each in constant time: no placement exceeds them. */
export interface Room {
  /** Minutes after a point of the sequence, up to the end of a day. */
  readonly after: (
    slot: number,
    end: number,
    dayUsed: Minutes,
    weekUsed: Minutes,
    lastDay: number,
  ) => Minutes;
  /** The part of that in the same week. */
  readonly restOfWeek: Room['after'];
  readonly weekOf: (slot: number) => number;
  /** Whether the limit of any week is less than its days hold. */
  readonly binds: (firstDay: number, lastDay: number) => boolean;
  /** The slots of some days, what each holds, and what it holds after a session in it. */
  readonly slotsFrom: (
    firstDay: number,
    lastDay: number,
  ) => {
    readonly first: number;
    readonly next: number;
    readonly ofSlot: (slot: number) => Minutes;
    readonly restOfSlot: (slot: number, end: number) => Minutes;
  };
  /** Minutes of all days from one to another. */
  readonly between: (firstDay: number, lastDay: number) => Minutes;
  /** Whether the limit of a day or a week is less than its slots hold. */
  readonly dayBinds: (day: number) => boolean;
  readonly weekBinds: (week: number) => boolean;
}

/** Session lengths that occur, in grid steps; single sessions and short topics included. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

/** Grid steps of study that a stretch of so many free steps holds, by its length. */
function usableSteps(
  longestStretch: number,
  { least, most }: Lengths,
  rules: SessionRules,
): Int32Array {
  const pause = Math.ceil(rules.gapMinutes / rules.gridMinutes);
  const usable = new Int32Array(longestStretch + 1);
  for (let steps = least; steps <= longestStretch; steps += 1) {
    let best = usable[steps - 1] as number;
    for (let length = least; length <= Math.min(most, steps); length += 1) {
      best = Math.max(best, length + (usable[Math.max(0, steps - length - pause)] as number));
    }
    usable[steps] = best;
  }
  return usable;
}

/** The part of the room that only windows and session rules decide; it serves any limits. */
interface SlotRoom {
  /** Minutes that fit into each slot. */
  readonly ofSlot: Int32Array;
  /** Instant by which the last session of each slot has ended. */
  readonly lastEnd: Int32Array;
  /** Minutes of study in so many free grid steps. */
  readonly usable: Int32Array;
}

export function slotRoom(calendar: StudyCalendar, rules: SessionRules, lengths: Lengths): SlotRoom {
  const grid = rules.gridMinutes;
  const { slots } = calendar;
  const lastEnd = Int32Array.from(slots, ({ from, until, end }) => {
    const lastStart = from + Math.floor((until - from - 1) / grid) * grid;
    return Math.min(end, lastStart + lengths.most * grid);
  });
  const steps = slots.map(({ from }, slot) =>
    Math.floor(((lastEnd[slot] as number) - from) / grid),
  );
  const usable = usableSteps(
    steps.reduce((a, b) => Math.max(a, b), 0),
    lengths,
    rules,
  ).map((count) => count * grid);
  return { ofSlot: Int32Array.from(steps, (count) => usable[count] as number), lastEnd, usable };
}

export function createRoom(
  calendar: StudyCalendar,
  { ofSlot, lastEnd, usable }: SlotRoom,
  limits: LoadLimits,
  { gridMinutes: grid, gapMinutes: gap }: SessionRules,
): Room {
  const { slots, days, firstSlotOfDay } = calendar;
  const weeks = limits.week.length;
  const weekOfSlot = Int32Array.from(slots, ({ day }) => weekOfDay(day));
  const laterThatDay = new Int32Array(slots.length);
  const ofDay = new Int32Array(days);
  for (let slot = slots.length - 1; slot >= 0; slot -= 1) {
    const day = slots[slot]?.day as number;
    laterThatDay[slot] = ofDay[day] as number;
    ofDay[day] = (ofDay[day] as number) + (ofSlot[slot] as number);
  }
  /** Minutes from the week's first day to the end of a day. */
  const upToDay = new Int32Array(days);
  for (let day = 0; day < days; day += 1) {
    const before = day % DAYS_PER_WEEK === 0 ? 0 : (upToDay[day - 1] as number);
    upToDay[day] = before + Math.min(ofDay[day] as number, limits.day[day] as number);
  }
  const lastOfWeek = (week: number) => Math.min(days, (week + 1) * DAYS_PER_WEEK) - 1;
  const beforeWeek = new Float64Array(weeks + 1);
  for (let week = 0; week < weeks; week += 1) {
    const room = days === 0 ? 0 : (upToDay[lastOfWeek(week)] as number);
    beforeWeek[week + 1] =
      (beforeWeek[week] as number) + Math.min(room, limits.week[week] as number);
  }
  const headOf = (lastDay: number) => {
    const week = weekOfDay(lastDay);
    return (
      (beforeWeek[week] as number) +
      Math.min(upToDay[lastDay] as number, limits.week[week] as number)
    );
  };

  function after(
    slot: number,
    end: number,
    dayUsed: Minutes,
    weekUsed: Minutes,
    lastDay: number,
  ): Minutes {
    const week = weekOfSlot[slot] as number;
    const thisWeek = restOfWeek(slot, end, dayUsed, weekUsed, lastDay);
    if (weekOfDay(lastDay) === week) return thisWeek;
    return thisWeek + headOf(lastDay) - (beforeWeek[week + 1] as number);
  }

  function restOfSlot(slot: number, end: number): Minutes {
    const free = Math.floor(((lastEnd[slot] as number) - end - gap) / grid);
    return free > 0 ? (usable[Math.min(free, usable.length - 1)] as number) : 0;
  }

  function restOfWeek(
    slot: number,
    end: number,
    dayUsed: Minutes,
    weekUsed: Minutes,
    lastDay: number,
  ): Minutes {
    const day = slots[slot]?.day as number;
    const week = weekOfSlot[slot] as number;
    const lastWeek = weekOfDay(lastDay);
    const today = Math.min(
      restOfSlot(slot, end) + (laterThatDay[slot] as number),
      (limits.day[day] as number) - dayUsed,
    );
    const until = lastWeek === week ? lastDay : lastOfWeek(week);
    return Math.min(
      today + (upToDay[until] as number) - (upToDay[day] as number),
      (limits.week[week] as number) - weekUsed,
    );
  }

  function between(firstDay: number, lastDay: number): Minutes {
    if (lastDay < firstDay) return 0;
    const week = weekOfDay(firstDay);
    const skipped = firstDay % DAYS_PER_WEEK === 0 ? 0 : (upToDay[firstDay - 1] as number);
    const until = weekOfDay(lastDay) === week ? lastDay : lastOfWeek(week);
    const thisWeek = Math.min((upToDay[until] as number) - skipped, limits.week[week] as number);
    if (weekOfDay(lastDay) === week) return thisWeek;
    return thisWeek + headOf(lastDay) - (beforeWeek[week + 1] as number);
  }

  const lastOf = (day: number) => Math.min(slots.length, firstSlotOfDay[day + 1] ?? slots.length);

  return {
    after,
    restOfWeek,
    binds: (firstDay, lastDay) => {
      for (let week = weekOfDay(firstDay); week <= weekOfDay(lastDay); week += 1) {
        if ((limits.week[week] as number) < (upToDay[lastOfWeek(week)] as number)) return true;
      }
      return false;
    },
    slotsFrom: (firstDay, lastDay) => ({
      first: firstSlotOfDay[firstDay] ?? slots.length,
      next: lastOf(lastDay),
      ofSlot: (slot) => ofSlot[slot] as number,
      restOfSlot,
    }),
    weekOf: (slot) => weekOfSlot[slot] as number,
    between,
    dayBinds: (day) => (limits.day[day] as number) < (ofDay[day] as number),
    weekBinds: (week) => (limits.week[week] as number) < (upToDay[lastOfWeek(week)] as number),
  };
}
