import { pathDemand } from './effort';
import type { EffortRange, LearningPath, Topic } from './learning-path';

/** A topic by the name it has in the later path, or had last. */
export interface NamedTopic {
  readonly topicId: string;
  readonly title: string;
}

export interface OtherHours extends NamedTopic {
  readonly before: EffortRange;
  readonly after: EffortRange;
}

/** What is different between two versions of a path, topic by topic; each list in the order of study. */
export interface PathComparison {
  readonly added: readonly NamedTopic[];
  readonly gone: readonly NamedTopic[];
  readonly otherHours: readonly OtherHours[];
  /** Topics that belong to another phase or unit now. */
  readonly otherPlace: readonly NamedTopic[];
  /** Topics with another name, address, text or requirement. */
  readonly otherText: readonly NamedTopic[];
}

/** Efforts are compared on the half hour, the grid on which a path divides its hours. */
const GRID_MINUTES = 30;

interface PlacedTopic {
  readonly topic: Topic;
  readonly phaseId: string;
  readonly unitId: string;
  readonly effort: EffortRange;
}

/** Compares two versions of a path by the ids of their topics. */
export function comparePaths(before: LearningPath, after: LearningPath): PathComparison {
  const [old, young] = [placedTopics(before), placedTopics(after)];
  const common = [...young].flatMap(([id, now]) => {
    const then = old.get(id);
    return then ? [{ then, now }] : [];
  });
  const named = (found: (one: (typeof common)[number]) => boolean) =>
    common.filter(found).map(({ now }) => nameOf(now));
  return {
    added: [...young].flatMap(([id, one]) => (old.has(id) ? [] : [nameOf(one)])),
    gone: [...old].flatMap(([id, one]) => (young.has(id) ? [] : [nameOf(one)])),
    otherHours: common
      .filter(({ then, now }) => !sameEffort(then.effort, now.effort))
      .map(({ then, now }) => ({ ...nameOf(now), before: then.effort, after: now.effort })),
    otherPlace: named(
      ({ then, now }) => then.phaseId !== now.phaseId || then.unitId !== now.unitId,
    ),
    otherText: named(({ then, now }) => wordsOf(then.topic) !== wordsOf(now.topic)),
  };
}

function placedTopics(path: LearningPath): ReadonlyMap<string, PlacedTopic> {
  const efforts = new Map(
    pathDemand(path, GRID_MINUTES).phases.flatMap(({ topics }) =>
      topics.map(({ id, effort }) => [id, effort]),
    ),
  );
  return new Map(
    path.phases.flatMap((phase) =>
      phase.units.flatMap((unit) =>
        unit.topics.map((topic) => {
          const effort = efforts.get(topic.id) as EffortRange;
          return [topic.id, { topic, phaseId: phase.id, unitId: unit.id, effort }] as const;
        }),
      ),
    ),
  );
}

function nameOf({ topic }: PlacedTopic): NamedTopic {
  return { topicId: topic.id, title: topic.title };
}

function sameEffort(one: EffortRange, other: EffortRange): boolean {
  return one.core === other.core && one.deep === other.deep;
}

/** What a learner reads of a topic, and what it asks for first, as one text to compare. */
function wordsOf(topic: Topic): string {
  const { title, focus, url, core, deep, requires, optional } = topic;
  return JSON.stringify([title, focus, url, core, deep, requires, optional === true]);
}
