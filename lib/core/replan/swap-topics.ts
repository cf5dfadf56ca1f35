import type { PathDemand, PhaseDemand, TopicDemand } from '../schedule/problem';

export type SwapOutcome =
  | { readonly kind: 'swapped'; readonly path: PathDemand }
  /** A topic would come before one that it requires. */
  | { readonly kind: 'required-before'; readonly topicId: string; readonly requires: string }
  /** Topics change places within their unit only: units and phases keep their order. */
  | { readonly kind: 'other-unit' }
  /** A milestone ends its phase. */
  | { readonly kind: 'milestone'; readonly topicId: string };

/** The path with two topics of a unit in each other's place, if what they require still comes before. */
export function swapTopics(path: PathDemand, topicA: string, topicB: string): SwapOutcome {
  const phase = path.phases.find(({ topics }) => topics.some(({ id }) => id === topicA));
  const a = phase?.topics.find(({ id }) => id === topicA);
  const b = path.phases.flatMap(({ topics }) => topics).find(({ id }) => id === topicB);
  if (!phase || !a || !b) throw new Error(`no topics ${topicA} and ${topicB} in the path`);
  for (const { id, kind } of [a, b]) if (kind === 'milestone') return { kind, topicId: id };
  if (!phase.topics.includes(b) || a.unitId !== b.unitId) return { kind: 'other-unit' };
  const topics = phase.topics.map((topic) => (topic === a ? b : topic === b ? a : topic));
  const swapped: PhaseDemand = { ...phase, topics };
  const broken = brokenRequirement(topics);
  if (broken) return { kind: 'required-before', ...broken };
  return {
    kind: 'swapped',
    path: { ...path, phases: path.phases.map((one) => (one === phase ? swapped : one)) },
  };
}

/** The first topic that is listed before one that it requires. */
function brokenRequirement(
  topics: readonly TopicDemand[],
): { readonly topicId: string; readonly requires: string } | null {
  for (const [index, { id, requires }] of topics.entries()) {
    const later = topics.slice(index + 1).find((topic) => requires.includes(topic.id));
    if (later) return { topicId: id, requires: later.id };
  }
  return null;
}
