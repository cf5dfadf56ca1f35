import { MINUTES_PER_DAY, weekdayOf, type CivilDay, type Instant } from '../civil/civil';
import { instantAt, startOfDay, wallTimeAt } from '../civil/offset-table';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';
import type { Violation } from './violation';

type Sessions = readonly PlannedSession[];

function endOf(session: { readonly start: Instant; readonly minutes: number }): Instant {
  return session.start + session.minutes;
}

/** Sessions that the history does not hold: only these are the solver's. */
function placed({ history }: Problem, sessions: Sessions): Sessions {
  const past = new Set(history.map((session) => session.id));
  return sessions.filter((session) => !past.has(session.id));
}

function localDay({ offsets }: Problem, session: PlannedSession): CivilDay {
  return wallTimeAt(offsets, session.start).day;
}

/** Every minute of a session lies in some weekly window, and on no day off. */
export function windowViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  return placed(problem, sessions)
    .filter((session) => !insideWindows(problem, session) || onDayOff(problem, session))
    .map(({ id }) => ({ constraint: 'inside-windows', ids: [id] }));
}

function insideWindows({ availability, offsets }: Problem, session: PlannedSession): boolean {
  const end = endOf(session);
  const firstDay = wallTimeAt(offsets, session.start).day - 1;
  const lastDay = wallTimeAt(offsets, end - 1).day;
  let covered = session.start;
  const open: { from: Instant; to: Instant }[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const window of availability.windows) {
      if (window.weekday !== weekdayOf(day)) continue;
      const wraps = window.to > MINUTES_PER_DAY;
      open.push({
        from: instantAt(offsets, day, window.from),
        to: wraps
          ? instantAt(offsets, day + 1, window.to - MINUTES_PER_DAY)
          : instantAt(offsets, day, window.to),
      });
    }
  }
  open.sort((a, b) => a.from - b.from);
  for (const { from, to } of open) {
    if (from <= covered && to > covered) covered = to;
  }
  return covered >= end;
}

function onDayOff({ availability, offsets }: Problem, session: PlannedSession): boolean {
  return availability.blackouts.some(
    ({ from, to }) =>
      session.start < startOfDay(offsets, to + 1) && endOf(session) > startOfDay(offsets, from),
  );
}

/** No session overlaps a busy interval. */
export function busyViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  return placed(problem, sessions)
    .filter((session) =>
      problem.availability.busy.some(
        (busy) => session.start < busy.end && busy.start < endOf(session),
      ),
    )
    .map(({ id }) => ({ constraint: 'not-busy', ids: [id] }));
}

/** No two sessions overlap. */
export function overlapViolations(_: Problem, sessions: Sessions): readonly Violation[] {
  return neighbours(sessions)
    .filter(([before, after]) => after.start < endOf(before))
    .map(([before, after]) => ({ constraint: 'no-overlap', ids: [before.id, after.id] }));
}

/** Between two sessions there is at least the pause. */
export function gapViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const past = new Set(problem.history.map((session) => session.id));
  return neighbours(sessions).flatMap(([before, after]): Violation[] => {
    const gap = after.start - endOf(before);
    if (past.has(after.id) || gap < 0 || gap >= problem.rules.gapMinutes) return [];
    return [
      {
        constraint: 'gap',
        ids: [before.id, after.id],
        found: gap,
        bound: problem.rules.gapMinutes,
      },
    ];
  });
}

function neighbours(sessions: Sessions): readonly (readonly [PlannedSession, PlannedSession])[] {
  return sessions.slice(1).map((after, index) => [sessions[index] as PlannedSession, after]);
}

/** A session starts on the wall clock's grid and lasts a multiple of it. */
export function gridViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const grid = problem.rules.gridMinutes;
  return placed(problem, sessions)
    .filter(
      (session) =>
        wallTimeAt(problem.offsets, session.start).minute % grid !== 0 ||
        session.minutes % grid !== 0,
    )
    .map(({ id }) => ({ constraint: 'grid', ids: [id] }));
}

/** A session is no longer than the longest, and shorter than the shortest only where less is left of its topic in all. */
export function lengthViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { minMinutes, maxMinutes } = problem.rules;
  const own = placed(problem, sessions);
  return own.flatMap((session): Violation[] => {
    if (session.minutes > maxMinutes) {
      return [
        {
          constraint: 'session-length',
          ids: [session.id],
          found: session.minutes,
          bound: maxMinutes,
        },
      ];
    }
    if (session.minutes >= minMinutes) return [];
    const isWhole = own.filter(({ topicId }) => topicId === session.topicId).length === 1;
    if (isWhole && session.minutes > 0) return [];
    return [
      {
        constraint: 'session-length',
        ids: [session.id],
        found: session.minutes,
        bound: minMinutes,
      },
    ];
  });
}

/** On no day and in no plan week are there more minutes than its cap, history included. */
export function capViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { dailyCapMinutes, weeklyCapMinutes } = problem.rules;
  const past = new Set(problem.history.map((session) => session.id));
  const over = (
    constraint: 'daily-cap' | 'weekly-cap',
    bound: number | null,
    bucketOf: (day: CivilDay) => number,
  ): Violation[] => {
    if (bound === null) return [];
    const buckets = new Map<number, PlannedSession[]>();
    for (const session of sessions) {
      const bucket = bucketOf(localDay(problem, session));
      buckets.set(bucket, [...(buckets.get(bucket) ?? []), session]);
    }
    return [...buckets.values()].flatMap((group) => {
      const found = group.reduce((sum, session) => sum + session.minutes, 0);
      // What already happened may have been more; only adding to it is a violation.
      if (found <= bound || group.every(({ id }) => past.has(id))) return [];
      return [{ constraint, ids: group.map(({ id }) => id), found, bound }];
    });
  };
  return [
    ...over('daily-cap', dailyCapMinutes, (day) => day),
    ...over('weekly-cap', weeklyCapMinutes, (day) => Math.floor((day - problem.startDay) / 7)),
  ];
}

/** Nothing new before the start or in the past, nothing after the deadline or the horizon. */
export function limitViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { startDay, now, deadlineDay, horizonDay } = problem;
  return placed(problem, sessions).flatMap((session): Violation[] => {
    const day = localDay(problem, session);
    const ids = [session.id];
    const broken: Violation[] = [];
    if (day < startDay) broken.push({ constraint: 'not-before-start', ids });
    if (session.start < now) broken.push({ constraint: 'not-in-the-past', ids });
    if (deadlineDay !== null && day > deadlineDay) {
      broken.push({ constraint: 'deadline', ids, found: day, bound: deadlineDay });
    }
    if (day > horizonDay) {
      broken.push({ constraint: 'horizon', ids, found: day, bound: horizonDay });
    }
    return broken;
  });
}

/** Every session of the history is in the plan, at its time and with its length. */
export function historyViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  return problem.history
    .filter(
      (past) =>
        !sessions.some(
          ({ id, topicId, start, minutes }) =>
            id === past.id &&
            topicId === past.topicId &&
            start === past.start &&
            minutes === past.minutes,
        ),
    )
    .map(({ id }) => ({ constraint: 'history-untouched', ids: [id] }));
}
