import type { DatedFeed } from '@/lib/usecases/view-feeds';
import { followsText, freshnessText, type Dating, type FeedSource } from './fetch-text';

interface FreshnessProps {
  readonly feed: DatedFeed;
  readonly source: FeedSource;
  readonly dating: Dating;
}

/** What each calendar has seen of the feed last, and when it looks again. */
export function Freshness({ feed, source, dating }: FreshnessProps) {
  if (feed.fetches.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1">
      {feed.fetches.map((fetch) => (
        <li key={fetch.client}>
          {freshnessText(fetch, feed, source, dating)}{' '}
          <span className="text-ink-soft">{followsText(fetch)}</span>
        </li>
      ))}
    </ul>
  );
}
