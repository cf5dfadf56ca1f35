import { contentHash, loadLearningPath } from '@/lib/content/learning-paths';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlanRow } from '@/lib/db/schema';

/** The plan's path as the content has it now; null where the plan has it already, or there is none any more. */
export async function newerPath({
  pathSlug,
  pathHash,
}: Pick<PlanRow, 'pathSlug' | 'pathHash'>): Promise<LearningPath | null> {
  const newest = (await loadLearningPath(pathSlug))?.path;
  return newest && contentHash(newest) !== pathHash ? newest : null;
}
