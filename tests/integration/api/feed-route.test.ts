import ICAL from 'ical.js';
import * as nodeIcal from 'node-ical';
import { beforeAll, expect, it } from 'vitest';
import { formatDay } from '@/lib/core/civil/civil';
import { describeOnEachInstallation, newGuest } from '../../support/installation';

interface Saved {
  readonly ownerId: string;
  readonly planId: string;
  readonly address: string;
  readonly token: string;
}

async function savedPlan(): Promise<Saved> {
  const { savePlan } = await import('@/lib/usecases/save-plan');
  const { listFeeds } = await import('@/lib/usecases/manage-feeds');
  const ownerId = await newGuest();
  const start = formatDay(Math.floor(Date.now() / 86_400_000) + 30);
  const query = new URLSearchParams({ hours: '12', start, zone: 'Europe/Berlin' });
  const outcome = await savePlan({ ownerId, query });
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  const { planId } = outcome;
  const [feed] = await listFeeds({ ownerId, planId });
  const address = feed?.addresses.https ?? '';
  return { ownerId, planId, address, token: address.split('/').at(-2) ?? '' };
}

async function fetchFeed(token: string, headers: Record<string, string> = {}): Promise<Response> {
  const { GET } = await import('@/app/feeds/[token]/[name]/route');
  const request = new Request(`https://plan.example.org/feeds/${token}/any-name.ics`, { headers });
  return GET(request, { params: Promise.resolve({ token }) });
}

describeOnEachInstallation('the feed over HTTP', () => {
  let saved: Saved;
  beforeAll(async () => {
    saved = await savedPlan();
  });

  it('answers with the calendar, private, unindexed, without cookie or redirect', async () => {
    const response = await fetchFeed(saved.token);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'private, max-age=300',
      'content-type': 'text/calendar; charset=utf-8',
      etag: expect.stringMatching(/^"[\w-]{32}"$/) as string,
      'last-modified': expect.stringMatching(/ GMT$/) as string,
      'referrer-policy': 'no-referrer',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    });
  });

  it('reads the same in ical.js and node-ical: every session at its instant', async () => {
    const { viewPlan } = await import('@/lib/usecases/view-plan');
    const plan = await viewPlan(saved.planId, saved.ownerId);
    const expected = plan?.sessions.map(({ id, start, end }) => [
      `${id}@paceline`,
      start * 60_000,
      end * 60_000,
    ]);
    const text = await (await fetchFeed(saved.token)).text();

    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    for (const zone of calendar.getAllSubcomponents('vtimezone')) {
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    }
    const byIcalJs = calendar
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
      .filter((event) => !event.startDate.isDate)
      .map((event) => [
        event.uid,
        event.startDate.toJSDate().getTime(),
        event.endDate.toJSDate().getTime(),
      ]);
    expect(byIcalJs).toEqual(expected);

    const byNodeIcal = Object.values(nodeIcal.sync.parseICS(text))
      .filter((one) => one?.type === 'VEVENT')
      .filter((event) => event.datetype === 'date-time')
      .map((event) => [event.uid, event.start.getTime(), event.end?.getTime()]);
    expect(byNodeIcal).toEqual(expected);
  });

  it('holds the token in no field', async () => {
    const text = (await (await fetchFeed(saved.token)).text()).replace(/\r\n /g, '');
    expect(text).toContain(saved.planId);
    expect(text).not.toContain(saved.token);
  });

  it('gives the same bytes again, until the plan changes', async () => {
    const { renamePlan } = await import('@/lib/usecases/manage-plan');
    const own = await savedPlan();
    const first = await fetchFeed(own.token);
    const again = await fetchFeed(own.token);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    const { ownerId, planId } = own;
    await renamePlan({ planId, ownerId, title: 'Winter', expectedRevision: 1 });
    const renamed = await fetchFeed(own.token, {
      'If-None-Match': first.headers.get('etag') ?? '',
    });
    expect(renamed.status).toBe(200);
    expect(await renamed.text()).toContain('X-WR-CALNAME:Winter\r\n');
  });

  it('answers 304 to every form of If-None-Match, which wins over If-Modified-Since', async () => {
    const current = await fetchFeed(saved.token);
    const etag = current.headers.get('etag') ?? '';
    const modified = current.headers.get('last-modified') ?? '';
    const past = 'Thu, 01 Jan 2015 00:00:00 GMT';
    const statusFor = async (headers: Record<string, string>) =>
      (await fetchFeed(saved.token, headers)).status;
    expect(await statusFor({ 'If-None-Match': etag })).toBe(304);
    expect(await statusFor({ 'If-None-Match': `"other", W/${etag}` })).toBe(304);
    expect(await statusFor({ 'If-None-Match': '*' })).toBe(304);
    expect(await statusFor({ 'If-None-Match': '"other"' })).toBe(200);
    expect(await statusFor({ 'If-Modified-Since': modified })).toBe(304);
    expect(await statusFor({ 'If-Modified-Since': past })).toBe(200);
    expect(await statusFor({ 'If-Modified-Since': 'yesterday' })).toBe(200);
    expect(await statusFor({ 'If-None-Match': '"other"', 'If-Modified-Since': modified })).toBe(
      200,
    );
    const notModified = await fetchFeed(saved.token, { 'If-None-Match': etag });
    expect(notModified.headers.get('etag')).toBe(etag);
    expect(await notModified.text()).toBe('');
  });

  it('answers wrong, near-miss and deleted plans’ tokens alike, whatever validator they bring', async () => {
    const { deletePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
    const gone = await savedPlan();
    await deletePlan(gone);
    const nearMiss = `${saved.token.slice(0, -1)}${saved.token.endsWith('A') ? 'B' : 'A'}`;
    const answers = await Promise.all(
      ['x', nearMiss, gone.token].map(async (token) => {
        const headers = { 'If-None-Match': '*', 'X-Forwarded-For': '192.0.2.1' };
        const response = await fetchFeed(token, headers);
        return [response.status, Object.fromEntries(response.headers), await response.text()];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await restorePlan(gone);
    expect((await fetchFeed(gone.token)).status).toBe(200);
  });

  it('slows down who tries wrong tokens, and never who has a right one', async () => {
    const from = { 'X-Forwarded-For': '192.0.2.77' };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 31; attempt += 1) {
      statuses.push((await fetchFeed(`wrong-${attempt}`, from)).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 404));
    expect(statuses[30]).toBe(429);
    expect((await fetchFeed(saved.token, from)).status).toBe(200);
  });
});
