import type { Minutes } from '../civil/civil';
import { boundsAtDepth } from './effort-bounds';
import { fewestOf, thinned } from './fewest-of';
import { roomOf } from './fits-at-core';
import { droppableTopics, studiedTopics } from './optional-topics';
import type { Problem, TopicDemand } from './problem';
import { studyCalendar } from './study-calendar';

/** A topic that can be left out, and the most minutes that this releases. */
interface Droppable {
  readonly id: string;
  readonly priority: number;
  readonly releases: Minutes;
}

/**
 * The fewest optional topics without which the problem fits, or null where it does not without any of
 * them; as listed. Of equally many it takes those of low priority, and then short ones. Beyond what `fewestOf`
 * tries one by one it leaves out the longest until it fits, less every one that it can do without.
 */
export function fewestTopics(
  problem: Problem,
  fits: (topicIds: readonly string[]) => boolean,
): readonly string[] | null {
  const topics = droppables(problem);
  const requires = new Map(studiedTopics(problem).map((topic) => [topic.id, topic.requires]));
  const isClosed = (ids: readonly string[]) => {
    const chosen = new Set(ids);
    return [...requires].every(
      ([id, required]) => chosen.has(id) || required.every((one) => !chosen.has(one)),
    );
  };
  const suffice = (chosen: readonly Droppable[]) => {
    const ids = chosen.map(({ id }) => id);
    // A path of which nothing is left is no answer.
    return ids.length < requires.size && isClosed(ids) && fits(ids);
  };
  const lacking = lackingMinutes(problem);
  const found = fewestOf(topics, suffice, (chosen, rest, size) => {
    const longest = [...rest].sort(byMinutes).slice(0, size - chosen.length);
    return releasedBy(chosen) + releasedBy(longest) >= lacking;
  });
  const fewest = found === 'too-many' ? longestFirst(topics, requires, suffice) : found;
  if (fewest === null) return null;
  const ids = new Set(fewest.map(({ id }) => id));
  return studiedTopics(problem).flatMap(({ id }) => (ids.has(id) ? [id] : []));
}

function byMinutes(a: Droppable, b: Droppable): number {
  return b.releases - a.releases;
}

function releasedBy(topics: readonly Droppable[]): Minutes {
  return topics.reduce((sum, { releases }) => sum + releases, 0);
}

function droppables(problem: Problem): readonly Droppable[] {
  const ids = new Set(droppableTopics(problem));
  const bounds = boundsAtDepth(problem, 0);
  const grid = problem.rules.gridMinutes;
  return problem.path.phases
    .flatMap((phase, index) => {
      const least = new Map(
        bounds[index]?.topics.map((topic) => [topic.topicId, topic.least * grid]),
      );
      const left = (topic: TopicDemand) => least.get(topic.id) ?? 0;
      const milestones = phase.topics.filter(({ kind }) => kind === 'milestone');
      const ofMilestones = milestones.reduce((sum, topic) => sum + left(topic), 0);
      return phase.topics
        .filter(({ id }) => ids.has(id))
        .map((topic) => ({
          id: topic.id,
          priority: topic.priority,
          releases: left(topic) + ofMilestones,
        }));
    })
    .sort((a, b) => a.priority - b.priority || a.releases - b.releases);
}

/** Minutes at core depth that no plan has room for. */
function lackingMinutes(problem: Problem): Minutes {
  const steps = boundsAtDepth(problem, 0).flatMap(({ topics }) => topics.map(({ least }) => least));
  const needed = steps.reduce((sum, least) => sum + least, 0) * problem.rules.gridMinutes;
  return needed - roomOf(studyCalendar(problem));
}

function longestFirst(
  topics: readonly Droppable[],
  requires: ReadonlyMap<string, readonly string[]>,
  suffice: (chosen: readonly Droppable[]) => boolean,
): readonly Droppable[] | null {
  const chosen = new Set<string>();
  for (const { id } of [...topics].sort(byMinutes)) {
    chosen.add(id);
    for (const [dependent, required] of requires) {
      if (required.some((one) => chosen.has(one))) chosen.add(dependent);
    }
    const enough = topics.filter((topic) => chosen.has(topic.id));
    if (suffice(enough)) return thinned(enough, suffice);
  }
  return null;
}
