import type { Instant, Minutes } from '@/lib/core/civil/civil';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { startOfUtcYear, utcYearOf } from '@/lib/time/utc-year';
import type { CalendarFeed } from './calendar-feed';
import type { FeedOptions } from './feed-options';
import { plainText } from './ics-text';
import { optionsOf, planEvents, PRIVATE_TITLE, type PlanFeedInput } from './plan-events';

export const FEED_COLOR = 'teal';
const NAMELESS = 'Study plan';
export const ALL_PLANS = 'Study plans';
const ALL_PLANS_SHORT = { private: PRIVATE_TITLE, 'language-neutral': 'Paceline' } as const;

/**
 * The range of the offset table for a plan's feed: whole UTC years, from the year before the first
 * session, so that the change is known which rules it, to four years after the last, so that a yearly
 * rule of the zone shows.
 */
export function offsetRangeOf(
  sessions: readonly { readonly start: Instant; readonly minutes: Minutes }[],
  revisedAt: number,
): { readonly from: Instant; readonly until: Instant } {
  const revision = instantOfMilliseconds(revisedAt);
  const starts = sessions.map(({ start }) => start);
  const ends = sessions.map(({ start, minutes }) => start + minutes);
  const first = starts.length === 0 ? revision : Math.min(...starts);
  const last = ends.length === 0 ? revision : Math.max(...ends);
  return {
    from: startOfUtcYear(utcYearOf(first) - 1),
    until: startOfUtcYear(utcYearOf(last) + 5),
  };
}

/** A plan as its calendar. */
export function planFeed(input: PlanFeedInput): CalendarFeed {
  const { titles } = optionsOf(input);
  const name = plainText(input.title).trim();
  const calendar = {
    id: input.planId,
    zone: input.zone,
    color: FEED_COLOR,
    lastModified: input.revisedAt,
    events: planEvents(input),
  };
  if (titles === 'private') return { ...calendar, name: PRIVATE_TITLE };
  return {
    ...calendar,
    name: name === '' ? NAMELESS : name,
    description: input.path.summary,
    languageNeutral: titles === 'language-neutral',
  };
}

/** What identifies and names a calendar of several plans. */
export interface PlansFeedInput {
  readonly id: string;
  readonly options: FeedOptions;
  readonly plans: readonly PlanFeedInput[];
  /** When any of them was saved last, milliseconds since the epoch. */
  readonly revisedAt: number;
}

const NO_ZONE = 'Etc/UTC';

/** Several plans as one calendar, in the zone of the first; it has no events where there is no plan. */
export function plansFeed({ id, options, plans, revisedAt }: PlansFeedInput): CalendarFeed {
  const zone = plans[0]?.zone ?? NO_ZONE;
  return {
    id,
    name: options.titles === 'plain' ? ALL_PLANS : ALL_PLANS_SHORT[options.titles],
    zone,
    color: FEED_COLOR,
    lastModified: revisedAt,
    languageNeutral: options.titles === 'language-neutral',
    events: plans.flatMap((plan) =>
      planEvents(plan).map((event) =>
        event.kind === 'timed' ? { ...event, zone: plan.zone } : event,
      ),
    ),
  };
}
