import { describe, expect, it } from 'vitest';
import { caldavFetch } from '@/lib/caldav/caldav-fetch';
import { isTrustedOrigin } from '@/lib/caldav/trusted-origin';

describe('where a password may go', () => {
  it.each([
    ['https://cloud.example.org', 'https://cloud.example.org/remote.php/dav', true],
    ['https://cloud.example.org', 'https://dav.cloud.example.org/', true],
    ['https://cloud.example.org', 'https://cloud.example.org:8443/', true],
    ['http://nas.home:8080', 'http://nas.home:8080/dav', true],
    ['http://nas.home:8080', 'https://nas.home/dav', true],
    ['https://caldav.icloud.com', 'https://p42-caldav.icloud.com/1/calendars/', true],
    ['https://cloud.example.org', 'http://cloud.example.org/', false],
    ['http://nas.home:8080', 'http://nas.home:9090/', false],
    ['https://cloud.example.org', 'https://other.example.org/', false],
    ['https://cloud.example.org', 'https://example.org/', false],
    ['https://cloud.example.org', 'https://evilcloud.example.org/', false],
    ['https://cloud.example.org', 'https://cloud.example.org.evil.test/', false],
    ['https://caldav.icloud.com', 'https://icloud.com.evil.test/', false],
    ['https://caldav.com', 'https://evil.com/', false],
    ['https://203.0.113.7', 'https://203.0.113.8/', false],
  ])('from %s to %s: %s', (server, asked, trusted) => {
    expect(isTrustedOrigin(new URL(server), new URL(asked))).toBe(trusted);
  });
});

interface Asked {
  readonly url: string;
  readonly authorization: string | null;
}

/** A server whose every answer is the next of these. */
function served(answers: readonly Response[]) {
  const asked: Asked[] = [];
  const rest = [...answers];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const authorization = new Headers(init?.headers).get('authorization');
    asked.push({ url: input instanceof Request ? input.url : input.toString(), authorization });
    return rest.shift() ?? new Response('', { status: 500 });
  };
  const access = {
    serverUrl: 'https://cloud.example.org/',
    username: 'ada',
    password: 'päss',
    fetch,
  };
  return { asked, ask: caldavFetch(access) };
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}

/** `ada:päss` in UTF-8. */
const CREDENTIALS = 'Basic YWRhOnDDpHNz';

describe('requests with a password', () => {
  it('take it along to redirects within the same server', async () => {
    const { ask, asked } = served([redirect('/dav/'), new Response('here')]);
    expect(await (await ask('https://cloud.example.org/')).text()).toBe('here');
    expect(asked).toEqual([
      { url: 'https://cloud.example.org/', authorization: CREDENTIALS },
      { url: 'https://cloud.example.org/dav/', authorization: CREDENTIALS },
    ]);
  });

  it('are not made to another company’s server', async () => {
    const { ask, asked } = served([redirect('https://evil.test/dav/'), new Response('here')]);
    await expect(ask('https://cloud.example.org/')).rejects.toMatchObject({
      problem: { kind: 'other-host', host: 'evil.test' },
    });
    expect(asked.map(({ url }) => url)).toEqual(['https://cloud.example.org/']);
  });

  it('end after five redirects', async () => {
    const { ask, asked } = served(Array.from({ length: 9 }, () => redirect('/again')));
    await expect(ask('https://cloud.example.org/')).rejects.toMatchObject({
      problem: { kind: 'net', problem: { kind: 'too-many-redirects', redirects: 5 } },
    });
    expect(asked).toHaveLength(6);
  });
});
