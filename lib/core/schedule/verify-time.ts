import type { Interval } from '../availability/availability';
import { startOfDay, wallTimeAt } from '../civil/offset-table';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';
import { endOf, isOfPath, localDay, placed, type Sessions } from './verify-sessions';
import { openStretches } from './verify-windows';
import type { Violation } from './violation';

/** Every minute of a session lies in some weekly window, and on no day off. */
export function windowViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const daysOff = daysOffOf(problem);
  return placed(problem, sessions)
    .filter((session) => !insideWindows(problem, session) || overlapsAny(daysOff, session))
    .map(({ id }) => ({ constraint: 'inside-windows', ids: [id] }));
}

function insideWindows(problem: Problem, session: PlannedSession): boolean {
  const firstDay = localDay(problem, session);
  const lastDay = wallTimeAt(problem.offsets, endOf(session) - 1).day;
  return openStretches(problem, firstDay, lastDay).some(
    ({ start, end }) => start <= session.start && endOf(session) <= end,
  );
}

function daysOffOf({ availability, offsets }: Problem): readonly Interval[] {
  return availability.blackouts.map(({ from, to }) => ({
    start: startOfDay(offsets, from),
    end: startOfDay(offsets, to + 1),
  }));
}

function overlapsAny(intervals: readonly Interval[], session: PlannedSession): boolean {
  const end = endOf(session);
  return intervals.some((taken) => session.start < taken.end && taken.start < end);
}

/** No session overlaps a busy interval. */
export function busyViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  return placed(problem, sessions)
    .filter((session) => overlapsAny(problem.availability.busy, session))
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

/**
 * Nothing new before the start or in the past, no study and no milestone after the deadline or the
 * horizon; reviews and upkeep may come later.
 */
export function limitViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { startDay, now, deadlineDay, horizonDay } = problem;
  return placed(problem, sessions).flatMap((session): Violation[] => {
    const day = localDay(problem, session);
    const ids = [session.id];
    const broken: Violation[] = [];
    if (day < startDay) broken.push({ constraint: 'not-before-start', ids });
    if (session.start < now) broken.push({ constraint: 'not-in-the-past', ids });
    if (!isOfPath(session)) return broken;
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
