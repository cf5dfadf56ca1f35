import { allowWrongToken } from '@/lib/usecases/request-limits';
import { serveFeed } from '@/lib/usecases/serve-feed';
import { clientAddress } from '../../../client-address';
import { isNotModified } from './conditional-request';

const COMMON_HEADERS = {
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

interface FeedContext {
  readonly params: Promise<{ readonly token: string }>;
}

/** A plan's calendar. The name in the address is for the reader; only the token counts. */
export async function GET(request: Request, { params }: FeedContext): Promise<Response> {
  const { token } = await params;
  // A set-up's HEAD only tries the address.
  const agent = request.method === 'GET' ? request.headers.get('user-agent') : undefined;
  const body = await serveFeed(token, agent);
  if (!body) return refused(request);
  const headers = {
    ...COMMON_HEADERS,
    ETag: body.etag,
    'Last-Modified': new Date(body.lastModified).toUTCString(),
    'Cache-Control': 'private, max-age=300',
    Vary: 'Accept-Encoding',
  };
  if (isNotModified(request.headers, body)) return new Response(null, { status: 304, headers });
  return new Response(body.bytes, {
    headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' },
  });
}

/** The same answer for a token that is wrong, nearly right or revoked; without a body, so that nothing can pass for a calendar. */
async function refused(request: Request): Promise<Response> {
  const limit = await allowWrongToken(clientAddress(request));
  const headers = { ...COMMON_HEADERS, 'Cache-Control': 'no-store' };
  if (limit.allowed) return new Response(null, { status: 404, headers });
  const retryAfter = { 'Retry-After': String(limit.retryAfterSeconds) };
  return new Response(null, { status: 429, headers: { ...headers, ...retryAfter } });
}
