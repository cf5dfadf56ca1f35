import { keptTopicsThatRequire } from '@/lib/core/path/effort';
import type { LearningPath, Topic } from '@/lib/core/path/learning-path';
import type { FieldError } from './field-errors';
import type { PlanSettings } from './plan-request';
import { swapErrors } from './swapped-demand';

/** What the settings say of topics, checked against the path. Pure, so that the browser checks alike. */
export function topicErrors({ learner }: PlanSettings, path: LearningPath): readonly FieldError[] {
  const topics = topicsById(path);
  const unknown = (field: 'known' | 'leftOut' | 'finished'): FieldError[] =>
    learner[field].flatMap((id, index) =>
      topics.has(id) ? [] : [{ path: `learner.${field}.${index}`, message: notATopic(id) }],
    );
  return [
    ...unknown('known'),
    ...unknown('leftOut'),
    ...leftOutErrors(learner, path, topics),
    ...unknown('finished'),
    ...learner.extra.flatMap(({ topicId }, index) =>
      topics.has(topicId)
        ? []
        : [{ path: `learner.extra.${index}.topicId`, message: notATopic(topicId) }],
    ),
    ...swapErrors(learner.swaps, path),
  ];
}

function topicsById(path: LearningPath): ReadonlyMap<string, Topic> {
  const topics = path.phases.flatMap((phase) => phase.units.flatMap((unit) => unit.topics));
  return new Map(topics.map((topic) => [topic.id, topic]));
}

function notATopic(id: string): string {
  return `must be the id of a topic of the path; there is no “${id}”`;
}

/** Only optional topics can be left out, and only those that no topic still to be studied requires. */
function leftOutErrors(
  { known, leftOut }: PlanSettings['learner'],
  path: LearningPath,
  topics: ReadonlyMap<string, Topic>,
): readonly FieldError[] {
  const neededBy = new Map(
    keptTopicsThatRequire(path, { known, leftOut }).map(
      ({ topicId, requiredId }) => [requiredId, topicId] as const,
    ),
  );
  return leftOut.flatMap((id, index): FieldError[] => {
    const topic = topics.get(id);
    if (!topic) return [];
    const at = `learner.leftOut.${index}`;
    if (topic.optional !== true) {
      return [{ path: at, message: `must be an optional topic; “${id}” is not` }];
    }
    const by = neededBy.get(id);
    if (by === undefined) return [];
    return [{ path: at, message: `is required by “${by}”; leave that out too, or keep this one` }];
  });
}
