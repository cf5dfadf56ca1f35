import type { RequestListener } from 'node:http';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import { calendarOf, eventOf, minuteAt } from '../../support/busy-calendar';
import { webServer } from '../../support/web-server';
import { setClock } from './revising';

const RULES = { allDayBlocks: true, tentativeBlocks: true };
const MEETING = calendarOf(
  'X-WR-CALNAME:Work\\, mine',
  ...eventOf('DTSTART:20270104T100000Z', 'DURATION:PT1H', 'SUMMARY:A secret meeting'),
);
const LATER = calendarOf(...eventOf('DTSTART:20270105T100000Z', 'DURATION:PT1H'));
const TAKEN = [{ start: minuteAt('2027-01-04T10:00Z'), end: minuteAt('2027-01-04T11:00Z') }];
const TAKEN_LATER = [{ start: minuteAt('2027-01-05T10:00Z'), end: minuteAt('2027-01-05T11:00Z') }];

const modules = () => import('@/lib/usecases/busy-calendars');

async function add(ownerId: string, source: { address: string } | { text: string }, name = 'Work') {
  const { addBusyCalendar } = await modules();
  return addBusyCalendar({ ownerId, name, color: 'steelblue', source, rules: RULES });
}

async function added(ownerId: string, source: { address: string } | { text: string }) {
  const result = await add(ownerId, source);
  if (!result.ok) throw new Error(result.failure);
  return { ownerId, id: result.value.id };
}

async function timesOf(ownerId: string, zone = 'Europe/Berlin') {
  const { currentDatabase } = await import('@/lib/db/current-database');
  const { busyTimesOf } = await import('@/lib/usecases/busy-times');
  const database = await currentDatabase();
  return database.read((reader) => busyTimesOf(reader, ownerId, zone));
}

async function rowOf(calendar: { readonly ownerId: string; readonly id: string }) {
  const { currentDatabase } = await import('@/lib/db/current-database');
  const { findBusyCalendar } = await import('@/lib/db/busy-calendars-repository');
  const database = await currentDatabase();
  const row = await database.read((reader) => findBusyCalendar(reader, calendar));
  if (!row) throw new Error('the calendar is there');
  return row;
}

async function viewOf({ ownerId }: { readonly ownerId: string }) {
  const { listBusyCalendars } = await modules();
  const [view] = await listBusyCalendars(ownerId);
  return view;
}

/** A server whose answer can be another one later. */
async function changingServer(first: RequestListener) {
  let answer = first;
  const server = await webServer((request, response) => answer(request, response));
  return { ...server, answers: (next: RequestListener) => (answer = next) };
}

function sends(text: string): RequestListener {
  return (_request, response) => response.end(text);
}

function fails(status: number): RequestListener {
  return (_request, response) => response.writeHead(status).end();
}

describeOnEachInstallation('busy calendars', () => {
  beforeAll(() => {
    vi.stubEnv('ALLOWED_HOSTS', '127.0.0.1');
  });

  beforeEach(() => {
    setClock('2027-01-01T12:00:00Z');
  });

  afterAll(() => {
    vi.useRealTimers();
  });

  it('are previewed by their rules without anything being kept', async () => {
    const { previewBusyCalendar } = await modules();
    const ownerId = await newGuest();
    const text = calendarOf(
      'X-WR-CALNAME:Work\\, mine',
      ...eventOf('DTSTART:20270104T100000Z', 'DURATION:PT1H'),
      ...eventOf('UID:day', 'DTSTART;VALUE=DATE:20270106'),
      ...eventOf('UID:maybe', 'DTSTART:20270107T100000Z', 'DURATION:PT1H', 'STATUS:TENTATIVE'),
      ...eventOf('UID:far', 'DTSTART:20270116T100000Z', 'DURATION:PT1H'),
    );
    const preview = (rules: typeof RULES) =>
      previewBusyCalendar({ source: { text }, rules, zone: 'Europe/Berlin' });
    const day = { start: minuteAt('2027-01-05T23:00Z'), end: minuteAt('2027-01-06T23:00Z') };
    const maybe = { start: minuteAt('2027-01-07T10:00Z'), end: minuteAt('2027-01-07T11:00Z') };
    expect(await preview(RULES)).toEqual({
      ok: true,
      value: { busy: [...TAKEN, day, maybe], events: 4, title: 'Work, mine' },
    });
    expect(await preview({ allDayBlocks: false, tentativeBlocks: false })).toMatchObject({
      value: { busy: TAKEN },
    });
    expect(await viewOf({ ownerId })).toBeUndefined();
  });

  it('are read from an address, of which only the host is seen again', async () => {
    const { origin, host } = await webServer(sends(MEETING));
    const address = `${origin}/a-secret/basic.ics`;
    const calendar = await added(await newGuest(), { address: ` ${address} ` });
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN);
    expect(await viewOf(calendar)).toEqual({
      id: calendar.id,
      name: 'Work',
      color: 'steelblue',
      kind: 'address',
      host,
      ...RULES,
      readAt: new Date('2027-01-01T12:00:00Z'),
      problem: null,
      events: 1,
    });
    const row = JSON.stringify(await rowOf(calendar));
    expect(row).not.toMatch(/secret|127\.0|meeting|VCALENDAR/);
  });

  it('are changed, and gone with all that was read of them, by their owner alone', async () => {
    const { changeBusyCalendar, removeBusyCalendar, replaceUpload, refreshBusyCalendar } =
      await modules();
    const calendar = await added(await newGuest(), { text: MEETING });
    const other = { id: calendar.id, ownerId: await newGuest() };
    const values = {
      name: 'Private',
      color: 'teal',
      rules: { allDayBlocks: false, tentativeBlocks: false },
    };
    const gone = { ok: false, failure: 'This calendar is no longer there.' };
    expect(await changeBusyCalendar({ ...other, ...values })).toEqual(gone);
    expect(await replaceUpload({ ...other, text: LATER })).toEqual(gone);
    expect(await refreshBusyCalendar(other)).toEqual(gone);
    await removeBusyCalendar(other);
    expect(await viewOf(calendar)).toMatchObject({ name: 'Work', kind: 'upload', host: null });
    expect(await changeBusyCalendar({ ...calendar, ...values })).toMatchObject({ ok: true });
    expect(await viewOf(calendar)).toMatchObject({
      name: 'Private',
      color: 'teal',
      allDayBlocks: false,
      tentativeBlocks: false,
    });
    await removeBusyCalendar(calendar);
    expect(await viewOf(calendar)).toBeUndefined();
    expect(await timesOf(calendar.ownerId)).toEqual([]);
  });

  it('of several are one picture, merged', async () => {
    const ownerId = await newGuest();
    await added(ownerId, { text: LATER });
    await added(ownerId, { text: MEETING });
    await added(ownerId, {
      text: calendarOf(...eventOf('DTSTART:20270104T103000Z', 'DURATION:PT1H')),
    });
    expect(await timesOf(ownerId)).toEqual([
      { start: minuteAt('2027-01-04T10:00Z'), end: minuteAt('2027-01-04T11:30Z') },
      ...TAKEN_LATER,
    ]);
  });

  it('keep a good upload where the next one is none', async () => {
    const { replaceUpload } = await modules();
    const calendar = await added(await newGuest(), { text: MEETING });
    expect(await replaceUpload({ ...calendar, text: 'hello' })).toEqual({
      ok: false,
      failure: 'This is not a calendar: it has no line BEGIN:VCALENDAR.',
    });
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN);
    expect(await replaceUpload({ ...calendar, text: LATER })).toEqual({ ok: true, value: null });
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN_LATER);
  });

  it('are stored whatever characters they hold', async () => {
    const text = MEETING.replace('secret', '\0\uD800').replace('Work', 'W\0\uD800ork');
    const ownerId = await newGuest();
    const result = await add(ownerId, { text }, 'W\0o\uD800rk');
    expect(result.ok).toBe(true);
    expect(await viewOf({ ownerId })).toMatchObject({ name: 'Work', events: 1 });
    expect(await timesOf(ownerId)).toEqual(TAKEN);
  });

  it('say how many of their events could not be understood', async () => {
    const calendar = await added(await newGuest(), {
      text: calendarOf(...eventOf('DTSTART:never')),
    });
    expect(await viewOf(calendar)).toMatchObject({
      problem: 'One event of it could not be understood, so its time is not kept free.',
    });
  });

  it.each([
    [fails(404), 'There is no calendar at this address (404).'],
    [fails(500), 'The calendar’s server answered with an error (500).'],
    [
      fails(401),
      'The calendar’s server refuses the address (401). Look for the secret address, which needs no password.',
    ],
    [
      sends('<!doctype html>'),
      'This is a web page, not a calendar. Look for the address that ends in .ics.',
    ],
    [
      ((_request, response) =>
        response.writeHead(302, { Location: 'https://10.0.0.1/' }).end()) satisfies RequestListener,
      'The address leads into a private network. Whoever runs this server can allow its host.',
    ],
  ])('are not added where the address gives none: %#', async (answer, problem) => {
    const { origin } = await webServer(answer);
    const ownerId = await newGuest();
    expect(await add(ownerId, { address: origin })).toEqual({ ok: false, failure: problem });
    expect(await viewOf({ ownerId })).toBeUndefined();
  });

  it('are twenty at most', async () => {
    const ownerId = await newGuest();
    for (let index = 0; index < 20; index += 1) await added(ownerId, { text: LATER });
    expect(await add(ownerId, { text: LATER })).toEqual({
      ok: false,
      failure: 'You have 20 calendars already, the most that are read.',
    });
  });

  it('have so many times together as a plan is fitted around', async () => {
    const ownerId = await newGuest();
    const hours = (count: number) =>
      calendarOf(
        ...eventOf(
          'DTSTART:20270104T100000Z',
          'DURATION:PT30M',
          `RRULE:FREQ=HOURLY;COUNT=${count}`,
        ),
      );
    await added(ownerId, { text: hours(4000) });
    await added(ownerId, { text: hours(1000) });
    const refused = await add(ownerId, { text: MEETING });
    expect(refused).toMatchObject({
      failure:
        'Together with your other calendars it has more than 5,000 separate busy times, more than plans are fitted around.',
    });
    expect(await add(await newGuest(), { text: hours(5001) })).toMatchObject({
      failure:
        'It has more than 5,000 separate busy times from last week to 500 days ahead, more than plans are fitted around.',
    });
  });

  it('that would take for ever are stopped, and the next one is read', async () => {
    const ownerId = await newGuest();
    const events = Array.from({ length: 200 }, (_, index) =>
      eventOf(
        `UID:${index}`,
        'DTSTART:20200101T000000Z',
        'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      ),
    );
    expect(await add(ownerId, { text: calendarOf(...events.flat()) })).toEqual({
      ok: false,
      failure: 'Reading it took longer than 4 seconds, so it was stopped.',
    });
    await added(ownerId, { text: MEETING });
    expect(await timesOf(ownerId)).toEqual(TAKEN);
  });
});

describeOnEachInstallation('reading busy calendars again', () => {
  beforeAll(() => {
    vi.stubEnv('ALLOWED_HOSTS', '127.0.0.1');
  });

  afterAll(() => {
    vi.useRealTimers();
  });

  async function runDue() {
    const { refreshBusyCalendars } = await import('@/lib/usecases/refresh-busy-calendars');
    await refreshBusyCalendars.run(new AbortController().signal);
  }

  it('finds what is new once it is due, and not before', async () => {
    setClock('2027-01-01T12:00:00Z');
    const server = await changingServer(sends(MEETING));
    const calendar = await added(await newGuest(), { address: server.origin });
    server.answers(sends(LATER));
    setClock('2027-01-01T12:53:59Z');
    await runDue();
    expect(server.requests).toHaveLength(1);
    setClock('2027-01-01T13:06:01Z');
    await runDue();
    expect(server.requests).toHaveLength(2);
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN_LATER);
    expect(await viewOf(calendar)).toMatchObject({ readAt: new Date('2027-01-01T13:06:01Z') });
  });

  it('puts off one that cannot be read from the database, and reads those behind it', async () => {
    setClock('2027-01-01T12:00:00Z');
    const server = await changingServer(sends(MEETING));
    const spoilt = await added(await newGuest(), { address: server.origin });
    const behind = await added(await newGuest(), { address: server.origin });
    const { currentDatabase } = await import('@/lib/db/current-database');
    const database = await currentDatabase();
    await database.transaction(({ queries, tables: { busyCalendars } }) =>
      queries
        .update(busyCalendars)
        .set({ reading: { of: 'another version' }, nextTryAt: new Date('2027-01-01T12:00:01Z') })
        .where(eq(busyCalendars.id, spoilt.id)),
    );
    setClock('2027-01-01T13:06:01Z');
    const says = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await runDue();
    says.mockRestore();
    expect(await viewOf(behind)).toMatchObject({ readAt: new Date('2027-01-01T13:06:01Z') });
    const rows = await database.read(({ queries, tables: { busyCalendars } }) =>
      queries
        .select({ failures: busyCalendars.failures })
        .from(busyCalendars)
        .where(eq(busyCalendars.id, spoilt.id)),
    );
    expect(rows).toEqual([{ failures: 1 }]);
    const { removeBusyCalendar } = await modules();
    await removeBusyCalendar(spoilt);
  });

  it('keeps the last good reading in force while it fails, tries ever less often, and recovers', async () => {
    setClock('2027-01-01T12:00:00Z');
    const { refreshBusyCalendar } = await modules();
    const server = await changingServer(sends(MEETING));
    const calendar = await added(await newGuest(), { address: server.origin });
    server.answers(fails(503));
    for (const hours of [2, 4, 8, 16, 24, 24]) {
      const problem = 'The calendar’s server answered with an error (503).';
      expect(await refreshBusyCalendar(calendar)).toEqual({ ok: false, failure: problem });
      expect(await viewOf(calendar)).toMatchObject({
        problem,
        readAt: new Date('2027-01-01T12:00:00Z'),
        events: 1,
      });
      const { nextTryAt, triedAt } = await rowOf(calendar);
      const wait = (Number(nextTryAt) - Number(triedAt)) / 3_600_000;
      expect(wait).toBeGreaterThanOrEqual(hours * 0.9);
      expect(wait).toBeLessThanOrEqual(hours * 1.1);
    }
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN);
    server.answers(sends(LATER));
    expect(await refreshBusyCalendar(calendar)).toEqual({ ok: true, value: null });
    expect(await viewOf(calendar)).toMatchObject({ problem: null });
    expect((await rowOf(calendar)).failures).toBe(0);
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN_LATER);
  });

  it('asks whether anything changed, and takes a no for a good reading', async () => {
    setClock('2027-01-01T12:00:00Z');
    const { refreshBusyCalendar } = await modules();
    const modified = 'Fri, 01 Jan 2027 00:00:00 GMT';
    const server = await webServer((request, response) => {
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { ETag: '"one"', 'Last-Modified': modified }).end(MEETING);
    });
    const calendar = await added(await newGuest(), { address: server.origin });
    setClock('2027-01-01T14:00:00Z');
    expect(await refreshBusyCalendar(calendar)).toEqual({ ok: true, value: null });
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': '"one"',
      'if-modified-since': modified,
    });
    expect(await viewOf(calendar)).toMatchObject({ readAt: new Date('2027-01-01T14:00:00Z') });
    expect(await timesOf(calendar.ownerId)).toEqual(TAKEN);
  });

  it('counts out more of a series as the days go by, unchanged or uploaded', async () => {
    setClock('2027-01-01T12:00:00Z');
    const daily = calendarOf(
      ...eventOf('DTSTART:20270101T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'),
    );
    const server = await webServer((request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.writeHead(200, { ETag: 'W/"one"' }).end(daily);
    });
    const calendars = [
      await added(await newGuest(), { address: server.origin }),
      await added(await newGuest(), { text: daily }),
    ];
    const lastOf = async ({ ownerId }: { readonly ownerId: string }) =>
      (await timesOf(ownerId)).at(-1)?.end;
    for (const calendar of calendars) {
      expect(await lastOf(calendar)).toBe(minuteAt('2028-05-14T11:00Z'));
    }
    setClock('2027-01-03T12:00:00Z');
    await runDue();
    for (const calendar of calendars) {
      expect(await lastOf(calendar)).toBe(minuteAt('2028-05-16T11:00Z'));
    }
  });
});
