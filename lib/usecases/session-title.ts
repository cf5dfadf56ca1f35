import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannedSession } from '@/lib/core/schedule/plan';

type Titled = Pick<PlannedSession, 'kind' | 'phaseId' | 'topicId'>;

/** Names a path's sessions; an id that the path does not have stands for itself. */
export function sessionTitles({ phases }: LearningPath): (session: Titled) => string {
  const phaseTitles = new Map(phases.map(({ id, title }) => [id, title]));
  const topicTitles = new Map(
    phases.flatMap(({ units }) =>
      units.flatMap(({ topics }) => topics.map(({ id, title }) => [id, title] as const)),
    ),
  );
  return ({ kind, phaseId, topicId }) => {
    const topic = topicTitles.get(topicId) ?? topicId;
    switch (kind) {
      case 'study':
        return topic;
      case 'review':
        return `Review: ${topic}`;
      case 'milestone':
        return `${phaseTitles.get(phaseId) ?? phaseId} milestone`;
      case 'upkeep':
        return 'Upkeep';
    }
  };
}
