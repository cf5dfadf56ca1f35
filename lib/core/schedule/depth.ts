import type { Minutes } from '../civil/civil';
import type { TopicDemand } from './problem';

/** How far these minutes of a topic are from core (0) to deep (1); 1 where both are equal. */
export function depthOf({ effort }: Pick<TopicDemand, 'effort'>, minutes: Minutes): number {
  const width = effort.deep - effort.core;
  return width === 0 ? 1 : (minutes - effort.core) / width;
}

/** How far the minutes of all these topics together are from core to deep; milestones play no part. */
export function meanDepth(
  topics: readonly Pick<TopicDemand, 'id' | 'kind' | 'effort'>[],
  minutesOf: ReadonlyMap<string, Minutes>,
): number {
  const effort = { core: 0, deep: 0 };
  let planned = 0;
  for (const topic of topics) {
    if (topic.kind !== 'study') continue;
    effort.core += topic.effort.core;
    effort.deep += topic.effort.deep;
    planned += minutesOf.get(topic.id) ?? 0;
  }
  return depthOf({ effort }, planned);
}
