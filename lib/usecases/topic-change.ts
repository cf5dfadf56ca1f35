import type { Minutes } from '@/lib/core/civil/civil';
import type { PlanSettings } from './plan-request';

/** What a learner says about a topic as a whole. */
export type TopicChange =
  /** Enough of it is done: what is left of it is released. */
  | { readonly kind: 'finish'; readonly topicId: string }
  /** It takes so many minutes more than the path gives it. */
  | { readonly kind: 'more'; readonly topicId: string; readonly minutes: Minutes }
  /** It was known before: none of it is planned. */
  | { readonly kind: 'known'; readonly topicId: string }
  /** It is studied as the path has it, as if nothing had been said. */
  | { readonly kind: 'reopen'; readonly topicId: string };

/** The settings with the change; they go through the same preview as any other. */
export function withTopicChange(settings: PlanSettings, change: TopicChange): PlanSettings {
  const { learner } = settings;
  const { topicId } = change;
  const others = (ids: readonly string[]) => ids.filter((id) => id !== topicId);
  const known = others(learner.known);
  const finished = others(learner.finished);
  const extra = learner.extra.filter((one) => one.topicId !== topicId);
  switch (change.kind) {
    case 'finish':
      return withTopics(settings, {
        known,
        finished: [...finished, topicId],
        extra: learner.extra,
      });
    case 'known':
      return withTopics(settings, { known: [...known, topicId], finished, extra });
    case 'more': {
      const given = learner.extra.filter((one) => one.topicId === topicId);
      const minutes = given.reduce((sum, one) => sum + one.minutes, change.minutes);
      return withTopics(settings, { known, finished, extra: [...extra, { topicId, minutes }] });
    }
    case 'reopen':
      return withTopics(settings, { known, finished, extra });
  }
}

function withTopics(
  { learner, policy }: PlanSettings,
  topics: Pick<PlanSettings['learner'], 'known' | 'finished' | 'extra'>,
): PlanSettings {
  return { learner: { ...learner, ...topics }, policy };
}
