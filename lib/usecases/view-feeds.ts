import type { CivilDay, WallMinute } from '@/lib/core/civil/civil';
import { currentDatabase } from '@/lib/db/current-database';
import { listOwnedPlans } from '@/lib/db/plans-repository';
import { instantOfMilliseconds, readClock } from '@/lib/time/clock';
import { wallTimeInZone } from '@/lib/time/offset-table-of-zone';
import { listFeeds, type FeedView } from './manage-feeds';
import { localDayAt } from './resolve-request';

type Fetch = FeedView['fetches'][number];

/** A calendar's last fetch of a feed, with its time on the wall clock. */
export interface DatedFetch extends Fetch {
  readonly day: CivilDay;
  readonly minute: WallMinute;
}

export interface DatedFeed extends Omit<FeedView, 'fetches'> {
  /** Of calendars, newest first, one a client. */
  readonly fetches: readonly DatedFetch[];
}

export interface FeedsView {
  readonly feeds: readonly DatedFeed[];
  /** The local day now. */
  readonly today: CivilDay;
}

/**
 * The feeds of the owner's plan, or those of all plans (null), oldest first, with times as the plan's
 * zone has them, or that of the newest plan. Null where the owner has no such plan.
 */
export async function viewFeeds(target: {
  readonly ownerId: string;
  readonly planId: string | null;
}): Promise<FeedsView | null> {
  const { ownerId, planId } = target;
  const database = await currentDatabase();
  const plans = await database.read((reader) => listOwnedPlans(reader, ownerId));
  const plan = planId === null ? plans[0] : plans.find(({ id }) => id === planId);
  if (planId !== null && !plan) return null;
  const zone = plan?.zone ?? 'Etc/UTC';
  const feeds = await listFeeds(target);
  return {
    today: localDayAt(zone, readClock()),
    feeds: feeds.map((feed) => ({
      ...feed,
      fetches: feed.fetches.filter(isOfCalendar).map((fetch) => ({
        ...fetch,
        ...wallTimeInZone(zone, instantOfMilliseconds(fetch.fetchedAt.getTime())),
      })),
    })),
  };
}

/** Whoever downloads a file, or looks at an address, has not subscribed. */
function isOfCalendar({ client }: Fetch): boolean {
  return client !== 'browser';
}
