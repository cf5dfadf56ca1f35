import { SELF_CHECK_AGENT } from '@/lib/calendar/feed-clients';
import type { FeedAddresses } from './feed-addresses';
import { listFeeds } from './manage-feeds';

/** What keeps calendar services from reading a feed. */
export type FeedFault =
  /** A local name or plain http, which Google and Microsoft do not ask. */
  | { readonly kind: 'not-public'; readonly origin: string }
  | { readonly kind: 'no-such-name'; readonly host: string }
  | { readonly kind: 'no-connection'; readonly host: string }
  | { readonly kind: 'certificate'; readonly host: string }
  | { readonly kind: 'too-slow'; readonly seconds: number }
  | { readonly kind: 'redirect'; readonly status: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'type'; readonly type: string | null }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'not-a-calendar' };

/** What the server's own request to a feed's address came to; no faults where all is well. */
export interface FeedCheck {
  readonly faults: readonly FeedFault[];
  /** Size of the body in bytes; null where it was not read to its end. */
  readonly bytes: number | null;
}

/** Names the server's own requests, so that they are not counted as a calendar's. */
const PATIENCE_SECONDS = 10;
/** Google leaves out a feed of more bytes. */
const LARGEST_BODY = 1_000_000;

export interface OwnedFeed {
  readonly ownerId: string;
  /** Null for a feed of all of the owner's plans. */
  readonly planId: string | null;
  readonly feedId: string;
}

/**
 * Fetches the owner's feed from the address that is shown for it, as a calendar service would. Null
 * where the owner has no such feed.
 */
export async function checkFeed({ ownerId, planId, feedId }: OwnedFeed): Promise<FeedCheck | null> {
  const feeds = await listFeeds({ ownerId, planId });
  const feed = feeds.find(({ id }) => id === feedId);
  return feed ? checkAddress(feed.addresses, PATIENCE_SECONDS) : null;
}

/** The same of an address of this installation, which has so many seconds to answer in full. */
export async function checkAddress(
  { https, reachable }: Pick<FeedAddresses, 'https' | 'reachable'>,
  seconds: number,
): Promise<FeedCheck> {
  const address = new URL(https);
  const { faults, bytes } = await fetchOwn(address, seconds);
  const { origin } = address;
  return { faults: reachable ? faults : [{ kind: 'not-public', origin }, ...faults], bytes };
}

async function fetchOwn(address: URL, seconds: number): Promise<FeedCheck> {
  try {
    const response = await fetch(address, {
      redirect: 'manual',
      cache: 'no-store',
      headers: { 'User-Agent': SELF_CHECK_AGENT },
      signal: AbortSignal.timeout(seconds * 1000),
    });
    return await checkResponse(response);
  } catch (error) {
    return { faults: [faultOf(error, address.host, seconds)], bytes: null };
  }
}

async function checkResponse(response: Response): Promise<FeedCheck> {
  const fault = faultOfHead(response);
  if (fault) {
    await response.body?.cancel();
    return { faults: [fault], bytes: null };
  }
  const body = await readUpTo(LARGEST_BODY, response);
  if (body === null) return { faults: [{ kind: 'too-large', limit: LARGEST_BODY }], bytes: null };
  return {
    faults:
      body.toString('latin1', 0, 15) === 'BEGIN:VCALENDAR' ? [] : [{ kind: 'not-a-calendar' }],
    bytes: body.length,
  };
}

function faultOfHead({ status, headers }: Response): FeedFault | null {
  if (status >= 300 && status < 400) return { kind: 'redirect', status };
  if (status !== 200) return { kind: 'status', status };
  const type = headers.get('content-type');
  const isCalendar = type?.split(';')[0]?.trim().toLowerCase() === 'text/calendar';
  return isCalendar ? null : { kind: 'type', type };
}

/** The body; null where it has more bytes, of which no more is read. */
async function readUpTo(limit: number, response: Response): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a request that got no answer failed of. Bugs are thrown on. */
function faultOf(error: unknown, host: string, seconds: number): FeedFault {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'too-slow', seconds };
  }
  // Node's fetch says `fetch failed` of all that the network does; what it was is in the cause.
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error;
  const code = 'code' in error.cause ? String(error.cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'no-such-name', host };
  if (/CERT|SIGNATURE/.test(code)) return { kind: 'certificate', host };
  return { kind: 'no-connection', host };
}
