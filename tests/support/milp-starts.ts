import { weekdayOf, type Instant } from '@/lib/core/civil/civil';
import { instantAt, wallTimeAt } from '@/lib/core/civil/offset-table';
import type { Problem } from '@/lib/core/schedule/problem';

/** An instant at which a session may start. */
export interface Start {
  readonly instant: Instant;
  /** Days after the start day. */
  readonly day: number;
  /** Grid steps of free time from here on. */
  readonly room: number;
}

/** Everything that a comparison solver is told of the calendar. */
export interface Starts {
  /** Ascending. */
  readonly starts: readonly Start[];
  /** Days from the start to the last plannable one. */
  readonly days: number;
  /** Grid steps left under the caps and the free share; infinite where there is none. */
  readonly dayLimit: (day: number) => number;
  readonly weekLimit: (week: number) => number;
  /** Days from one to another, both included, that are not off. */
  readonly daysOn: (first: number, last: number) => number;
}

/**
 * Lays out a problem's calendar minute by minute, apart from the product's way; only the conversion
 * of wall time is shared. For problems without history.
 */
export function everyStart(problem: Problem): Starts {
  const { offsets, startDay, rules, availability, reserved } = problem;
  const grid = rules.gridMinutes;
  const isOff = (day: number) =>
    availability.blackouts.some(({ from, to }) => from <= startDay + day && startDay + day <= to);
  const days = plannableDays(problem, isOff);
  // onBefore[d]: how many of the days before day d are not off.
  const onBefore = [0];
  for (let day = 0; day < days; day += 1)
    onBefore.push((onBefore[day] ?? 0) + (isOff(day) ? 0 : 1));
  const daysOn = (first: number, last: number) =>
    last < first ? 0 : (onBefore[last + 1] ?? 0) - (onBefore[first] ?? 0);
  const free = freeMinutes(problem, isOff, 7 * Math.ceil(days / 7));
  const isClear = (instant: Instant) =>
    free.has(instant) &&
    instant >= problem.now &&
    reserved.every(
      ({ start, minutes }) =>
        instant < start - rules.gapMinutes || instant >= start + minutes + rules.gapMinutes,
    );
  // A milestone may take longer than any session of study.
  const milestones = problem.path.phases.flatMap(({ topics }) =>
    topics.flatMap(({ kind, effort }) => (kind === 'milestone' ? [effort.deep] : [])),
  );
  const longest = Math.max(rules.maxMinutes, ...milestones);
  const starts = [...free.keys()].flatMap((instant): Start[] => {
    const { day, minute } = wallTimeAt(offsets, instant);
    if (minute % grid !== 0 || day >= startDay + days) return [];
    let length = 0;
    while (length < longest && isClear(instant + length)) length += 1;
    const room = Math.floor(length / grid);
    return room === 0 ? [] : [{ instant, day: day - startDay, room }];
  });
  const reservedSteps = (isThere: (day: number) => boolean) =>
    reserved.reduce((sum, { start, minutes }) => {
      return isThere(wallTimeAt(offsets, start).day - startDay) ? sum + minutes / grid : sum;
    }, 0);
  const freeOfWeek = (week: number) =>
    [...free.values()].filter((day) => Math.floor(day / 7) === week).length;
  const mostOfWeek = (week: number) => {
    const cap = rules.weeklyCapMinutes ?? Infinity;
    if (rules.freeSharePercent === 0) return cap;
    return ((100 - rules.freeSharePercent) * Math.min(cap, freeOfWeek(week))) / 100;
  };
  return {
    starts: starts.sort((a, b) => a.instant - b.instant),
    days,
    dayLimit: (day) =>
      (rules.dailyCapMinutes ?? Infinity) / grid - reservedSteps((other) => other === day),
    weekLimit: (week) =>
      mostOfWeek(week) / grid - reservedSteps((other) => Math.floor(other / 7) === week),
    daysOn,
  };
}

/** Up to the horizon, the deadline and, at the recommended pace, the path's weeks of days that are not off. */
function plannableDays(problem: Problem, isOff: (day: number) => boolean): number {
  const last = Math.min(problem.horizonDay, problem.deadlineDay ?? problem.horizonDay);
  const most = problem.pace === 'recommended' ? problem.path.weeks.max * 7 : Infinity;
  let on = 0;
  for (let day = 0; day <= last - problem.startDay; day += 1) {
    if (!isOff(day)) on += 1;
    if (on > most) return day;
  }
  return Math.max(0, last - problem.startDay + 1);
}

/** Every minute of so many days and the one after that lies in a window and is not taken, with its day after the start day. */
function freeMinutes(
  { availability, offsets, startDay }: Problem,
  isOff: (day: number) => boolean,
  days: number,
): ReadonlyMap<Instant, number> {
  const free = new Map<Instant, number>();
  for (let opened = -1; opened <= days; opened += 1) {
    for (const { weekday, from, to } of availability.windows) {
      if (weekdayOf(startDay + opened) !== weekday) continue;
      const end = instantAt(offsets, startDay + opened + Math.floor(to / 1440), to % 1440);
      for (let at = instantAt(offsets, startDay + opened, from); at < end; at += 1) {
        const day = wallTimeAt(offsets, at).day - startDay;
        const isBusy = availability.busy.some(({ start, end: until }) => start <= at && at < until);
        if (day >= 0 && !isOff(day) && !isBusy) free.set(at, day);
      }
    }
  }
  return free;
}
