import type { PhaseDemand, Problem, TopicDemand } from './problem';

const NOTHING = { core: 0, deep: 0 };

/** The problem without these topics; a phase of which no topic is left has no milestone either. */
export function withoutTopics(problem: Problem, topicIds: Iterable<string>): Problem {
  const dropped = new Set(topicIds);
  const phases = problem.path.phases.map((phase): PhaseDemand => {
    if (!phase.topics.some(({ id }) => dropped.has(id))) return phase;
    const isLeft = (topic: TopicDemand) => isStudied(topic) && !dropped.has(topic.id);
    const hasStudy = phase.topics.some(isLeft);
    const stays = (topic: TopicDemand) =>
      topic.kind === 'milestone' ? hasStudy : !dropped.has(topic.id);
    return {
      ...phase,
      topics: phase.topics.map((topic) => (stays(topic) ? topic : { ...topic, effort: NOTHING })),
    };
  });
  return { ...problem, path: { ...problem.path, phases } };
}

/** The problem without time for milestones. */
export function withoutMilestones(problem: Problem): Problem {
  const phases = problem.path.phases.map((phase) => ({
    ...phase,
    topics: phase.topics.map((topic) =>
      topic.kind === 'milestone' ? { ...topic, effort: NOTHING } : topic,
    ),
  }));
  return { ...problem, path: { ...problem.path, phases } };
}

function isStudied({ kind, effort }: TopicDemand): boolean {
  return kind === 'study' && effort.deep > 0;
}

/** Topics of which something is to be studied, as listed. */
export function studiedTopics({ path }: Problem): readonly TopicDemand[] {
  return path.phases.flatMap((phase) => phase.topics.filter(isStudied));
}

/** The optional topics that can be left out together: no topic that is kept requires one of them. */
export function droppableTopics(problem: Problem): readonly string[] {
  const topics = studiedTopics(problem);
  const droppable = new Set(topics.filter(({ optional }) => optional).map(({ id }) => id));
  // What a topic requires is listed before it, so that one pass from the end settles all.
  for (const { id, requires } of topics.toReversed()) {
    if (!droppable.has(id)) for (const required of requires) droppable.delete(required);
  }
  return [...droppable];
}
