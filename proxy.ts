import { NextResponse, type NextRequest } from 'next/server';

/** What every request passes first: feeds are only ever read, and pages get a strict policy. */
export function proxy(request: NextRequest): NextResponse {
  return request.nextUrl.pathname.startsWith('/feeds/')
    ? onlyReading(request)
    : withPolicy(request);
}

/** Calendars probe with PROPFIND and PUT, which a route handler would answer with 400. */
function onlyReading({ method }: NextRequest): NextResponse {
  if (method === 'GET' || method === 'HEAD') return NextResponse.next();
  return new NextResponse(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
}

/** A strict policy for pages: only scripts that carry this response's nonce run. */
function withPolicy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('X-Frame-Options', 'DENY');
  return response;
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // React's development build evaluates code to rebuild stacks; hot reload needs a socket.
  const evaluate = isDevelopment ? " 'unsafe-eval'" : '';
  const socket = isDevelopment ? ' ws:' : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    // The calendar component brings an icon font within its styles.
    "font-src 'self' data:",
    `connect-src 'self'${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  matcher: ['/((?!api/|health|_next/|icon.svg|favicon.ico).*)'],
};
