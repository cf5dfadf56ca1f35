import { eq, inArray, sql } from 'drizzle-orm';
import type { FeedFetchRow, Reader, Transaction } from '@/lib/db/schema';

/** What was last seen of each kind of client, by feed. */
export async function listFetches(
  { queries, tables: { feedFetches } }: Reader,
  feedIds: readonly string[],
): Promise<readonly FeedFetchRow[]> {
  if (feedIds.length === 0) return [];
  return queries
    .select()
    .from(feedFetches)
    .where(inArray(feedFetches.feedId, [...feedIds]));
}

/** Forgets what fetched a feed. */
export async function deleteFetches(
  { queries, tables: { feedFetches } }: Transaction,
  feedId: string,
): Promise<void> {
  await queries.delete(feedFetches).where(eq(feedFetches.feedId, feedId));
}

/** Writes fetches over older ones; those of feeds that are gone are left out. */
export async function writeFetches(
  { queries, tables: { feeds, feedFetches } }: Transaction,
  fetches: readonly FeedFetchRow[],
): Promise<void> {
  const ids = [...new Set(fetches.map(({ feedId }) => feedId))];
  const rows = await queries.select({ id: feeds.id }).from(feeds).where(inArray(feeds.id, ids));
  const known = new Set(rows.map(({ id }) => id));
  for (const fetch of fetches.filter(({ feedId }) => known.has(feedId))) {
    const { fetchedAt, revision, events } = fetch;
    await queries
      .insert(feedFetches)
      .values(fetch)
      .onConflictDoUpdate({
        target: [feedFetches.feedId, feedFetches.clientKind],
        set: { fetchedAt, revision, events },
        // Another server may have written a later one in the meantime.
        setWhere: sql`${feedFetches.fetchedAt} <= excluded.fetched_at`,
      });
  }
}
