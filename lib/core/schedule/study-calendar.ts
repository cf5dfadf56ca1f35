import { freeIntervals } from '../availability/free-intervals';
import type { Availability, Interval } from '../availability/availability';
import { DAYS_PER_WEEK, type CivilDay, type Instant, type Minutes } from '../civil/civil';
import { startOfDay, wallTimeAt } from '../civil/offset-table';
import { dayCount, type DayCount } from './day-count';
import { mostUnderFreeShare } from './free-share';
import type { PhaseDoesNotFit } from './plan';
import type { Problem, SessionRules } from './problem';

/**
 * Where sessions can start. A slot is the part of a free interval in which a session belongs to one
 * local day: starts lie in [from, until) on the grid, and the session must end by `end`.
 */
export interface StartSlot {
  readonly from: Instant;
  readonly until: Instant;
  readonly end: Instant;
  /** Days after the start day. */
  readonly day: number;
}

/** A problem's time, prepared for the solver. Days count from the start day, weeks from plan week one. */
export interface StudyCalendar {
  readonly slots: readonly StartSlot[];
  /** Days from the start to the last plannable one, at least 0. */
  readonly days: number;
  /** First slot on or after a day; `days + 1` entries. */
  readonly firstSlotOfDay: Int32Array;
  /** Minutes that may still be planned per day and per week under the caps and the free share. */
  readonly limits: LoadLimits;
  /** Study minutes that each day's free intervals hold under the session rules and the daily cap. */
  readonly dayCapacity: Int32Array;
  /** Minutes per day that no placement exceeds. */
  readonly dayRoom: Int32Array;
  readonly count: DayCount;
  /** What makes the last plannable day the last. */
  readonly lastDayLimit: PhaseDoesNotFit['limit'];
  /** The first instant at which a new session may start. */
  readonly earliest: Instant;
}

export interface LoadLimits {
  readonly day: Int32Array;
  readonly week: Int32Array;
}

const UNLIMITED = 0x3fffffff;

export function weekOfDay(day: number): number {
  return Math.floor(day / DAYS_PER_WEEK);
}

export function studyCalendar(problem: Problem): StudyCalendar {
  const { offsets, startDay } = problem;
  const count = dayCount(problem.availability.blackouts);
  const { lastDay, limit } = lastPlannableDay(problem, count);
  const days = Math.max(0, lastDay - startDay + 1);
  const earliest = earliestStart(problem);
  const intervals = freeIntervals(withoutReserved(problem), {
    offsets,
    firstDay: startDay,
    // A session of the last day may run on into a window that opens at its midnight.
    lastDay: lastDay + 1,
    now: earliest,
  });
  const slots = intervals
    .flatMap((interval) => slotsOf(interval, problem))
    .filter((slot) => slot.day < days);
  const limits = limitsLeft(problem, days);
  return {
    slots,
    days,
    firstSlotOfDay: firstSlots(slots, days),
    limits,
    dayCapacity: capacityByDay(slots, problem.rules, limits.day),
    dayRoom: roomByDay(slots, problem.rules, limits.day),
    count,
    lastDayLimit: limit,
    earliest: Math.max(earliest, startOfDay(offsets, startDay)),
  };
}

/** The horizon, the deadline, or the last recommended day: whichever comes first. */
function lastPlannableDay(
  problem: Problem,
  count: DayCount,
): { lastDay: CivilDay; limit: PhaseDoesNotFit['limit'] } {
  let lastDay = problem.horizonDay;
  let limit: PhaseDoesNotFit['limit'] = 'horizon';
  if (problem.pace === 'recommended') {
    const recommended = count.lastDayOf(problem.startDay, problem.path.weeks.max * DAYS_PER_WEEK);
    if (recommended <= lastDay) [lastDay, limit] = [recommended, 'total-weeks'];
  }
  if (problem.deadlineDay !== null && problem.deadlineDay <= lastDay) {
    [lastDay, limit] = [problem.deadlineDay, 'deadline'];
  }
  return { lastDay, limit };
}

/** Reserved time is as taken as busy time is, and the pause before and after it too. */
function withoutReserved({ availability, reserved, rules }: Problem): Availability {
  if (reserved.length === 0) return availability;
  const taken = reserved.map(({ start, minutes }) => ({
    start: start - rules.gapMinutes,
    end: start + minutes + rules.gapMinutes,
  }));
  return { ...availability, busy: [...availability.busy, ...taken] };
}

/** Nothing starts in the past, nor before a session of the history has ended and the pause is over. */
function earliestStart({ now, history, rules }: Problem): Instant {
  return history.reduce(
    (earliest, { start, minutes }) => Math.max(earliest, start + minutes + rules.gapMinutes),
    now,
  );
}

function slotsOf(interval: Interval, { offsets, startDay, rules }: Problem): StartSlot[] {
  const slots: StartSlot[] = [];
  let from = interval.start;
  while (from < interval.end) {
    const { day, minute } = wallTimeAt(offsets, from);
    const midnight = startOfDay(offsets, day + 1);
    const until = Math.min(interval.end, midnight > from ? midnight : interval.end);
    const past = minute % rules.gridMinutes;
    const first = past === 0 ? from : from + rules.gridMinutes - past;
    if (first < until && first + rules.gridMinutes <= interval.end) {
      slots.push({ from: first, until, end: interval.end, day: day - startDay });
    }
    from = until;
  }
  return slots;
}

function firstSlots(slots: readonly StartSlot[], days: number): Int32Array {
  const first = new Int32Array(days + 1).fill(slots.length);
  for (let index = slots.length - 1; index >= 0; index -= 1) {
    first[(slots[index] as StartSlot).day] = index;
  }
  for (let day = days - 1; day >= 0; day -= 1) {
    first[day] = Math.min(first[day] as number, first[day + 1] as number);
  }
  return first;
}

/** The caps and the free share, less what the history and other sessions of the plan take of them. */
function limitsLeft(problem: Problem, days: number): LoadLimits {
  const { rules, history, reserved, offsets, startDay, availability } = problem;
  const weeks = weekOfDay(Math.max(0, days - 1)) + 1;
  const day = new Int32Array(days).fill(rules.dailyCapMinutes ?? UNLIMITED);
  const week =
    rules.freeSharePercent > 0
      ? Int32Array.from(mostUnderFreeShare(problem, weeks))
      : new Int32Array(weeks).fill(rules.weeklyCapMinutes ?? UNLIMITED);
  for (const { day: within, minutes } of availability.lighterWeeks ?? []) {
    const index = weekOfDay(within - startDay);
    if (index >= 0 && index < weeks) week[index] = Math.min(week[index] as number, minutes);
  }
  const end = startOfDay(offsets, startDay + weeks * DAYS_PER_WEEK);
  for (const session of [...history, ...reserved]) {
    if (session.start >= end) continue;
    const index = wallTimeAt(offsets, session.start).day - startDay;
    if (index < 0) continue;
    if (index < days) day[index] = Math.max(0, (day[index] as number) - session.minutes);
    const weekIndex = weekOfDay(index);
    week[weekIndex] = Math.max(0, (week[weekIndex] as number) - session.minutes);
  }
  return { day, week };
}

/** By day, what its slots hold in whole sessions; what passes midnight counts on its own day. */
function capacityByDay(
  slots: readonly StartSlot[],
  rules: SessionRules,
  dayLimits: Int32Array,
): Int32Array {
  const capacity = new Int32Array(dayLimits.length);
  for (const { day, from, until } of slots) {
    capacity[day] = (capacity[day] as number) + stretchCapacity(until - from, rules);
  }
  return capacity.map((minutes, day) => Math.min(minutes, dayLimits[day] as number));
}

/** The most study minutes that a free stretch of so many minutes holds in sessions of the allowed lengths with pauses between. */
export function stretchCapacity(length: Minutes, rules: SessionRules): Minutes {
  const { minMinutes, maxMinutes, gapMinutes, gridMinutes } = rules;
  const sessions = Math.ceil((length + gapMinutes) / (maxMinutes + gapMinutes));
  let most = 0;
  for (const n of [sessions, sessions - 1]) {
    const minutes = Math.min(n * maxMinutes, length - (n - 1) * gapMinutes);
    const onGrid = Math.floor(minutes / gridMinutes) * gridMinutes;
    if (n > 0 && onGrid >= n * minMinutes) most = Math.max(most, onGrid);
  }
  return most;
}

/** By day, a bound that no placement exceeds: every minute of its slots, and one session that runs past them. */
function roomByDay(
  slots: readonly StartSlot[],
  rules: SessionRules,
  dayLimits: Int32Array,
): Int32Array {
  const room = new Int32Array(dayLimits.length);
  for (const { day, from, until, end } of slots) {
    const spill = Math.min(rules.maxMinutes, end - until);
    room[day] = (room[day] as number) + until - from + spill;
  }
  return room.map((minutes, day) => Math.min(minutes, dayLimits[day] as number));
}
