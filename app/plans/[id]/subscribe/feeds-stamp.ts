import type { FeedView } from '@/lib/usecases/manage-feeds';

/** Differs whenever the feeds, what they hold or what fetched them do. */
export function feedsStamp(
  feeds: readonly Pick<FeedView, 'id' | 'revision' | 'fetches'>[],
): string {
  return feeds
    .map(({ id, revision, fetches }) =>
      [
        id,
        revision,
        ...fetches.map(({ client, fetchedAt }) => `${client}${fetchedAt.getTime()}`),
      ].join(),
    )
    .join(' ');
}
