import { currentDatabase } from '@/lib/db/current-database';
import { writeFeedBodies } from '@/lib/db/feed-bodies-repository';
import { writeFetches } from '@/lib/db/feed-fetches-repository';
import type { FeedBodyRow, FeedFetchRow } from '@/lib/db/schema';

/** How long what serving feeds leaves behind waits to be written, so that serving never waits for it. */
const WRITE_AFTER_MS = 2000;

interface Journal {
  readonly bodies: Map<string, FeedBodyRow>;
  readonly fetches: Map<string, FeedFetchRow>;
  timer: NodeJS.Timeout | null;
}

// On globalThis, since pages and the feeds' route are bundled apart in one process.
const holder = globalThis as typeof globalThis & { pacelineFeedJournal?: Journal };

function journal(): Journal {
  holder.pacelineFeedJournal ??= { bodies: new Map(), fetches: new Map(), timer: null };
  return holder.pacelineFeedJournal;
}

/** Notes a body that was rendered, to be served again where rendering fails. */
export function noteFeedBody(body: FeedBodyRow): void {
  journal().bodies.set(body.feedId, body);
  writeSoon();
}

/** Notes that a client fetched a feed. */
export function noteFeedFetch(fetch: FeedFetchRow): void {
  journal().fetches.set(`${fetch.feedId} ${fetch.clientKind}`, fetch);
  writeSoon();
}

function writeSoon(): void {
  const noted = journal();
  noted.timer ??= setTimeout(() => void writeFeedJournal(), WRITE_AFTER_MS).unref();
}

/**
 * Writes what is noted. Never throws: fetches that cannot be written are lost, since the next ones tell
 * the same; bodies, which are noted once, wait for the next time.
 */
export async function writeFeedJournal(): Promise<void> {
  const noted = journal();
  if (noted.timer) clearTimeout(noted.timer);
  noted.timer = null;
  const [bodies, fetches] = [[...noted.bodies.values()], [...noted.fetches.values()]];
  if (bodies.length + fetches.length === 0) return;
  noted.bodies.clear();
  noted.fetches.clear();
  try {
    const database = await currentDatabase();
    await database.transaction(async (transaction) => {
      await writeFeedBodies(transaction, bodies);
      await writeFetches(transaction, fetches);
    });
  } catch (error) {
    for (const body of bodies) {
      if (!noted.bodies.has(body.feedId)) noted.bodies.set(body.feedId, body);
    }
    console.error(
      `Fetches of feeds could not be noted: ${error instanceof Error ? error.name : 'unknown'}.`,
    );
  }
}
