import { eq, inArray } from 'drizzle-orm';
import type { FeedBodyRow, Reader, Transaction } from '@/lib/db/schema';

/** The last body of a feed that could be rendered. */
export async function findFeedBody(
  { queries, tables: { feedBodies } }: Reader,
  feedId: string,
): Promise<FeedBodyRow | undefined> {
  const [body] = await queries.select().from(feedBodies).where(eq(feedBodies.feedId, feedId));
  return body;
}

/** Writes bodies over older ones; those of feeds that are gone are left out. */
export async function writeFeedBodies(
  { queries, tables: { feeds, feedBodies } }: Transaction,
  bodies: readonly FeedBodyRow[],
): Promise<void> {
  const ids = bodies.map(({ feedId }) => feedId);
  const rows = await queries.select({ id: feeds.id }).from(feeds).where(inArray(feeds.id, ids));
  const known = new Set(rows.map(({ id }) => id));
  for (const body of bodies.filter(({ feedId }) => known.has(feedId))) {
    const { version, etag, lastModified, events, body: text } = body;
    const set = { version, etag, lastModified, events, body: text };
    await queries
      .insert(feedBodies)
      .values(body)
      .onConflictDoUpdate({ target: feedBodies.feedId, set });
  }
}
