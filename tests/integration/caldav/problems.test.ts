import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import { CALDAV_USER, startRadicale, type Radicale } from '../../support/radicale';
import { savedSmallPlan } from '../usecases/small-plan';
import {
  asPerson,
  calendarEvents,
  connect,
  connectTo,
  planEvents,
  push,
  requestsTo,
  statusOf,
  targetOf,
  writesOf,
} from './pushing';

let server: Radicale;
beforeAll(async () => {
  server = await startRadicale();
});
afterAll(async () => {
  await server.stop();
});

/** Answers every writing request like a server in trouble, and counts them. */
function answering(status: number, headers: Record<string, string> = {}): Requests {
  const requests = requestsTo(server);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (init?.method !== 'PUT') return requests.fetch(input, init);
    requests.methods.push('PUT');
    return new Response('', { status, headers });
  };
  return { ...requests, fetch };
}

type Requests = ReturnType<typeof requestsTo>;

async function connected(name: string) {
  const mine = await savedSmallPlan();
  const requests = requestsTo(server);
  await connectTo(mine, { server, name, fetch: requests.fetch });
  return { mine, requests };
}

async function dueTargets(at: string): Promise<readonly string[]> {
  const { listDueCaldavTargets } = await import('@/lib/db/caldav-repository');
  const { currentDatabase } = await import('@/lib/db/current-database');
  const database = await currentDatabase();
  return database.read((reader) =>
    listDueCaldavTargets(reader, { now: new Date(at), limit: 1000 }),
  );
}

describeOnEachInstallation('connecting to a calendar server', () => {
  it('keeps the password sealed, and lists the calendars to choose from', async () => {
    const mine = await savedSmallPlan();
    const { fetch } = requestsTo(server);
    expect(await connect(mine, server, fetch)).toEqual({ ok: true, value: null });
    expect(await statusOf(mine)).toEqual({ kind: 'choose', host: server.host, username: 'ada' });
    const { password } = await targetOf(mine);
    expect(password).not.toContain(CALDAV_USER.password);
    const { listCaldavCalendars, chooseCaldavCalendar } =
      await import('@/lib/usecases/connect-caldav');
    const choice = { newName: '2027' };
    expect(await chooseCaldavCalendar({ ...mine, choice }, fetch)).toEqual({
      ok: true,
      value: null,
    });
    const { calendarUrl } = await targetOf(mine);
    const other = await savedSmallPlan();
    await connect(other, server, fetch);
    const listed = await listCaldavCalendars(other, fetch);
    expect(listed.ok && listed.value).toContainEqual({ url: calendarUrl, name: '2027' });
    const foreign = { url: `${server.url}somebody/else/` };
    expect(await chooseCaldavCalendar({ ...other, choice: foreign }, fetch)).toEqual({
      ok: false,
      failure: 'Choose one of the calendars.',
    });
  });

  it('says which field is wrong, and tells nobody about another person’s plan', async () => {
    const mine = await savedSmallPlan();
    const requests = requestsTo(server);
    const { connectCaldav } = await import('@/lib/usecases/connect-caldav');
    const access = { ...mine, server: server.url, ...CALDAV_USER };
    expect(await connectCaldav({ ...access, password: 'wrong' }, requests.fetch)).toEqual({
      ok: false,
      failure: {
        field: 'password',
        message:
          'The server does not take this user name and password. Most servers want an app password here, not the one you sign in with.',
      },
    });
    expect(await connectCaldav({ ...access, server: 'http://cloud.example.org' })).toEqual({
      ok: false,
      failure: {
        field: 'server',
        message:
          'The address has to begin with https://, so that nobody reads your password on its way.',
      },
    });
    expect(await connectCaldav({ ...access, server: 'https://me:secret@cloud.example' })).toEqual({
      ok: false,
      failure: {
        field: 'server',
        message: 'This is not the address of a server. It looks like https://cloud.example.org.',
      },
    });
    requests.methods.length = 0;
    const ownerId = await newGuest();
    const refused = await connectCaldav({ ...access, ownerId }, requests.fetch);
    expect(refused.ok).toBe(false);
    expect(requests.methods).toEqual([]);
    expect(await statusOf(mine)).toEqual({ kind: 'none' });
  });
});

describeOnEachInstallation(
  'a push that fails',
  () => {
    it('waits half a minute or so, longer each time, and as long as the server asks', async () => {
      const { mine } = await connected('Busy');
      const { id } = await targetOf(mine);
      await push(mine, answering(503, { 'retry-after': '3600' }).fetch);
      expect(await statusOf(mine)).toMatchObject({
        kind: 'pushing',
        events: 0,
        problem: 'The server asks us to wait.',
        nextTry: { minute: 14 * 60 },
        isStopped: false,
      });
      expect(await dueTargets('2027-01-01T12:59:59Z')).not.toContain(id);
      expect(await dueTargets('2027-01-01T13:00:01Z')).toContain(id);
      const full = answering(507);
      await push(mine, full.fetch);
      await push(mine, full.fetch);
      expect(await targetOf(mine)).toMatchObject({
        failures: 3,
        problem: 'There is no room left on the server.',
      });
    });

    it('waits for its owner once the password is not taken, and goes on with a new one', async () => {
      const { mine, requests } = await connected('Password');
      const { id } = await targetOf(mine);
      await push(mine, answering(401).fetch);
      expect(await statusOf(mine)).toMatchObject({
        kind: 'pushing',
        nextTry: null,
        isStopped: true,
      });
      expect(await dueTargets('2028-01-01T00:00:00Z')).not.toContain(id);
      const { renewCaldavPassword } = await import('@/lib/usecases/connect-caldav');
      const wrong = await renewCaldavPassword({ ...mine, password: 'wrong' }, requests.fetch);
      expect(wrong.ok).toBe(false);
      expect(await dueTargets('2028-01-01T00:00:00Z')).not.toContain(id);
      const { password } = CALDAV_USER;
      expect(await renewCaldavPassword({ ...mine, password }, requests.fetch)).toEqual({
        ok: true,
        value: null,
      });
      expect(await dueTargets('2027-01-01T12:00:01Z')).toContain(id);
      await push(mine, requests.fetch);
      expect(await calendarEvents((await targetOf(mine)).calendarUrl)).toEqual(
        await planEvents(mine),
      );
    });

    it('writes all others first where the server refuses one event, without waiting ever longer', async () => {
      const { mine, requests } = await connected('One refused');
      const planned = await planEvents(mine);
      const [refused = ''] = [...planned.keys()].toSorted();
      const fetch: typeof globalThis.fetch = async (input, init) =>
        init?.method === 'PUT' &&
        typeof init.body === 'string' &&
        init.body.includes(`UID:${refused}`)
          ? new Response('', { status: 400 })
          : requests.fetch(input, init);
      const { calendarUrl } = await targetOf(mine);
      const others = new Map([...planned].filter(([uid]) => uid !== refused));
      while ((await calendarEvents(calendarUrl)).size < others.size) {
        await push(mine, fetch);
        expect(await targetOf(mine)).toMatchObject({ failures: 1 });
      }
      expect(await calendarEvents(calendarUrl)).toEqual(others);
      await push(mine, fetch);
      expect(await targetOf(mine)).toMatchObject({
        failures: 2,
        problem: 'The server answered with error 400.',
      });
    });

    it('takes no new password before a calendar is chosen', async () => {
      const mine = await savedSmallPlan();
      const { fetch } = requestsTo(server);
      await connect(mine, server, fetch);
      const { renewCaldavPassword } = await import('@/lib/usecases/connect-caldav');
      const { password } = CALDAV_USER;
      expect(await renewCaldavPassword({ ...mine, password }, fetch)).toEqual({
        ok: false,
        failure: 'This plan is not connected to a calendar server.',
      });
    });

    it('says that the calendar is gone', async () => {
      const { mine, requests } = await connected('Gone');
      await asPerson('DELETE', (await targetOf(mine)).calendarUrl);
      await push(mine, requests.fetch);
      expect(await statusOf(mine)).toMatchObject({
        kind: 'pushing',
        problem:
          'The calendar is not there any more. Disconnect, then connect again to choose another one.',
        isStopped: true,
      });
    });

    it('writes nothing for a new name, and has the new revision there', async () => {
      const { mine, requests } = await connected('Names');
      await push(mine, requests.fetch);
      requests.methods.length = 0;
      const { renamePlan } = await import('@/lib/usecases/manage-plan');
      await renamePlan({ ...mine, title: 'Another name', expectedRevision: 1 });
      expect(await dueTargets('2027-01-01T12:00:01Z')).toContain((await targetOf(mine)).id);
      await push(mine, requests.fetch);
      expect(writesOf(requests)).toEqual([]);
      expect(await statusOf(mine)).toMatchObject({ kind: 'up-to-date', revision: 2 });
    });
  },
  ['sqlite'],
);
