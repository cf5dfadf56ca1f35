import type { FeedOptions } from '@/lib/usecases/feed-options';
import { listText } from '../../../_components/format-dates';

const WORK = {
  all: 'Sessions',
  study: 'Study sessions',
  reviews: 'Review sessions',
} as const satisfies Record<FeedOptions['work'], string>;

const TITLES = {
  plain: '',
  private: ', every title “Study”',
  'language-neutral': ', titles of the path alone',
} as const satisfies Record<FeedOptions['titles'], string>;

/** `Sessions and milestones, as busy time` and the like. */
export function optionsText(options: FeedOptions): string {
  const shown = [
    ...(options.sessions ? [WORK[options.work]] : []),
    ...(options.milestones ? ['milestones'] : []),
    ...(options.phases ? ['phases'] : []),
  ];
  const text = listText(shown);
  const time = options.sessions ? `, as ${options.time} time` : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${time}${TITLES[options.titles]}`;
}

/** What a feed is called: its owner's name for it, or what it was made as. */
export function feedName(name: string | null, isOfAllPlans: boolean): string {
  return name ?? (isOfAllPlans ? 'All plans' : 'The whole plan');
}
