import { DAYS_PER_WEEK } from '../civil/civil';
import type { Problem } from './problem';
import { isOfPath, localDay, placed, type Sessions } from './verify-sessions';
import type { Violation } from './violation';

/**
 * Upkeep lies in the asked number of plan weeks that follow the one of the finish, as its part tells,
 * and takes no more than its minutes in each.
 */
export function upkeepViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const weekOf = (session: Sessions[number]) =>
    Math.floor((localDay(problem, session) - problem.startDay) / DAYS_PER_WEEK);
  const upkeep = placed(problem, sessions).filter(({ kind }) => kind === 'upkeep');
  const last = sessions.findLast(isOfPath);
  const { weeks, weeklyMinutes } = problem.upkeep ?? { weeks: 0, weeklyMinutes: 0 };
  const finishWeek = last ? weekOf(last) : -1;
  return upkeep.flatMap((session): Violation[] => {
    const { id, part } = session;
    const number = weekOf(session) - finishWeek;
    if (number !== part || number < 1 || number > weeks) {
      return [{ constraint: 'upkeep-week', ids: [id], found: number, bound: part }];
    }
    const own = upkeep.filter((other) => other.part === part);
    const found = own.reduce((sum, { minutes }) => sum + minutes, 0);
    if (found <= weeklyMinutes || own[0] !== session) return [];
    return [
      { constraint: 'upkeep-minutes', ids: own.map((one) => one.id), found, bound: weeklyMinutes },
    ];
  });
}
