import type { CivilDay } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';
import type { Violation } from './violation';

type Sessions = readonly PlannedSession[];

/** Weeks of a range of days: the days that are not off, divided by seven, rounded up. */
function weeksBetween({ availability }: Problem, first: CivilDay, last: CivilDay): number {
  let days = 0;
  for (let day = first; day <= last; day += 1) {
    if (!availability.blackouts.some(({ from, to }) => from <= day && day <= to)) days += 1;
  }
  return Math.ceil(days / 7);
}

/** At the recommended pace a phase takes its weeks, from its first session's day to its last one's; the last phase has no minimum. */
export function phaseWeekViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  if (problem.pace === 'relaxed') return [];
  const lastIndex = problem.path.phases.length - 1;
  return problem.path.phases.flatMap(({ id, weeks }, index): Violation[] => {
    const days = sessions
      .filter((session) => session.phaseId === id)
      .map(({ start }) => wallTimeAt(problem.offsets, start).day);
    if (days.length === 0) return [];
    const found = weeksBetween(problem, Math.min(...days), Math.max(...days));
    if (found > weeks.max) {
      return [{ constraint: 'phase-weeks', ids: [id], found, bound: weeks.max }];
    }
    const least = index === lastIndex ? 0 : weeks.min;
    return found < least ? [{ constraint: 'phase-weeks', ids: [id], found, bound: least }] : [];
  });
}

/** At the recommended pace the path takes at most its weeks, from the start to the finish. */
export function totalWeekViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const last = sessions.at(-1);
  if (problem.pace === 'relaxed' || !last) return [];
  const finish = wallTimeAt(problem.offsets, last.start).day;
  const found = weeksBetween(problem, problem.startDay, finish);
  const bound = problem.path.weeks.max;
  return found > bound ? [{ constraint: 'total-weeks', ids: [last.id], found, bound }] : [];
}
