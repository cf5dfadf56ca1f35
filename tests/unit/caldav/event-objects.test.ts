import { describe, expect, it } from 'vitest';
import { eventObjects } from '@/lib/caldav/event-objects';

const CALENDAR = 'https://cloud.example.org/calendars/ada/study/';
const HREF = `${CALENDAR}paceline-1.ics`;
const OURS = 'BEGIN:VEVENT\r\nUID:one@paceline\r\nEND:VEVENT\r\n';
const FOREIGN = 'BEGIN:VEVENT\r\nUID:dentist\r\nEND:VEVENT\r\n';

interface Seen {
  readonly method: string;
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

/** A server whose every answer is the next of these. */
function served(answers: readonly Response[]) {
  const seen: Seen[] = [];
  const rest = [...answers];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const headers = new Headers(init?.headers);
    seen.push({
      method: init?.method ?? 'GET',
      ifMatch: headers.get('if-match'),
      ifNoneMatch: headers.get('if-none-match'),
    });
    return rest.shift() ?? new Response('', { status: 500 });
  };
  const access = { serverUrl: 'https://cloud.example.org/', username: 'a', password: 'b', fetch };
  return { seen, objects: eventObjects(access, CALENDAR) };
}

function answer(status: number, body: string | null = null, etag?: string): Response {
  return new Response(body, { status, headers: etag === undefined ? {} : { etag } });
}

const object = (etag: string | null) => ({ uid: 'one@paceline', href: HREF, etag });

describe('writing an event', () => {
  it('creates it only where nothing is', async () => {
    const { objects, seen } = served([answer(201, null, '"1"')]);
    expect(await objects.write(object(null), OURS, { isNew: true })).toEqual({
      ok: true,
      value: { kind: 'written', etag: '"1"' },
    });
    expect(seen).toEqual([{ method: 'PUT', ifMatch: null, ifNoneMatch: '*' }]);
  });

  it.each(['write', 'remove'] as const)(
    'takes no page for success when it is to %s',
    async (act) => {
      const page = new Response('<p>Sign in</p>', { headers: { 'content-type': 'text/html' } });
      const { objects } = served([page]);
      const done =
        act === 'write'
          ? objects.write(object('"1"'), OURS, { isNew: false })
          : objects.remove(object('"1"'));
      expect(await done).toEqual({ ok: false, failure: { kind: 'status', status: 200 } });
    },
  );

  it('looks at what is there when it has changed, and writes over what has our UID', async () => {
    const { objects, seen } = served([
      answer(412),
      answer(200, OURS, '"7"'),
      answer(204, null, '"8"'),
    ]);
    expect(await objects.write(object('"1"'), OURS, { isNew: false })).toEqual({
      ok: true,
      value: { kind: 'written', etag: '"8"' },
    });
    expect(seen).toEqual([
      { method: 'PUT', ifMatch: '"1"', ifNoneMatch: null },
      { method: 'GET', ifMatch: null, ifNoneMatch: null },
      { method: 'PUT', ifMatch: '"7"', ifNoneMatch: null },
    ]);
  });

  it.each([
    ['a foreign event', [answer(412), answer(200, FOREIGN, '"7"')]],
    ['ours beside a foreign one', [answer(412), answer(200, OURS + FOREIGN, '"7"')]],
    ['what is no event', [answer(412), answer(200, 'hello', '"7"')]],
    ['our UID elsewhere', [answer(403, '<error><no-uid-conflict/></error>')]],
    // As Nextcloud says the same.
    [
      'our UID elsewhere by a bare 400',
      [answer(400, '<message>Object with uid already exists.</message>')],
    ],
  ])('leaves %s alone', async (_, answers) => {
    const { objects, seen } = served(answers);
    expect(await objects.write(object(null), OURS, { isNew: true })).toEqual({
      ok: true,
      value: { kind: 'taken' },
    });
    expect(seen.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('knows no ETag where the server gives a weak one or none', async () => {
    const { objects } = served([answer(201, null, 'W/"1"')]);
    expect(await objects.write(object(null), OURS, { isNew: true })).toEqual({
      ok: true,
      value: { kind: 'written', etag: null },
    });
  });

  it.each([
    [401, { kind: 'password' }],
    [403, { kind: 'forbidden' }],
    [500, { kind: 'status', status: 500 }],
    [507, { kind: 'full' }],
  ])('tells what a %d means', async (status, failure) => {
    const { objects } = served([answer(status, '')]);
    const written = await objects.write(object('"1"'), OURS, { isNew: false });
    expect(written).toEqual({ ok: false, failure });
  });

  it('gives up on an event that changes each time it is looked at', async () => {
    const changing = [1, 2, 3].flatMap(() => [answer(412), answer(200, OURS, '"7"')]);
    const { objects } = served(changing);
    expect(await objects.write(object('"1"'), OURS, { isNew: false })).toEqual({
      ok: false,
      failure: { kind: 'status', status: 412 },
    });
  });
});

describe('removing an event', () => {
  it('removes only what was looked at, where it is not known what is there', async () => {
    const { objects, seen } = served([answer(200, OURS, '"7"'), answer(204)]);
    expect(await objects.remove(object(null))).toEqual({ ok: true, value: undefined });
    expect(seen).toEqual([
      { method: 'GET', ifMatch: null, ifNoneMatch: null },
      { method: 'DELETE', ifMatch: '"7"', ifNoneMatch: null },
    ]);
  });

  it('never removes a foreign one', async () => {
    const { objects, seen } = served([answer(412), answer(200, FOREIGN, '"7"')]);
    expect(await objects.remove(object('"1"'))).toEqual({ ok: true, value: undefined });
    expect(seen.map(({ method }) => method)).toEqual(['DELETE', 'GET']);
  });
});
