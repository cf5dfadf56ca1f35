import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { FeedOptions } from '@/lib/usecases/feed-options';
import type { FeedView } from '@/lib/usecases/manage-feeds';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import { setClock, type Mine } from '../usecases/revising';
import { savedSmallPlan } from '../usecases/small-plan';

const EVERYTHING: FeedOptions = {
  sessions: true,
  milestones: true,
  phases: true,
  work: 'all',
  time: 'busy',
  titles: 'plain',
};

const GOOGLE = 'Google-Calendar-Importer';

async function feeds() {
  return import('@/lib/usecases/manage-feeds');
}

async function fetchFeed(token: string, headers: Record<string, string> = {}): Promise<Response> {
  const { GET } = await import('@/app/feeds/[token]/[name]/route');
  const request = new Request(`https://plan.example.org/feeds/${token}/any.ics`, { headers });
  return GET(request, { params: Promise.resolve({ token }) });
}

function tokenOf({ addresses }: FeedView): string {
  return addresses.https.split('/').at(-2) ?? '';
}

/** Adds a feed and gives it as its owner sees it. */
async function added(
  { ownerId, planId }: { readonly ownerId: string; readonly planId: string | null },
  options: Partial<FeedOptions> = {},
): Promise<FeedView> {
  const { addFeed } = await feeds();
  const outcome = await addFeed({
    ownerId,
    planId,
    name: null,
    options: { ...EVERYTHING, ...options },
  });
  if (outcome.kind !== 'added') throw new Error(outcome.kind);
  return seen({ ownerId, planId, feedId: outcome.feedId });
}

async function seen(of: {
  readonly ownerId: string;
  readonly planId: string | null;
  readonly feedId: string;
}): Promise<FeedView> {
  const { listFeeds } = await feeds();
  const feed = (await listFeeds(of)).find(({ id }) => id === of.feedId);
  if (!feed) throw new Error('the feed is there');
  return feed;
}

interface Read {
  readonly text: string;
  readonly events: readonly ICAL.Component[];
}

async function read(token: string): Promise<Read> {
  const response = await fetchFeed(token);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = await response.text();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return { text: text.replaceAll('\r\n ', ''), events: calendar.getAllSubcomponents('vevent') };
}

function value(event: ICAL.Component, name: string): string {
  return String(event.getFirstPropertyValue(name));
}

function isAllDay(event: ICAL.Component): boolean {
  return event.getFirstProperty('dtstart')?.type === 'date';
}

/** What a subscriber compares: by UID, SEQUENCE, DTSTAMP and LAST-MODIFIED. */
function stampsOf({ events }: Read): ReadonlyMap<string, readonly [number, string, string]> {
  return new Map(
    events.map((event) => [
      value(event, 'uid'),
      [Number(value(event, 'sequence')), value(event, 'dtstamp'), value(event, 'last-modified')],
    ]),
  );
}

describeOnEachInstallation('feeds with options', () => {
  let mine: Mine;
  beforeAll(async () => {
    mine = await savedSmallPlan();
  });

  it('gives each feed of a plan an address of its own', async () => {
    const { listFeeds } = await feeds();
    const [one, other] = [await added(mine), await added(mine, { time: 'free' })];
    const all = await listFeeds(mine);
    expect(all[0]).toMatchObject({ name: null, revision: 1, fetches: [] });
    expect(all.map(({ id }) => id)).toContain(one.id);
    expect(new Set(all.map(tokenOf)).size).toBe(all.length);
    expect((await read(tokenOf(one))).text).toContain('TRANSP:OPAQUE');
    expect((await read(tokenOf(other))).text).not.toContain('TRANSP:OPAQUE');
  });

  it('shows sessions, milestones or phases alone; phases as whole days that take no time', async () => {
    const sessions = await read(tokenOf(await added(mine, { milestones: false, phases: false })));
    expect(sessions.events.some(isAllDay)).toBe(false);
    const milestones = await read(tokenOf(await added(mine, { sessions: false, phases: false })));
    expect(milestones.events.map((event) => value(event, 'summary'))).toEqual([
      'Phase one completed',
      'Phase two completed',
    ]);
    const phases = await read(tokenOf(await added(mine, { sessions: false, milestones: false })));
    expect(phases.events.map((event) => value(event, 'summary'))).toEqual([
      'Phase one',
      'Phase two',
    ]);
    expect(phases.events.every(isAllDay)).toBe(true);
    for (const event of phases.events) expect(value(event, 'transp')).toBe('TRANSPARENT');
    // From the day of the first session to the day after the last, as the milestone has it.
    expect(value(phases.events[0] as ICAL.Component, 'dtstart')).toBe('2027-01-04');
    expect(phases.events.map((event) => value(event, 'dtend'))).toEqual(
      milestones.events.map((event) => value(event, 'dtend')),
    );
  });

  it('tells nothing of the path in a private feed', async () => {
    const feed = await added(mine, { titles: 'private' });
    const { text, events } = await read(tokenOf(feed));
    expect(new Set(events.map((event) => value(event, 'summary')))).toEqual(new Set(['Study']));
    expect(text).toContain('X-WR-CALNAME:Study\r\n');
    for (const told of ['About', 'Phase', 'reading.example', 'one-a', 'two-b', 'Small', 'A path']) {
      expect(text).not.toContain(told);
    }
    expect(feed.fileName).toBe('study.ics');
    expect(feed.addresses.https.endsWith('/study.ics')).toBe(true);
  });

  it('has none of our words in a language-neutral feed', async () => {
    const { text, events } = await read(tokenOf(await added(mine, { titles: 'language-neutral' })));
    const titles = events.map((event) => value(event, 'summary'));
    expect(titles.some((title) => /^About one-a \(1\/\d\)$/.test(title))).toBe(true);
    for (const word of ['part ', 'completed', 'Session:', 'Resource:', 'Phase:', 'Plan:']) {
      expect(text).not.toContain(word);
    }
  });

  it('raises every stamp of events that say something else, and of no others', async () => {
    const { changeFeed } = await feeds();
    const { id, ...feed } = await added(mine);
    const token = tokenOf({ id, ...feed });
    const change = async (options: Partial<FeedOptions>) => {
      const given = { ...mine, feedId: id, name: 'Mine', options: { ...EVERYTHING, ...options } };
      expect(await changeFeed(given)).toEqual({ kind: 'changed' });
      return read(token);
    };
    const first = stampsOf(await read(token));
    const free = await change({ time: 'free' });
    const isTimed = new Set(
      free.events.filter((event) => !isAllDay(event)).map((event) => value(event, 'uid')),
    );
    for (const [uid, [sequence, stamp, modified]] of stampsOf(free)) {
      const was = first.get(uid);
      if (!was) throw new Error('the same events');
      if (isTimed.has(uid)) {
        expect(sequence).toBe(was[0] + 1);
        expect(stamp > was[1]).toBe(true);
        expect(modified > was[2]).toBe(true);
      } else expect([sequence, stamp, modified]).toEqual(was);
    }
    const neutral = stampsOf(await change({ time: 'busy', titles: 'language-neutral' }));
    for (const [uid, [sequence, stamp]] of neutral) {
      const was = stampsOf(free).get(uid);
      expect(sequence).toBe((was?.[0] ?? 0) + 1);
      expect(stamp > (was?.[1] ?? '')).toBe(true);
    }
    // What is only hidden and shown again says the same.
    await change({ titles: 'language-neutral', phases: false });
    expect(stampsOf(await change({ titles: 'language-neutral' }))).toEqual(neutral);
  });

  it('answers a renewed, a stopped and a wrong address alike', async () => {
    const { renewFeedAddress, stopFeed } = await feeds();
    const renewed = await added(mine);
    const stopped = await added(mine);
    for (const feed of [renewed, stopped]) await read(tokenOf(feed));
    expect(await renewFeedAddress({ ...mine, feedId: renewed.id })).toEqual({ kind: 'renewed' });
    expect(await stopFeed({ ...mine, feedId: stopped.id })).toEqual({ kind: 'stopped' });
    const answers = await Promise.all(
      ['wrong', tokenOf(renewed), tokenOf(stopped)].map(async (token) => {
        const headers = { 'If-None-Match': '*', 'X-Forwarded-For': '192.0.2.40' };
        const response = await fetchFeed(token, headers);
        return [response.status, Object.fromEntries(response.headers), await response.text()];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const now = await seen({ ...mine, feedId: renewed.id });
    expect(tokenOf(now)).not.toBe(tokenOf(renewed));
    await read(tokenOf(now));
    expect(await stopFeed({ ...mine, feedId: stopped.id })).toEqual({ kind: 'not-found' });
  });

  it('forgets what came by an address that is no more', async () => {
    const { renewFeedAddress } = await feeds();
    const feed = await added(mine);
    await fetchFeed(tokenOf(feed), { 'User-Agent': GOOGLE });
    const of = { ...mine, feedId: feed.id };
    expect((await seen(of)).fetches).toHaveLength(1);
    await renewFeedAddress(of);
    expect((await seen(of)).fetches).toEqual([]);
  });

  it('is newer for every client once what it shows has changed', async () => {
    const { changeFeed } = await feeds();
    const feed = await added(mine);
    expect(feed.optionsChangedAt).toBeNull();
    const before = await fetchFeed(tokenOf(feed));
    const since = before.headers.get('Last-Modified') ?? '';
    expect((await fetchFeed(tokenOf(feed), { 'If-Modified-Since': since })).status).toBe(304);
    const options = { ...EVERYTHING, phases: false };
    setClock('2027-01-02T12:00:00.500Z');
    await changeFeed({ ...mine, feedId: feed.id, name: null, options });
    expect((await seen({ ...mine, feedId: feed.id })).optionsChangedAt).toBeInstanceOf(Date);
    expect((await fetchFeed(tokenOf(feed), { 'If-Modified-Since': since })).status).toBe(200);
  });

  it('leaves another owner’s feeds and plans alone', async () => {
    const { addFeed, changeFeed, listFeeds, renewFeedAddress, stopFeed } = await feeds();
    const { id: feedId } = await added(mine);
    const ownerId = await newGuest();
    const theirs = { ownerId, feedId, name: null, options: EVERYTHING };
    expect(await listFeeds({ ownerId, planId: mine.planId })).toEqual([]);
    expect(await addFeed({ ...theirs, planId: mine.planId })).toEqual({ kind: 'not-found' });
    expect(await changeFeed(theirs)).toEqual({ kind: 'not-found' });
    expect(await renewFeedAddress(theirs)).toEqual({ kind: 'not-found' });
    expect(await stopFeed(theirs)).toEqual({ kind: 'not-found' });
  });

  it('refuses what shows nothing, names of several lines, and more than 20 feeds of a plan', async () => {
    const { addFeed } = await feeds();
    const own = await savedSmallPlan();
    const nothing = { ...EVERYTHING, sessions: false, milestones: false, phases: false };
    const given = { ...own, name: null, options: EVERYTHING };
    expect(await addFeed({ ...given, options: nothing })).toEqual({
      kind: 'invalid',
      field: 'options',
      message: 'Choose at least one thing to show.',
    });
    expect(await addFeed({ ...given, name: 'a\nb' })).toEqual({
      kind: 'invalid',
      field: 'name',
      message: 'A name is one line of text.',
    });
    for (let count = 1; count < 20; count += 1) {
      expect(await addFeed(given)).toMatchObject({ kind: 'added' });
    }
    expect(await addFeed(given)).toEqual({ kind: 'too-many' });
  });

  it('still shows a plan all of whose feeds are stopped', async () => {
    const { listFeeds, stopFeed } = await feeds();
    const { viewPlan } = await import('@/lib/usecases/view-plan');
    const own = await savedSmallPlan();
    for (const { id } of await listFeeds(own)) await stopFeed({ ...own, feedId: id });
    expect(await listFeeds(own)).toEqual([]);
    expect(await viewPlan(own.planId, own.ownerId)).toMatchObject({ id: own.planId });
  });
});

describeOnEachInstallation('the feed of all plans', () => {
  it('has the events of each plan’s own feed, and follows every plan', async () => {
    const { deletePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
    const one = await savedSmallPlan();
    const token = tokenOf(await added({ ...one, planId: null }, { phases: false }));
    const own = await read(one.token);
    const all = await read(token);
    expect(stampsOf(all)).toEqual(stampsOf(own));
    expect(all.text).toContain('X-WR-CALNAME:Study plans\r\n');
    expect(all.text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    const etag = (await fetchFeed(token)).headers.get('etag') ?? '';
    const status = async () => (await fetchFeed(token, { 'If-None-Match': etag })).status;
    expect(await status()).toBe(304);
    await deletePlan(one);
    expect(await status()).toBe(200);
    expect((await read(token)).events).toEqual([]);
    await restorePlan(one);
    expect(stampsOf(await read(token))).toEqual(stampsOf(own));
  });

  it('is a valid empty calendar for who has no plan', async () => {
    const token = tokenOf(await added({ ownerId: await newGuest(), planId: null }));
    const { text, events } = await read(token);
    expect(events).toEqual([]);
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});

describeOnEachInstallation('a feed that cannot be rendered', () => {
  async function spoil(planId: string): Promise<void> {
    const { currentDatabase } = await import('@/lib/db/current-database');
    await (
      await currentDatabase()
    ).transaction(({ queries, tables: { plans } }) =>
      queries
        .update(plans)
        .set({ path: { is: 'no path' }, revision: 2 })
        .where(eq(plans.id, planId)),
    );
  }

  /** Modules loaded afresh have nothing in memory, like a server that was started again. */
  function restart(): void {
    vi.resetModules();
  }

  it('is answered with the last good body, also after a restart', async () => {
    const { writeFeedJournal } = await import('@/lib/usecases/feed-journal');
    const mine = await savedSmallPlan();
    const good = await fetchFeed(mine.token);
    const text = await good.text();
    await writeFeedJournal();
    await spoil(mine.planId);
    const says = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const begin of [() => undefined, restart]) {
      begin();
      const answer = await fetchFeed(mine.token);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('etag')).toBe(good.headers.get('etag'));
      expect(await answer.text()).toBe(text);
    }
    expect(says.mock.calls[0]).toEqual([
      'A feed of revision 2 could not be rendered; revision 1 is served.',
    ]);
    says.mockRestore();
  });

  it('is answered with a calendar that says so where it never could be', async () => {
    const mine = await savedSmallPlan();
    await spoil(mine.planId);
    const says = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { events } = await read(mine.token);
    says.mockRestore();
    expect(events.map((event) => value(event, 'summary'))).toEqual([
      'The study plan is in Paceline',
    ]);
  });

  it('is shown as soon as it can be again, and nobody has fetched it before', async () => {
    const mine = await savedSmallPlan();
    const optionsAre = async (options: unknown) => {
      const { currentDatabase } = await import('@/lib/db/current-database');
      const database = await currentDatabase();
      await database.transaction(({ queries, tables: { feeds: table } }) =>
        queries.update(table).set({ options }).where(eq(table.planId, mine.planId)),
      );
    };
    await optionsAre({ of: 'another version' });
    const says = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const headers = { 'User-Agent': GOOGLE };
    const unreadable = await fetchFeed(mine.token, headers);
    says.mockRestore();
    expect([unreadable.status, await unreadable.text()]).toEqual([
      200,
      expect.stringContaining('The study plan is in Paceline'),
    ]);
    await optionsAre(null);
    const { listFeeds } = await feeds();
    expect((await listFeeds(mine))[0]?.fetches).toEqual([]);
    const since = { 'If-Modified-Since': unreadable.headers.get('last-modified') ?? '' };
    expect((await fetchFeed(mine.token, since)).status).toBe(200);
    expect((await read(mine.token)).text).toContain('About one-a');
  });

  it('never tells in full what is private by now', async () => {
    const { changeFeed } = await feeds();
    const mine = await savedSmallPlan();
    const feed = await added(mine);
    await read(tokenOf(feed));
    const options: FeedOptions = { ...EVERYTHING, titles: 'private' };
    await changeFeed({ ...mine, feedId: feed.id, name: null, options });
    await spoil(mine.planId);
    const says = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await read(tokenOf(feed))).text).not.toContain('About');
    says.mockRestore();
  });
});

describeOnEachInstallation('what fetched a feed', () => {
  it('is noted by client with the revision and the events it saw, also where nothing had changed', async () => {
    const mine = await savedSmallPlan();
    const feed = await added(mine, { phases: false });
    const token = tokenOf(feed);
    const first = await fetchFeed(token, { 'User-Agent': GOOGLE });
    const count = (await first.text()).match(/BEGIN:VEVENT/g)?.length;
    const etag = first.headers.get('etag') ?? '';
    const apple = 'macOS/15.5 (24F74) CalendarAgent/1040';
    const notModified = await fetchFeed(token, { 'User-Agent': apple, 'If-None-Match': etag });
    expect(notModified.status).toBe(304);
    const { fetches } = await seen({ ...mine, feedId: feed.id });
    expect(
      fetches.map(({ client, name, revision, events }) => [client, name, revision, events]),
    ).toEqual(
      expect.arrayContaining([
        ['google', 'Google', 1, count],
        ['apple', 'Apple', 1, count],
      ]),
    );
    expect(fetches).toHaveLength(2);
  });

  it('is none of our own checks, attempts with HEAD and wrong addresses', async () => {
    const { GET } = await import('@/app/feeds/[token]/[name]/route');
    const mine = await savedSmallPlan();
    const feed = await added(mine);
    const token = tokenOf(feed);
    await fetchFeed(token, { 'User-Agent': 'Paceline-Check' });
    const address = `https://plan.example.org/feeds/${token}/any.ics`;
    const head = new Request(address, { method: 'HEAD', headers: { 'User-Agent': GOOGLE } });
    await GET(head, { params: Promise.resolve({ token }) });
    await fetchFeed(`${token}x`, { 'User-Agent': GOOGLE, 'X-Forwarded-For': '192.0.2.41' });
    expect((await seen({ ...mine, feedId: feed.id })).fetches).toEqual([]);
  });

  it('of a feed that is gone by then does not keep others from being noted', async () => {
    const { writeFeedJournal, noteFeedFetch } = await import('@/lib/usecases/feed-journal');
    const mine = await savedSmallPlan();
    const feed = await added(mine);
    const fetch = { clientKind: 'google', fetchedAt: new Date(), revision: 1, events: 3 };
    noteFeedFetch({ ...fetch, feedId: 'no-such-feed' });
    noteFeedFetch({ ...fetch, feedId: feed.id });
    await writeFeedJournal();
    expect((await seen({ ...mine, feedId: feed.id })).fetches).toHaveLength(1);
  });
});

describe('kinds of clients', () => {
  it.each([
    ['Google-Calendar-Importer', 'google'],
    ['macOS/15.5 (24F74) CalendarAgent/1040', 'apple'],
    ['Mac OS X/10.15.7 (19H15) CalendarAgent/930.5.1', 'apple'],
    ['iOS/18.5 (22F76) dataaccessd/1.0', 'apple'],
    ['Microsoft.Exchange/15.20 (via ExchangeServices)', 'outlook'],
    ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)', 'outlook'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0', 'thunderbird'],
    ['ICSx5/2.2.4 (ical4j/3.2.19 okhttp) Android/14', 'icsx5'],
    ['Evolution/3.46.4', 'gnome'],
    ['Nextcloud Server Crawler', 'nextcloud'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      'browser',
    ],
    ['curl/8.0', 'other'],
    ['', 'other'],
    [null, 'other'],
    ['Paceline-Check', null],
  ])('%s is %s', async (agent, kind) => {
    const { clientKind } = await import('@/lib/calendar/feed-clients');
    expect(clientKind(agent)).toBe(kind);
  });
});
