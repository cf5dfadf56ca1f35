import { privateId } from '@/lib/auth/feed-token';
import { PRIVATE_TITLE, type FeedStyle, type PlanFeedInput } from '@/lib/calendar/plan-events';
import { FEED_COLOR, offsetRangeOf } from '@/lib/calendar/plan-feed';
import { renderCalendar } from '@/lib/calendar/render-calendar';
import { renderPlanFeed, renderPlansFeed } from '@/lib/calendar/render-plan-feed';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { ServedFeed } from '@/lib/db/feeds-repository';
import type { Reader } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { feedPhases } from './feed-phases';
import { readFeedOptions } from './feed-options';
import { planFeedInput, readFeedSource, type FeedSource } from './plan-feed-input';

/** What a feed is rendered from, read in the snapshot in which the feed itself was. */
export interface FeedSources {
  readonly feed: ServedFeed;
  readonly plans: readonly FeedSource[];
}

/** Throws where what is stored cannot be read. */
export async function feedSources(
  reader: Reader,
  feed: ServedFeed,
  plans: readonly AuthorizedPlan[],
): Promise<FeedSources> {
  const { options } = readFeedOptions(feed.options);
  const sources: FeedSource[] = [];
  for (const plan of plans) {
    const source = await readFeedSource(reader, plan);
    const phases = options.phases ? await feedPhases(reader, plan) : [];
    sources.push({ ...source, phases });
  }
  return { feed, plans: sources };
}

/** The feed's body. Throws where what is stored cannot be rendered. */
export function renderFeed({ feed, plans }: FeedSources): string {
  const { AUTH_SECRET } = env();
  const style: FeedStyle = {
    ...readFeedOptions(feed.options),
    privateId: (id) => privateId(AUTH_SECRET, id),
  };
  const inputs = plans.map((source) => planFeedInput({ ...source, style }));
  if (feed.planId !== null) return renderPlanFeed(onlyOne(inputs));
  const { options } = style;
  return renderPlansFeed({ id: feed.id, options, plans: inputs, revisedAt: revisedAt(feed) });
}

const NOTE_ZONE = 'Etc/UTC';

/** A calendar that says of a feed which never could be rendered that it is not lost. */
export function renderUnreadableFeed(feed: ServedFeed): string {
  const at = revisedAt(feed);
  const firstDay = Math.floor(instantOfMilliseconds(at) / MINUTES_PER_DAY);
  const { from, until } = offsetRangeOf([], at);
  const calendar = {
    id: feed.id,
    name: PRIVATE_TITLE,
    zone: NOTE_ZONE,
    color: FEED_COLOR,
    lastModified: at,
    events: [
      {
        kind: 'all-day',
        uid: `${feed.id}.unreadable@paceline`,
        summary: 'The study plan is in Paceline',
        description: `It cannot be shown here just now. Plans: ${env().APP_URL}/plans`,
        categories: [],
        firstDay,
        endDay: firstDay + 1,
        createdAt: at,
        changedAt: at,
        sequence: 0,
      },
    ],
  } as const;
  return renderCalendar(calendar, offsetTableOfZone(NOTE_ZONE, from, until));
}

function onlyOne(inputs: readonly PlanFeedInput[]): PlanFeedInput {
  const [input] = inputs;
  if (!input) throw new Error('A feed lacks its plan.');
  return input;
}

/** When what the feed shows changed last, milliseconds since the epoch. */
export function revisedAt({ revisedAt: saved, createdAt, options }: ServedFeed): number {
  return Math.max((saved ?? createdAt).getTime(), optionsChangedAt(options));
}

function optionsChangedAt(stored: unknown): number {
  try {
    const { at, timed, allDay } = readFeedOptions(stored);
    return Math.max(at, timed.at, allDay.at);
  } catch {
    // Options that cannot be read leave the feed unreadable, but not without an answer.
    return 0;
  }
}
