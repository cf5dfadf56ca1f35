import type { DatedFeed } from '@/lib/usecases/view-feeds';
import { FeedCheckForm } from './feed-check';
import { fetchedText, type Dating, type FeedSource } from './fetch-text';
import { Freshness } from './freshness';

interface FetchStatusProps {
  readonly planId: string | null;
  readonly feed: DatedFeed;
  readonly source: FeedSource;
  readonly dating: Dating;
}

/** Waits for the first calendar to fetch the feed; afterwards what each has seen last. */
export function FetchStatus({ planId, feed, source, dating }: FetchStatusProps) {
  const [newest] = feed.fetches;
  return (
    <section aria-labelledby="fetches-heading" className="rounded-lg bg-sunken px-5 py-5">
      <h3 id="fetches-heading" className="eyebrow">
        Does it arrive?
      </h3>
      <div role="status" className="mt-1">
        {newest ? (
          <p className="text-xl font-semibold">{fetchedText(newest, feed, source, dating)}</p>
        ) : (
          <>
            <p className="text-xl font-semibold">No calendar has fetched this feed yet.</p>
            <p className="needs-script mt-1">
              Add it above. As soon as a calendar comes for it, that is said here.
            </p>
            <p className="without-script mt-1">
              Add it above and load this page again: as soon as a calendar has come for it, that is
              said here.
            </p>
          </>
        )}
      </div>
      <Freshness feed={feed} source={source} dating={dating} />
      <FeedCheckForm key={feed.id} planId={planId} feedId={feed.id} waiting={!newest} />
    </section>
  );
}
