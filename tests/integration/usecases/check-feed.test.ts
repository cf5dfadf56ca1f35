import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkAddress, type FeedCheck } from '@/lib/usecases/check-feed';
import { formatDay } from '@/lib/core/civil/civil';
import { describeOnEachInstallation, newGuest } from '../../support/installation';

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
const HEAD = { 'Content-Type': 'text/calendar; charset=utf-8' };

async function listen(answer: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}

describe('a request of our own to the feed’s address', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function check(answer: RequestListener, seconds = 10): Promise<FeedCheck> {
    const listening = await listen(answer);
    server = listening.server;
    return checkAddress({ https: `${listening.origin}/feeds/x/y.ics`, reachable: true }, seconds);
  }

  it('finds nothing wrong with a calendar, names itself and follows nothing', async () => {
    const seen: unknown[] = [];
    const found = await check((request, response) => {
      seen.push([request.method, request.url, request.headers['user-agent']]);
      response.writeHead(200, HEAD).end(CALENDAR);
    });
    expect(found).toEqual({ faults: [], bytes: CALENDAR.length });
    expect(seen).toEqual([['GET', '/feeds/x/y.ics', 'Paceline-Check']]);
  });

  it('says first that a local address is one, and still looks whether it answers', async () => {
    const { server: local, origin } = await listen((_, response) => {
      response.writeHead(200, HEAD).end(CALENDAR);
    });
    server = local;
    expect(await checkAddress({ https: `${origin}/feeds/x/y.ics`, reachable: false }, 10)).toEqual({
      faults: [{ kind: 'not-public', origin }],
      bytes: CALENDAR.length,
    });
  });

  it.each([
    [301, { Location: '/elsewhere' }, { kind: 'redirect', status: 301 }],
    [404, HEAD, { kind: 'status', status: 404 }],
    [502, {}, { kind: 'status', status: 502 }],
    [200, { 'Content-Type': 'text/html' }, { kind: 'type', type: 'text/html' }],
    [200, {}, { kind: 'type', type: null }],
    [200, { 'Content-Type': 'text/calendars' }, { kind: 'type', type: 'text/calendars' }],
  ])('names an answer of %d with %o', async (status, headers, fault) => {
    const found = await check((_, response) => {
      response.writeHead(status, headers).end(CALENDAR);
    });
    expect(found).toEqual({ faults: [fault], bytes: null });
  });

  it('takes the type in any letter case', async () => {
    const found = await check((_, response) => {
      response.writeHead(200, { 'Content-Type': 'Text/Calendar' }).end(CALENDAR);
    });
    expect(found.faults).toEqual([]);
  });

  it('reads a million bytes and no more', async () => {
    const padded = (bytes: number): RequestListener => {
      return (_, response) => {
        response.writeHead(200, HEAD).end(CALENDAR.padEnd(bytes, ' '));
      };
    };
    expect(await check(padded(1_000_000))).toEqual({ faults: [], bytes: 1_000_000 });
    server?.closeAllConnections();
    server?.close();
    expect(await check(padded(1_000_001))).toEqual({
      faults: [{ kind: 'too-large', limit: 1_000_000 }],
      bytes: null,
    });
  });

  it('names a body that is no calendar', async () => {
    const found = await check((_, response) => {
      response.writeHead(200, HEAD).end('<!doctype html>');
    });
    expect(found).toEqual({ faults: [{ kind: 'not-a-calendar' }], bytes: 15 });
  });

  it('does not wait for ever, neither for the head nor for the rest', async () => {
    const tooSlow = { faults: [{ kind: 'too-slow', seconds: 0.1 }], bytes: null };
    expect(await check(() => undefined, 0.1)).toEqual(tooSlow);
    server?.closeAllConnections();
    server?.close();
    const half = await check((_, response) => {
      response.writeHead(200, HEAD).write(CALENDAR);
    }, 0.1);
    expect(half).toEqual(tooSlow);
  });

  it('names a name that nobody has, and a door that is shut', async () => {
    expect(
      await checkAddress({ https: 'https://paceline.invalid/feeds/x/y.ics', reachable: true }, 10),
    ).toEqual({ faults: [{ kind: 'no-such-name', host: 'paceline.invalid' }], bytes: null });
    const { server: closed, origin } = await listen(() => undefined);
    await new Promise((resolve) => closed.close(resolve));
    expect(await checkAddress({ https: `${origin}/feeds/x/y.ics`, reachable: true }, 10)).toEqual({
      faults: [{ kind: 'no-connection', host: new URL(origin).host }],
      bytes: null,
    });
  });
});

async function savedPlan(ownerId: string): Promise<string> {
  const { savePlan } = await import('@/lib/usecases/save-plan');
  const start = formatDay(Math.floor(Date.now() / 86_400_000) + 30);
  const query = new URLSearchParams({ hours: '12', start, zone: 'Europe/Berlin' });
  const outcome = await savePlan({ ownerId, query });
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.planId;
}

describeOnEachInstallation('the check of an owner’s feed', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    const { GET } = await import('@/app/feeds/[token]/[name]/route');
    ({ server, origin } = await listen((request, response) => {
      const token = (request.url ?? '').split('/')[2] ?? '';
      const asked = new Request(new URL(request.url ?? '', origin));
      void GET(asked, { params: Promise.resolve({ token }) }).then(async (answer) => {
        const body = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
      });
    }));
    vi.stubEnv('APP_URL', origin);
  });
  afterAll(() => {
    server.close();
  });

  it('fetches it from the installation’s own address, for its owner alone', async () => {
    const { checkFeed } = await import('@/lib/usecases/check-feed');
    const { listFeeds } = await import('@/lib/usecases/manage-feeds');
    const ownerId = await newGuest();
    const planId = await savedPlan(ownerId);
    const [feed] = await listFeeds({ ownerId, planId });
    const feedId = feed?.id ?? '';
    const address = feed?.addresses.https ?? '';
    expect(address.startsWith(`${origin}/feeds/`)).toBe(true);
    const bytes = (await (await fetch(address)).arrayBuffer()).byteLength;
    expect(await checkFeed({ ownerId, planId, feedId })).toEqual({
      faults: [{ kind: 'not-public', origin }],
      bytes,
    });
    expect(await checkFeed({ ownerId: await newGuest(), planId, feedId })).toBeNull();
    expect(await checkFeed({ ownerId, planId: null, feedId })).toBeNull();
    expect(await checkFeed({ ownerId, planId, feedId: 'another' })).toBeNull();
  });
});
