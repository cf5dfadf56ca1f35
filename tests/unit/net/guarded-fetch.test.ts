import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createGuardedAgent } from '@/lib/net/guarded-agent';
import { guardedFetch, type GuardedRequest } from '@/lib/net/guarded-fetch';
import { webServer } from '../../support/web-server';

const NOBODY: GuardedRequest = { allowedHosts: [] };
const MEGABYTE = 1024 * 1024;

async function problemOf(address: string, options: GuardedRequest = NOBODY): Promise<unknown> {
  const answer = await guardedFetch(address, options);
  return answer.ok ? answer.value.status : answer.failure;
}

async function answerOf(address: string, options: GuardedRequest) {
  const answer = await guardedFetch(address, options);
  if (!answer.ok) throw new Error(answer.failure.kind);
  return { ...answer.value, text: new TextDecoder().decode(answer.value.bytes) };
}

describe('an address that is not asked', () => {
  it.each([
    ['calendar.example/x.ics', 'invalid-address'],
    ['file:///etc/passwd', 'invalid-address'],
    ['ftp://calendar.example/x.ics', 'invalid-address'],
    ['https://me:word@calendar.example/x.ics', 'invalid-address'],
    ['https://me@calendar.example/x.ics', 'invalid-address'],
    ['http://calendar.example/x.ics', 'not-https'],
    ['https://127.0.0.1/x.ics', 'forbidden-address'],
    ['https://2130706433/x.ics', 'forbidden-address'],
    ['https://0x7f.1/x.ics', 'forbidden-address'],
    ['https://[::1]/x.ics', 'forbidden-address'],
    ['https://[::ffff:10.0.0.1]/x.ics', 'forbidden-address'],
    ['https://169.254.169.254/latest/meta-data', 'forbidden-address'],
  ])('%s: %s', async (address, kind) => {
    expect(await problemOf(address)).toEqual({ kind });
  });

  it('is a name that leads into a private network', async () => {
    expect(await problemOf('https://localhost/x.ics')).toEqual({ kind: 'forbidden-address' });
  });

  it('is a name with one private address among public ones', async () => {
    const agent = createGuardedAgent((_name, done) =>
      done(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]),
    );
    expect(await problemOf('https://calendar.example/', { ...NOBODY, agent })).toEqual({
      kind: 'forbidden-address',
    });
  });

  it('is a name that becomes private by the time it is connected to', async () => {
    const { host, requests } = await webServer((_request, response) => response.end('inside'));
    const asked: string[] = [];
    // What a name is, is asked once a connection, and that answer is the one that is connected to.
    const agent = createGuardedAgent((name, done) => {
      asked.push(name);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    });
    const address = `https://rebound.example:${host.split(':')[1] ?? ''}/`;
    expect(await problemOf(address, { ...NOBODY, agent })).toEqual({ kind: 'forbidden-address' });
    expect(asked).toEqual(['rebound.example']);
    expect(requests).toEqual([]);
  });

  it('is one that cannot be found', async () => {
    const agent = createGuardedAgent((_name, done) => done(new Error('ENOTFOUND'), []));
    expect(await problemOf('https://calendar.example/', { ...NOBODY, agent })).toEqual({
      kind: 'unreachable',
    });
  });
});

describe('an allowed host', () => {
  it('is asked over http, in the way of a browser', async () => {
    const { host, origin, requests } = await webServer((_request, response) => {
      response.setHeader('ETag', '"one"').end('BEGIN:VCALENDAR');
    });
    const answer = await answerOf(`${origin}/x.ics?token=a`, { allowedHosts: [host] });
    expect(answer).toMatchObject({
      status: 200,
      text: 'BEGIN:VCALENDAR',
      headers: { etag: '"one"' },
    });
    expect(requests[0]?.url).toBe('/x.ics?token=a');
    expect(requests[0]?.headers['user-agent']).toMatch(/^Mozilla\/5\.0 /);
  });

  it('is asked with the method, headers and body that are given', async () => {
    const { host, origin, requests } = await webServer((request, response) => {
      request.pipe(response.writeHead(207));
    });
    const answer = await answerOf(origin, {
      allowedHosts: [host],
      method: 'PROPFIND',
      headers: { Depth: '1' },
      body: '<propfind/>',
    });
    expect(answer).toMatchObject({ status: 207, text: '<propfind/>' });
    expect(requests[0]).toMatchObject({ method: 'PROPFIND', headers: { depth: '1' } });
  });

  it.each([
    ['gzip', gzipSync('unpacked')],
    ['br', brotliCompressSync('unpacked')],
  ])('is unpacked from %s', async (encoding, body) => {
    const { host, origin } = await webServer((_request, response) => {
      response.setHeader('Content-Encoding', encoding).end(body);
    });
    expect(await answerOf(origin, { allowedHosts: [host] })).toMatchObject({ text: 'unpacked' });
  });

  it('may not send what claims to be packed and is not', async () => {
    const { host, origin } = await webServer((_request, response) => {
      response.setHeader('Content-Encoding', 'gzip').end('not packed');
    });
    expect(await problemOf(origin, { allowedHosts: [host] })).toEqual({ kind: 'unreachable' });
  });

  it.each([
    ['plain', undefined, Buffer.alloc(MEGABYTE + 1)],
    ['packed a thousand times smaller', 'gzip', gzipSync(Buffer.alloc(MEGABYTE + 1))],
  ])('may not send more than the limit, %s', async (_how, encoding, body) => {
    const { host, origin } = await webServer((_request, response) => {
      if (encoding) response.setHeader('Content-Encoding', encoding);
      response.end(body);
    });
    const options = { allowedHosts: [host], limits: { bytes: MEGABYTE } };
    expect(await problemOf(origin, options)).toEqual({ kind: 'too-large', bytes: MEGABYTE });
  });

  it('may send as much as the limit', async () => {
    const { host, origin } = await webServer((_request, response) => {
      response.end(Buffer.alloc(MEGABYTE));
    });
    const options = { allowedHosts: [host], limits: { bytes: MEGABYTE } };
    expect((await answerOf(origin, options)).bytes.length).toBe(MEGABYTE);
  });

  it.each([
    ['answer', () => undefined],
    ['end', (response: { write: (text: string) => unknown }) => response.write('BEGIN:')],
  ])('may not take for ever to %s', async (_what, begin) => {
    const { host, origin } = await webServer((_request, response) => void begin(response));
    const options = { allowedHosts: [host], limits: { milliseconds: 50 } };
    expect(await problemOf(origin, options)).toEqual({ kind: 'too-slow', milliseconds: 50 });
  });

  it('may be gone', async () => {
    const { host, origin } = await webServer((request) => request.socket.destroy());
    expect(await problemOf(origin, { allowedHosts: [host] })).toEqual({ kind: 'unreachable' });
  });
});

describe('a redirect', () => {
  it('is followed as often as the limit says, and no further', async () => {
    const { host, origin, requests } = await webServer((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { Location: `/${left - 1}` }).end();
    });
    const options = { allowedHosts: [host], limits: { redirects: 3 } };
    expect(await answerOf(`${origin}/3`, options)).toMatchObject({
      text: 'there',
      url: `${origin}/0`,
    });
    expect(requests).toHaveLength(4);
    expect(await problemOf(`${origin}/4`, options)).toEqual({
      kind: 'too-many-redirects',
      redirects: 3,
    });
  });

  it.each([
    ['https://127.0.0.1/', 'forbidden-address'],
    ['https://localhost/', 'forbidden-address'],
    ['https://[fd00::1]/', 'forbidden-address'],
    ['http://93.184.216.34/', 'not-https'],
    ['https://me:word@calendar.example/', 'invalid-address'],
    ['gopher://calendar.example/', 'invalid-address'],
  ])('to %s is not followed: %s', async (location, kind) => {
    const { host, origin } = await webServer((_request, response) => {
      response.writeHead(301, { Location: location }).end();
    });
    expect(await problemOf(origin, { allowedHosts: [host] })).toEqual({ kind });
  });

  it('to another port of an allowed host is checked like any other', async () => {
    const inside = await webServer((_request, response) => response.end('inside'));
    const { host, origin } = await webServer((_request, response) => {
      response.writeHead(302, { Location: inside.origin }).end();
    });
    expect(await problemOf(origin, { allowedHosts: [host] })).toEqual({ kind: 'not-https' });
    expect(inside.requests).toEqual([]);
  });

  it('takes a password to the same origin only', async () => {
    const other = await webServer((_request, response) => response.end('other'));
    const { host, origin, requests } = await webServer((request, response) => {
      const location = request.url === '/' ? '/again' : other.origin;
      response.writeHead(307, { Location: location }).end();
    });
    const headers = { Authorization: 'Basic c2VjcmV0', Depth: '0' };
    await answerOf(origin, { allowedHosts: [host, other.host], headers, method: 'PROPFIND' });
    expect(requests.map(({ headers: sent }) => sent.authorization)).toEqual([
      'Basic c2VjcmV0',
      'Basic c2VjcmV0',
    ]);
    expect(other.requests[0]).toMatchObject({ method: 'PROPFIND', headers: { depth: '0' } });
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    [303, 'PUT', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [302, 'PUT', 'PUT', 'body'],
    [308, 'POST', 'POST', 'body'],
  ])('%i of a %s asks with %s', async (status, method, next, body) => {
    const { host, origin, requests } = await webServer((request, response) => {
      if (request.url === '/') response.writeHead(status, { Location: '/next' }).end();
      else request.pipe(response);
    });
    const answer = await answerOf(origin, { allowedHosts: [host], method, body: 'body' });
    expect(requests[1]?.method).toBe(next);
    expect(answer.text).toBe(body);
  });

  it('is the answer where it is not to be followed', async () => {
    const { host, origin } = await webServer((_request, response) => {
      response.writeHead(301, { Location: '/dav/' }).end();
    });
    const answer = await answerOf(origin, { allowedHosts: [host], redirect: 'manual' });
    expect(answer).toMatchObject({ status: 301, headers: { location: '/dav/' } });
  });
});
