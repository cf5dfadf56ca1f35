import { createHash } from 'node:crypto';
import { feedTokenHash } from '@/lib/auth/feed-token';
import { clientKind } from '@/lib/calendar/feed-clients';
import { currentDatabase } from '@/lib/db/current-database';
import { findFeedBody } from '@/lib/db/feed-bodies-repository';
import { findServedFeed, listPlansOfFeed, type ServedFeed } from '@/lib/db/feeds-repository';
import type { Reader } from '@/lib/db/schema';
import { readClockMilliseconds } from '@/lib/time/clock';
import { noteFeedBody, noteFeedFetch } from './feed-journal';
import {
  feedSources,
  renderFeed,
  renderUnreadableFeed,
  revisedAt,
  type FeedSources,
} from './render-feed';

/** One rendering of a feed. */
export interface FeedBody {
  readonly bytes: Buffer<ArrayBuffer>;
  /** Strong validator of the bytes, quoted (RFC 9110, section 8.8.3). */
  readonly etag: string;
  /** When the revision was saved, milliseconds since the epoch, on a whole second as HTTP dates are. */
  readonly lastModified: number;
}

interface CachedBody extends FeedBody {
  readonly feedId: string;
  /** The plan's revision that it shows; null where it only says that none can be shown. */
  readonly revision: number | null;
  /** The options that it was rendered with, as text. */
  readonly options: string;
  readonly events: number;
}

/** Bodies kept in memory, each some tens of kilobytes: the feeds fetched last, by the hash of their token. */
const KEPT_BODIES = 500;
const bodies = new Map<string, CachedBody>();

/**
 * The body of the feed with this token; null for a wrong, a revoked and a deleted plan's one alike.
 * The token is looked up by its hash, so that how long it takes tells nothing about a near miss. A body
 * that is still true costs one indexed read. `userAgent` tells whose fetch it is noted as; none is where
 * it is absent.
 */
export async function serveFeed(
  token: string,
  userAgent?: string | null,
): Promise<FeedBody | null> {
  const tokenHash = feedTokenHash(token);
  const body = await currentBody(tokenHash);
  if (!body) return null;
  // What is no plan is tried anew each time, and must not pass for the last good body.
  if (body.revision !== null) remember(tokenHash, body);
  if (userAgent !== undefined) noteFetch(body, userAgent);
  return body;
}

async function currentBody(tokenHash: string): Promise<CachedBody | null> {
  const cached = bodies.get(tokenHash);
  const found = await readFeed(tokenHash, cached).catch((error: unknown) => {
    // A calendar that gets an error may stop asking; what this token got last is true enough.
    if (cached) return { current: cached };
    throw error;
  });
  if (!found) {
    bodies.delete(tokenHash);
    return null;
  }
  if ('current' in found) return found.current;
  return rendered(found.feed, found.sources, found.options, cached);
}

/** The body that is kept, where it is still true, else what a new one is made from; null for a wrong token. */
async function readFeed(tokenHash: string, cached: CachedBody | undefined) {
  const database = await currentDatabase();
  // One snapshot, so that sessions are never kept under a revision that they are not of.
  return database.read(async (reader) => {
    const feed = await findServedFeed(reader, tokenHash);
    if (!feed) return null;
    const options = JSON.stringify(feed.options);
    if (cached && isTrue(cached, feed, options)) return { current: cached };
    return { feed, options, sources: await readableSources(reader, feed) };
  });
}

/**
 * Null where what is stored cannot be read as what it should be. Where it is the database that fails, its
 * transaction fails too.
 */
async function readableSources(reader: Reader, feed: ServedFeed): Promise<FeedSources | null> {
  try {
    return await feedSources(reader, feed, await listPlansOfFeed(reader, feed));
  } catch {
    return null;
  }
}

function isTrue(cached: CachedBody, feed: ServedFeed, options: string): boolean {
  return (
    cached.revision === feed.revision &&
    cached.options === options &&
    cached.lastModified === wholeSecond(revisedAt(feed))
  );
}

/**
 * The body as it is now; where it cannot be rendered, the last one of the same options; where there is
 * none, a calendar that says so.
 */
async function rendered(
  feed: ServedFeed,
  sources: FeedSources | null,
  options: string,
  cached: CachedBody | undefined,
): Promise<CachedBody> {
  const text = sources && textOrNull(sources);
  if (text !== null) {
    const body = bodyOf(feed, text, options);
    const { feedId, etag, lastModified, events, bytes } = body;
    noteFeedBody({
      feedId,
      version: `${feed.revision} ${options}`,
      etag,
      lastModified: new Date(lastModified),
      events,
      body: bytes.toString('utf8'),
    });
    return body;
  }
  // With other options it might tell what is private now.
  const last =
    cached?.options === options ? cached : await storedBody(feed.id, options).catch(() => null);
  console.error(
    `A feed of revision ${feed.revision} could not be rendered; revision ${last?.revision ?? 'none'} is served.`,
  );
  if (last) return last;
  // As old as can be, so that whoever asks by date alone gets the plan once it can be shown.
  return { ...bodyOf(feed, renderUnreadableFeed(feed), options), revision: null, lastModified: 0 };
}

function textOrNull(sources: FeedSources): string | null {
  try {
    return renderFeed(sources);
  } catch {
    // Whatever it is, a calendar that is sent an error may drop all its events.
    return null;
  }
}

async function storedBody(feedId: string, options: string): Promise<CachedBody | null> {
  const database = await currentDatabase();
  const row = await database.read((reader) => findFeedBody(reader, feedId));
  const [revision, ...rest] = row?.version.split(' ') ?? [];
  if (!row || rest.join(' ') !== options) return null;
  return {
    feedId,
    revision: Number(revision),
    options,
    etag: row.etag,
    lastModified: row.lastModified.getTime(),
    events: row.events,
    bytes: Buffer.from(row.body, 'utf8'),
  };
}

function bodyOf(feed: ServedFeed, text: string, options: string): CachedBody {
  const bytes = Buffer.from(text, 'utf8');
  return {
    feedId: feed.id,
    revision: feed.revision,
    options,
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 32)}"`,
    lastModified: wholeSecond(revisedAt(feed)),
    events: text.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0,
  };
}

function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function noteFetch({ feedId, revision, events }: CachedBody, userAgent: string | null): void {
  const kind = clientKind(userAgent);
  if (kind === null || revision === null) return;
  const fetchedAt = new Date(readClockMilliseconds());
  noteFeedFetch({ feedId, clientKind: kind, fetchedAt, revision, events });
}

function remember(tokenHash: string, body: CachedBody): void {
  bodies.delete(tokenHash);
  bodies.set(tokenHash, body);
  const [oldest] = bodies.keys();
  if (bodies.size > KEPT_BODIES && oldest !== undefined) bodies.delete(oldest);
}
