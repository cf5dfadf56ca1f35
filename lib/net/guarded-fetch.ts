import { Agent, request } from 'undici';
import { failure, success, type Result } from '@/lib/core/result';
import { addressLiteral, isAllowedHost, isPublicAddress } from './addresses';
import { createGuardedAgent } from './guarded-agent';
import { NetProblemError, type NetProblem } from './net-problem';
import { readBody } from './read-body';

export interface FetchLimits {
  /** Of a body, also once it is unpacked. */
  readonly bytes: number;
  /** For everything, redirects and the body included. */
  readonly milliseconds: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 10 * 1024 * 1024,
  milliseconds: 15_000,
  redirects: 5,
};

export interface GuardedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limits?: Partial<FetchLimits>;
  /** `manual` answers with a redirect instead of following it. */
  readonly redirect?: 'follow' | 'manual';
  /** Hosts (`name` or `name:port`) that may lie in any network and be asked over http. */
  readonly allowedHosts: readonly string[];
  /** Makes the connections to hosts that are not allowed by name. */
  readonly agent?: Agent;
}

export interface GuardedAnswer {
  readonly status: number;
  /** By lower-case name; several of one name joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What answered in the end: not for logs, it may be a secret. */
  readonly url: string;
}

/** Some servers refuse what does not look like a browser. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What may not go along to another origin. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie']);

const publicAgent = createGuardedAgent();
const anyAgent = new Agent();

/**
 * Asks an address that a user chose: over https, at a public address that is checked as each
 * connection is made, redirects included, and with limits on size and time. Hosts that the operator
 * allows may be anywhere.
 */
export async function guardedFetch(
  address: string,
  options: GuardedRequest,
): Promise<Result<GuardedAnswer, NetProblem>> {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    return success(await follow(address, options, limits, signal));
  } catch (error) {
    if (error instanceof NetProblemError) return failure(error.problem);
    if (signal.aborted) return failure({ kind: 'too-slow', milliseconds: limits.milliseconds });
    // Whatever a server, its certificate or a network may do; the message may name the address.
    return failure({ kind: 'unreachable' });
  }
}

interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

async function follow(
  address: string,
  options: GuardedRequest,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<GuardedAnswer> {
  let hop: Hop = {
    url: urlOf(address),
    method: options.method ?? 'GET',
    headers: lowerCased(options.headers ?? {}),
    body: options.body,
  };
  for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
    const answer = await ask(hop, options, limits, signal);
    const location = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
    if (location === undefined || options.redirect === 'manual') return answer;
    hop = nextHop(hop, answer.status, urlOf(location, hop.url));
  }
  throw new NetProblemError({ kind: 'too-many-redirects', redirects: limits.redirects });
}

function urlOf(address: string, base?: URL): URL {
  const problem = new NetProblemError({ kind: 'invalid-address' });
  if (!URL.canParse(address, base)) throw problem;
  const url = new URL(address, base);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  if (!web || url.username !== '' || url.password !== '') throw problem;
  return url;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** RFC 9110, section 15.4: 303 asks for the other address with GET; 301 and 302 do after a POST. */
function nextHop({ url: from, method, headers, body }: Hop, status: number, url: URL): Hop {
  const get = (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST');
  const kept =
    from.origin === url.origin
      ? headers
      : Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name)));
  return get
    ? { url, method: 'GET', headers: kept, body: undefined }
    : { url, method, headers: kept, body };
}

async function ask(
  { url, method, headers, body }: Hop,
  { allowedHosts, agent = publicAgent }: GuardedRequest,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<GuardedAnswer> {
  const allowed = isAllowedHost(url, allowedHosts);
  if (!allowed) checkPublic(url);
  const answer = await request(url, {
    // undici knows the methods of WebDAV, its type only the usual ones.
    method: method as 'GET',
    headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, br', ...headers },
    body: body ?? null,
    signal,
    dispatcher: allowed ? anyAgent : agent,
  });
  const received = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  const named = Object.fromEntries(received);
  const bytes = await readBody(answer.body, named['content-encoding'], limits.bytes);
  return { status: answer.statusCode, headers: named, bytes, url: url.href };
}

/** An address that is no name is never looked up, so it is checked here. */
function checkPublic(url: URL): void {
  if (url.protocol !== 'https:') throw new NetProblemError({ kind: 'not-https' });
  const literal = addressLiteral(url.hostname);
  if (literal !== null && !isPublicAddress(literal)) {
    throw new NetProblemError({ kind: 'forbidden-address' });
  }
}
