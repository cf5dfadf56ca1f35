import type { CivilDay } from '../civil/civil';
import type { Problem } from './problem';
import { isOfPath, localDay, placed, type Sessions } from './verify-sessions';
import type { Violation } from './violation';

/** Weeks of a range of days: the days that are not off, divided by seven, rounded up. */
function weeksBetween({ availability }: Problem, first: CivilDay, last: CivilDay): number {
  let days = 0;
  for (let day = first; day <= last; day += 1) {
    if (!availability.blackouts.some(({ from, to }) => from <= day && day <= to)) days += 1;
  }
  return Math.ceil(days / 7);
}

/**
 * At the recommended pace a phase takes its weeks, from its first session's day to its last one's, if
 * anything of it is new. The last phase with anything left to plan has no minimum.
 */
export function phaseWeekViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  if (problem.pace === 'relaxed') return [];
  const added = new Set(placed(problem, sessions));
  const lastIndex = lastToPlan(problem);
  return problem.path.phases.flatMap(({ id, weeks }, index): Violation[] => {
    const own = sessions.filter((session) => isOfPath(session) && session.phaseId === id);
    if (!own.some((session) => added.has(session))) return [];
    const days = own.map((session) => localDay(problem, session));
    const found = weeksBetween(problem, Math.min(...days), Math.max(...days));
    if (found > weeks.max) {
      return [{ constraint: 'phase-weeks', ids: [id], found, bound: weeks.max }];
    }
    const least = index === lastIndex ? 0 : weeks.min;
    return found < least ? [{ constraint: 'phase-weeks', ids: [id], found, bound: least }] : [];
  });
}

/** Index of the last phase with a topic of which the history does not hold all that could be planned. */
function lastToPlan({ path, history }: Problem): number {
  return path.phases.findLastIndex(({ topics }) =>
    topics.some(({ id, effort }) => {
      const done = history.filter(({ topicId }) => topicId === id);
      return done.reduce((sum, { minutes }) => sum + minutes, 0) < effort.deep;
    }),
  );
}

/** At the recommended pace the path takes at most its weeks, from the start to the last new study session or milestone. */
export function totalWeekViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const last = placed(problem, sessions).findLast(isOfPath);
  if (problem.pace === 'relaxed' || !last) return [];
  const found = weeksBetween(problem, problem.startDay, localDay(problem, last));
  const bound = problem.path.weeks.max;
  return found > bound ? [{ constraint: 'total-weeks', ids: [last.id], found, bound }] : [];
}
