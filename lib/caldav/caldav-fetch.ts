import { NetProblemError } from '@/lib/net/net-problem';
import { CaldavProblemError } from './caldav-problem';
import { isTrustedOrigin } from './trusted-origin';

/** A person's access to a calendar server. */
export interface CaldavAccess {
  /** As it was entered, absolute. */
  readonly serverUrl: string;
  readonly username: string;
  readonly password: string;
  /** Makes the requests; guarded, since the address is a person's. */
  readonly fetch: typeof fetch;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);
const MOST_REDIRECTS = 5;

/** Requests at a time to one server. */
export const REQUESTS_AT_A_TIME = 4;

/**
 * `fetch` with the person's credentials, for the library: it never has them itself. Only a trusted
 * origin is asked at all, at each redirect anew. Throws `CaldavProblemError`.
 */
export function caldavFetch(access: CaldavAccess): typeof fetch {
  const server = new URL(access.serverUrl);
  const free = slots(REQUESTS_AT_A_TIME);
  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input.toString());
    for (let redirects = 0; ; redirects += 1) {
      if (!isTrustedOrigin(server, url)) {
        throw new CaldavProblemError({ kind: 'other-host', host: url.host });
      }
      const asked = url;
      const answer = await free(() => ask(access, asked, init));
      const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : null;
      if (location === null || init.redirect === 'manual') return answer;
      if (redirects === MOST_REDIRECTS || !URL.canParse(location, url)) {
        throw new CaldavProblemError({
          kind: 'net',
          problem: { kind: 'too-many-redirects', redirects: MOST_REDIRECTS },
        });
      }
      url = new URL(location, url);
    }
  };
}

async function ask(access: CaldavAccess, url: URL, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', basicCredentials(access));
  headers.set('user-agent', 'Paceline');
  // Servers that compress answers change their ETags with it, and then do not know them any more.
  headers.set('accept-encoding', 'identity');
  try {
    return await access.fetch(url.href, { ...init, headers, redirect: 'manual' });
  } catch (error) {
    if (error instanceof NetProblemError) {
      throw new CaldavProblemError({ kind: 'net', problem: error.problem });
    }
    throw error;
  }
}

/** RFC 7617 with UTF-8, which servers expect of passwords beyond ASCII. */
function basicCredentials({ username, password }: CaldavAccess): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

/** Runs so many at a time, the others in the order in which they came. */
function slots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
