import { gzipSync } from 'node:zlib';
import { allowWrongToken } from '@/lib/usecases/request-limits';
import { serveFeed, type FeedBody } from '@/lib/usecases/serve-feed';
import { clientAddress } from '../../../client-address';
import { acceptsGzip, isNotModified } from './conditional-request';

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
  const body = await serveFeed(token);
  if (!body) return refused(request);
  const gzip = acceptsGzip(request.headers);
  const headers = {
    ...COMMON_HEADERS,
    ETag: gzip ? body.etag.replace(/"$/, '-gzip"') : body.etag,
    'Last-Modified': new Date(body.lastModified).toUTCString(),
    'Cache-Control': 'private, max-age=300',
    Vary: 'Accept-Encoding',
  };
  if (isNotModified(request.headers, body)) return new Response(null, { status: 304, headers });
  return new Response(encoded(body, gzip), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}

function encoded(body: FeedBody, gzip: boolean): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzip ? gzipSync(body.bytes) : body.bytes);
}

/** The same answer for a token that is wrong, nearly right or revoked. */
async function refused(request: Request): Promise<Response> {
  const limit = await allowWrongToken(clientAddress(request));
  if (limit.allowed) {
    return new Response('There is no calendar at this address.\n', {
      status: 404,
      headers: {
        ...COMMON_HEADERS,
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
      },
    });
  }
  return new Response('Too many wrong addresses; try again later.\n', {
    status: 429,
    headers: {
      ...COMMON_HEADERS,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(limit.retryAfterSeconds),
    },
  });
}
