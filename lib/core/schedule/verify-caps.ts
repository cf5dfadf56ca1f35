import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import { startOfDay } from '../civil/offset-table';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';
import { localDay, type Sessions } from './verify-sessions';
import { openStretches } from './verify-windows';
import type { Constraint, Violation } from './violation';

/** On no day are there more minutes than its cap, history included. */
export function dailyCapViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { dailyCapMinutes } = problem.rules;
  if (dailyCapMinutes === null) return [];
  return over(problem, 'daily-cap', byDay(problem, sessions, 1), () => dailyCapMinutes);
}

/** In no plan week are there more minutes than its cap, a lighter week's own one included, history too. */
export function weeklyCapViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { weeklyCapMinutes } = problem.rules;
  const lighter = problem.availability.lighterWeeks ?? [];
  if (weeklyCapMinutes === null && lighter.length === 0) return [];
  return over(problem, 'weekly-cap', byDay(problem, sessions, DAYS_PER_WEEK), (week) => {
    const own = lighter.filter(
      ({ day }) => Math.floor((day - problem.startDay) / DAYS_PER_WEEK) === week,
    );
    return Math.min(weeklyCapMinutes ?? Infinity, ...own.map(({ minutes }) => minutes));
  });
}

/**
 * In no plan week are there more minutes than floor((100 - share) % of the weekly cap, or of the minutes
 * of its seven days that are in a window, not off and not busy where these are less), history included.
 */
export function freeShareViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { freeSharePercent, weeklyCapMinutes } = problem.rules;
  if (freeSharePercent === 0) return [];
  return over(problem, 'free-share', byDay(problem, sessions, DAYS_PER_WEEK), (week) => {
    let free = 0;
    for (let day = 0; day < DAYS_PER_WEEK; day += 1) {
      free += freeMinutesOn(problem, problem.startDay + week * DAYS_PER_WEEK + day);
    }
    const most = weeklyCapMinutes === null ? free : Math.min(free, weeklyCapMinutes);
    return Math.floor((most * (100 - freeSharePercent)) / 100);
  });
}

/** Sessions by so many days each, counted from the start day; a session counts on the day it starts on. */
function byDay(
  problem: Problem,
  sessions: Sessions,
  daysEach: number,
): ReadonlyMap<number, readonly PlannedSession[]> {
  const groups = new Map<number, PlannedSession[]>();
  for (const session of sessions) {
    const group = Math.floor((localDay(problem, session) - problem.startDay) / daysEach);
    groups.set(group, [...(groups.get(group) ?? []), session]);
  }
  return groups;
}

function over(
  { history }: Problem,
  constraint: Constraint,
  groups: ReadonlyMap<number, readonly PlannedSession[]>,
  boundOf: (group: number) => Minutes,
): readonly Violation[] {
  const past = new Set(history.map((session) => session.id));
  return [...groups].flatMap(([index, group]): Violation[] => {
    const found = group.reduce((sum, session) => sum + session.minutes, 0);
    const bound = boundOf(index);
    // What already happened may have been more; only adding to it is a violation.
    if (found <= bound || group.every(({ id }) => past.has(id))) return [];
    return [{ constraint, ids: group.map(({ id }) => id), found, bound }];
  });
}

/** Minutes of one local day that lie in some window and in no busy interval; none on a day off. */
function freeMinutesOn(problem: Problem, day: CivilDay): Minutes {
  const { availability, offsets } = problem;
  if (availability.blackouts.some(({ from, to }) => from <= day && day <= to)) return 0;
  const [start, end] = [startOfDay(offsets, day), startOfDay(offsets, day + 1)];
  const open = openStretches(problem, day, day);
  const busy = availability.busy.filter((taken) => taken.start < end && taken.end > start);
  // Between two neighbouring edges everything is the same throughout.
  const edges = [start, end, ...[...open, ...busy].flatMap((one) => [one.start, one.end])]
    .filter((edge) => start <= edge && edge <= end)
    .sort((a, b) => a - b);
  return edges.slice(1).reduce((minutes, until, index) => {
    const from = edges[index] as number;
    const covers = (one: { readonly start: number; readonly end: number }) =>
      one.start <= from && until <= one.end;
    return open.some(covers) && !busy.some(covers) ? minutes + until - from : minutes;
  }, 0);
}
