import { guardedFetchLike } from '@/lib/net/guarded-fetch-like';
import { CALDAV_USER, type Radicale } from '../../support/radicale';
import { fedEvents, type Mine } from '../usecases/revising';

/** Requests to the server as they are made, to be counted and broken off. */
export interface Requests {
  readonly fetch: typeof fetch;
  /** `PUT`, `DELETE` and so on, in order. */
  readonly methods: string[];
  /** Has the request after so many more fail as a killed process leaves it: sent, its answer lost. */
  readonly dieAfter: (requests: number) => void;
}

export function requestsTo({ host }: Radicale): Requests {
  const guarded = guardedFetchLike([host]);
  const methods: string[] = [];
  let left = Infinity;
  return {
    methods,
    dieAfter: (requests) => (left = requests),
    fetch: async (input, init) => {
      if (left < 0) throw new Error('killed');
      left -= 1;
      methods.push(init?.method ?? 'GET');
      const answer = await guarded(input, init);
      if (left < 0) throw new Error('killed');
      return answer;
    },
  };
}

export function writesOf({ methods }: Requests): readonly string[] {
  return methods.filter((method) => method === 'PUT' || method === 'DELETE');
}

export async function connect(mine: Mine, server: Radicale, fetch: typeof globalThis.fetch) {
  const { connectCaldav } = await import('@/lib/usecases/connect-caldav');
  return connectCaldav({ ...mine, server: server.url, ...CALDAV_USER }, fetch);
}

/** Connects the plan to a new calendar of this name. */
export async function connectTo(
  mine: Mine,
  { server, name, fetch }: { server: Radicale; name: string; fetch: typeof globalThis.fetch },
): Promise<void> {
  const { chooseCaldavCalendar } = await import('@/lib/usecases/connect-caldav');
  const connected = await connect(mine, server, fetch);
  const chosen = await chooseCaldavCalendar({ ...mine, choice: { newName: name } }, fetch);
  if (!connected.ok || !chosen.ok) throw new Error(JSON.stringify([connected, chosen]));
}

export async function targetOf(mine: Mine) {
  const { findCaldavTarget } = await import('@/lib/db/caldav-repository');
  const { currentDatabase } = await import('@/lib/db/current-database');
  const database = await currentDatabase();
  const target = await database.read((reader) => findCaldavTarget(reader, mine));
  if (!target) throw new Error('the plan is connected');
  return target;
}

export async function push(mine: Mine, fetch: typeof globalThis.fetch): Promise<void> {
  const { pushTarget } = await import('@/lib/usecases/push-to-caldav');
  await pushTarget((await targetOf(mine)).id, { fetch });
}

export async function statusOf(mine: Mine) {
  const { caldavStatus } = await import('@/lib/usecases/caldav-status');
  return caldavStatus(mine);
}

/** A plain request of the calendar's own person, past the product. */
export async function asPerson(
  method: string,
  url: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string; etag: string | null }> {
  const credentials = `${CALDAV_USER.username}:${CALDAV_USER.password}`;
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}`, ...headers },
    ...(body !== undefined && { body }),
  });
  return {
    status: answer.status,
    text: await answer.text(),
    etag: answer.headers.get('etag'),
  };
}

/** An event of the person's own. */
export function ownEvent(uid: string): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Someone//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20270101T000000Z',
    'DTSTART:20270105T170000Z',
    'DTEND:20270105T180000Z',
    'SUMMARY:Dentist',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** The times and titles of events by UID, as the calendar gives them back. */
export async function calendarEvents(calendarUrl: string): Promise<ReadonlyMap<string, string>> {
  const { status, text } = await asPerson('GET', calendarUrl);
  if (status !== 200) throw new Error(`the calendar answered ${status}`);
  return essentials(text);
}

export async function planEvents(mine: Mine): Promise<ReadonlyMap<string, string>> {
  const events = await fedEvents(mine);
  return essentials([...events.values()].map(({ text }) => text).join(''));
}

/** The server may write the lines of an event in another order, so they are sorted. */
function essentials(text: string): ReadonlyMap<string, string> {
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '').replaceAll('\r', '');
  const blocks = unfolded.match(/^BEGIN:VEVENT\n[^]*?^END:VEVENT$/gm) ?? [];
  return new Map(
    blocks.map((block) => [
      /^UID:(.*)$/m.exec(block)?.[1] ?? '',
      block.split('\n').toSorted().join('\n'),
    ]),
  );
}
