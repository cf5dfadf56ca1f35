import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlanSettings } from './plan-request';
import { swapErrors } from './swapped-demand';
import { topicErrors } from './topic-errors';

/** The settings for another version of their path: without what they say of topics that it has no more. */
export function settingsForPath(
  { learner, policy }: PlanSettings,
  path: LearningPath,
): PlanSettings {
  const topics = new Set(
    path.phases.flatMap(({ units }) => units.flatMap((unit) => unit.topics.map(({ id }) => id))),
  );
  const has = (id: string) => topics.has(id);
  const own = {
    ...learner,
    known: learner.known.filter(has),
    finished: learner.finished.filter(has),
    extra: learner.extra.filter(({ topicId }) => has(topicId)),
    leftOut: learner.leftOut.filter(has),
    swaps: possibleSwaps(learner.swaps, path),
  };
  return { learner: { ...own, leftOut: possibleLeftOut({ learner: own, policy }, path) }, policy };
}

/** What can be swapped still, one pair after the other. */
function possibleSwaps(
  swaps: PlanSettings['learner']['swaps'],
  path: LearningPath,
): PlanSettings['learner']['swaps'] {
  return swaps.reduce<PlanSettings['learner']['swaps']>((kept, swap) => {
    const longer = [...kept, swap];
    return swapErrors(longer, path).length === 0 ? longer : kept;
  }, []);
}

/** What can be left out still: a topic may have become one that others need. */
function possibleLeftOut(settings: PlanSettings, path: LearningPath): string[] {
  const { leftOut } = settings.learner;
  const wrong = new Set(
    topicErrors(settings, path).flatMap(({ path: at }) => {
      const index = /^learner\.leftOut\.(\d+)$/.exec(at)?.[1];
      return index === undefined ? [] : [Number(index)];
    }),
  );
  if (wrong.size === 0) return leftOut;
  const fewer = leftOut.filter((_, index) => !wrong.has(index));
  return possibleLeftOut({ ...settings, learner: { ...settings.learner, leftOut: fewer } }, path);
}
