import { wallTimeAt } from '../civil/offset-table';
import type { Problem } from './problem';
import { byTopic, isOfPath, placed, type Sessions } from './verify-sessions';
import type { Violation } from './violation';

/** A session starts on the wall clock's grid, and one of study lasts a multiple of it. */
export function gridViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const grid = problem.rules.gridMinutes;
  return placed(problem, sessions)
    .filter(
      (session) =>
        wallTimeAt(problem.offsets, session.start).minute % grid !== 0 ||
        (session.kind === 'study' && session.minutes % grid !== 0),
    )
    .map(({ id }) => ({ constraint: 'grid', ids: [id] }));
}

/** A study session is no longer than the longest, and shorter than the shortest only where less is left of its topic in all. */
export function lengthViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const { minMinutes, maxMinutes } = problem.rules;
  const own = placed(problem, sessions).filter(({ kind }) => kind === 'study');
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

/** A topic of kind milestone takes one session of that kind, and no other topic has one. */
export function milestoneViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const own = byTopic(placed(problem, sessions).filter(isOfPath));
  return problem.path.phases
    .flatMap((phase) => phase.topics)
    .flatMap((topic): Violation[] => {
      const ofTopic = own.get(topic.id) ?? [];
      const isRight =
        ofTopic.every(({ kind }) => kind === topic.kind) &&
        (topic.kind === 'study' || ofTopic.length <= 1);
      return isRight ? [] : [{ constraint: 'milestone', ids: ofTopic.map(({ id }) => id) }];
    });
}
