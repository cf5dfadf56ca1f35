import type { LearningPath, Phase, Topic } from '@/lib/core/path/learning-path';

export function topicsOf(phase: Phase): readonly Topic[] {
  return phase.units.flatMap(({ topics }) => topics);
}

export function topicOf(path: LearningPath, topicId: string): Topic | undefined {
  return path.phases.flatMap(topicsOf).find(({ id }) => id === topicId);
}
