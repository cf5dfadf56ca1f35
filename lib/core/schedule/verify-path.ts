import type { Problem, TopicDemand } from './problem';
import { byTopic, endOf, isOfPath, placed, type Sessions } from './verify-sessions';
import type { Violation } from './violation';

function listedTopics({ path }: Problem): readonly TopicDemand[] {
  return path.phases.flatMap((phase) => phase.topics);
}

/** New study and milestones follow the listed order of topics, and with it of units and phases. */
export function orderViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const position = new Map(listedTopics(problem).map((topic, index) => [topic.id, index]));
  const added = placed(problem, sessions).filter(isOfPath);
  return added.flatMap((session, index): Violation[] => {
    const own = position.get(session.topicId);
    if (own === undefined) return [{ constraint: 'order', ids: [session.id] }];
    const before = added[index - 1];
    if (!before || (position.get(before.topicId) ?? own) <= own) return [];
    return [{ constraint: 'order', ids: [before.id, session.id] }];
  });
}

/** Nothing new of a topic starts before every topic it requires has ended. */
export function prerequisiteViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const studied = byTopic(sessions.filter(isOfPath));
  // What already happened did, in whatever order.
  const added = byTopic(placed(problem, sessions).filter(isOfPath));
  return listedTopics(problem).flatMap((topic) => {
    const own = added.get(topic.id);
    if (!own) return [];
    const first = own.reduce((earliest, { start }) => Math.min(earliest, start), Infinity);
    return topic.requires
      .filter((required) => (studied.get(required) ?? []).some((one) => endOf(one) > first))
      .map((required): Violation => ({ constraint: 'prerequisites', ids: [topic.id, required] }));
  });
}

/** A topic's minutes in all, its reviews aside, lie within its effort range, rounded outwards to the grid. */
export function effortViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const grid = problem.rules.gridMinutes;
  const studied = byTopic(sessions.filter(isOfPath));
  const history = byTopic(problem.history);
  return listedTopics(problem).flatMap(({ id, effort }): Violation[] => {
    const found = minutesOf(studied.get(id) ?? []);
    const past = minutesOf(history.get(id) ?? []);
    // History keeps the minutes that were really studied, which need not be on the grid.
    const most = Math.max(past, past % grid === 0 ? effort.deep : effort.deep + grid - 1);
    if (found < effort.core) {
      return [{ constraint: 'topic-effort', ids: [id], found, bound: effort.core }];
    }
    return found > most ? [{ constraint: 'topic-effort', ids: [id], found, bound: most }] : [];
  });
}

function minutesOf(sessions: readonly { readonly minutes: number }[]): number {
  return sessions.reduce((sum, { minutes }) => sum + minutes, 0);
}
