import { describe, expect, it } from 'vitest';
import { dateStyleFor } from '@/app/_components/format-dates';
import { subscribeHref } from '@/app/plans/[id]/subscribe/address';
import { checkTexts } from '@/app/plans/[id]/subscribe/check-text';
import { feedsStamp } from '@/app/plans/[id]/subscribe/feeds-stamp';
import { fetchedText, followsText, freshnessText } from '@/app/plans/[id]/subscribe/fetch-text';
import { feedName, optionsText } from '@/app/plans/[id]/subscribe/option-text';
import { readQuery } from '@/app/plans/[id]/subscribe/read-query';
import type { FeedFault } from '@/lib/usecases/check-feed';
import type { FeedOptions } from '@/lib/usecases/feed-options';
import type { DatedFeed, DatedFetch } from '@/lib/usecases/view-feeds';
import { day } from '../../support/problems';

const today = day('2026-11-24');
const dating = { style: dateStyleFor('en-GB'), today };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const everything: FeedOptions = {
  sessions: true,
  milestones: true,
  phases: false,
  work: 'all',
  time: 'busy',
  titles: 'plain',
};

function google(changed: Partial<DatedFetch> = {}): DatedFetch {
  return {
    client: 'google',
    name: 'Google',
    fetchedAt: new Date('2026-11-24T13:02:00Z'),
    day: today,
    minute: 14 * 60 + 2,
    revision: 14,
    events: 67,
    ...changed,
  };
}

function feedOf(options: Partial<FeedOptions> = {}, fetches = [google()]): DatedFeed {
  return {
    id: 'feed',
    name: null,
    options: { ...everything, ...options },
    optionsChangedAt: null,
    createdAt: new Date('2026-11-23T13:00:00Z'),
    addresses: {
      https: 'https://plan.example.org/feeds/t/plan.ics',
      webcal: 'webcal://plan.example.org/feeds/t/plan.ics',
      google: '',
      outlook: '',
      office: '',
      reachable: true,
    },
    fileName: 'plan.ics',
    fetches,
    revision: 14,
  };
}

describe('what a calendar fetched', () => {
  const said = (
    fetch: DatedFetch,
    options: Partial<FeedOptions> = {},
    sessions: number | null = 61,
  ) => plain(fetchedText(fetch, feedOf(options), { sessions }, dating));

  it('is told in sessions and milestones where the number of events says so', () => {
    expect(said(google())).toBe('Google fetched 61 sessions and 6 milestones at 14:02.');
    expect(said(google({ events: 61 }))).toBe('Google fetched 61 sessions at 14:02.');
    expect(said(google({ events: 62 }))).toBe(
      'Google fetched 61 sessions and 1 milestone at 14:02.',
    );
    expect(said(google({ events: 12 }), { milestones: false, work: 'reviews' })).toBe(
      'Google fetched 12 sessions at 14:02.',
    );
  });

  it('is told in events where it was another revision, phases, a part or several plans', () => {
    expect(said(google({ revision: 13 }))).toBe('Google fetched 67 events at 14:02.');
    expect(said(google(), { phases: true })).toBe('Google fetched 67 events at 14:02.');
    expect(said(google(), { work: 'study' })).toBe('Google fetched 67 events at 14:02.');
    expect(said(google({ events: 1 }), {}, null)).toBe('Google fetched 1 event at 14:02.');
    expect(said(google({ events: 60 }))).toBe('Google fetched 60 events at 14:02.');
  });

  it('names the day where it is not today, as the region writes it', () => {
    const yesterday = google({ events: 61, day: today - 1 });
    expect(said(yesterday)).toBe('Google fetched 61 sessions on Mon 23 Nov at 14:02.');
    const american = { style: dateStyleFor('en-US'), today };
    expect(plain(fetchedText(yesterday, feedOf(), { sessions: 61 }, american))).toBe(
      'Google fetched 61 sessions on Mon, Nov 23 at 2:02 pm.',
    );
  });
});

describe('how fresh a calendar is', () => {
  const said = (fetch: DatedFetch, sessions: number | null = 61) =>
    plain(freshnessText(fetch, feedOf(), { sessions }, dating));

  it('is up to date with the newest revision', () => {
    expect(said(google({ minute: 7 * 60 + 10 }))).toBe(
      'Google is up to date, last fetched today at 07:10.',
    );
    expect(said(google({ day: today - 3 }))).toBe(
      'Google is up to date, last fetched Sat 21 Nov at 14:02.',
    );
  });

  it('is behind where what the feed shows has changed since', () => {
    const optionsChangedAt = new Date(google().fetchedAt.getTime() + 1);
    const changed = { ...feedOf(), optionsChangedAt };
    expect(plain(freshnessText(google(), changed, { sessions: 61 }, dating))).toBe(
      'Google has this feed as of 14:02; what it shows has changed since.',
    );
  });

  it('is told with both revisions where it is behind', () => {
    expect(said(google({ revision: 13, minute: 7 * 60 + 10 }))).toBe(
      'Google has revision 13 of 07:10; your plan is at 14.',
    );
    expect(said(google({ revision: 13, day: today - 1 }))).toBe(
      'Google has revision 13 of Mon 23 Nov, 14:02; your plan is at 14.',
    );
    expect(said(google({ revision: 13 }), null)).toBe(
      'Google has your plans as of 14:02; they have changed since.',
    );
  });

  it('says when it looks again where that is known', () => {
    expect(plain(followsText(google()))).toBe('It looks every 4 to 24 h.');
    expect(followsText({ client: 'other' })).toBe('');
  });

  it('changes the stamp with every fetch, revision and feed', () => {
    const [before, later] = [feedOf(), google({ fetchedAt: new Date('2026-11-24T13:03:00Z') })];
    const stamps = [
      [],
      [before],
      [{ ...before, revision: 15 }],
      [feedOf({}, [later])],
      [feedOf({}, [])],
      [before, { ...before, id: 'second' }],
    ].map(feedsStamp);
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(feedsStamp([feedOf()])).toBe(stamps[1]);
  });
});

describe('what a feed is', () => {
  it('is said in a line', () => {
    const said = (options: Partial<FeedOptions>) => optionsText({ ...everything, ...options });
    expect(said({})).toBe('Sessions and milestones, as busy time');
    expect(said({ phases: true, time: 'free' })).toBe(
      'Sessions, milestones and phases, as free time',
    );
    expect(said({ milestones: false, work: 'study', titles: 'private' })).toBe(
      'Study sessions, as busy time, every title “Study”',
    );
    expect(said({ sessions: false, titles: 'language-neutral' })).toBe(
      'Milestones, titles of the path alone',
    );
    expect(feedName(null, false)).toBe('The whole plan');
    expect(feedName(null, true)).toBe('All plans');
    expect(feedName('For work', true)).toBe('For work');
  });

  it('has an address on the page of its plan, or of all plans', () => {
    expect(subscribeHref('a/b')).toBe('/plans/a%2Fb/subscribe');
    expect(subscribeHref(null, { feed: 'f', done: 'added' })).toBe(
      '/plans/subscribe?feed=f&done=added',
    );
    expect(readQuery({ feed: 'f', done: 'added' })).toEqual({ feed: 'f', done: 'added' });
    expect(readQuery({ feed: ['f', 'g'], done: 'burnt' })).toEqual({});
    expect(readQuery({})).toEqual({});
  });
});

describe('what the check found', () => {
  const said = (faults: readonly FeedFault[], bytes: number | null = null) =>
    checkTexts({ faults, bytes }).map(plain);

  it('says that all is well and how long Google takes', () => {
    expect(said([], 84_312)).toEqual([
      'The feed answers with 84 kB; Google usually comes within 24 hours.',
    ]);
  });

  it('says of a local address who can subscribe all the same', () => {
    expect(said([{ kind: 'not-public', origin: 'http://localhost:3000' }], 400)).toEqual([
      'Google, Outlook.com and Microsoft 365 cannot reach http://localhost:3000: it is a local or plain http address. Serve Paceline under a public https name, set APP_URL to that name and start it again.',
      'Here it answers with 1 kB, so calendars on this computer can subscribe.',
    ]);
  });

  it('names each fault once, with what to do', () => {
    const host = 'plan.example.org';
    const faults: readonly (readonly [FeedFault, string])[] = [
      [{ kind: 'no-such-name', host }, 'The name plan.example.org cannot be found.'],
      [{ kind: 'no-connection', host }, 'Nothing answers at plan.example.org'],
      [{ kind: 'certificate', host }, 'The https certificate of plan.example.org'],
      [{ kind: 'too-slow', seconds: 10 }, 'The feed did not answer within 10 s.'],
      [{ kind: 'redirect', status: 301 }, 'The address answers with a redirect (301)'],
      [{ kind: 'status', status: 502 }, 'The address answers with status 502'],
      [{ kind: 'type', type: 'text/html' }, 'The address answers with text/html in place of'],
      [{ kind: 'type', type: null }, 'The address answers with no type in place of'],
      [{ kind: 'too-large', limit: 1_000_000 }, 'The feed is larger than 1 MB'],
      [{ kind: 'not-a-calendar' }, 'What arrives does not begin as a calendar does.'],
    ];
    for (const [fault, begin] of faults) {
      const texts = said([fault]);
      expect(texts).toHaveLength(1);
      expect(texts[0]?.slice(0, begin.length)).toBe(begin);
      expect(texts[0]).toMatch(/\. [A-Z].*\.$|; .*\.$/);
    }
  });
});
