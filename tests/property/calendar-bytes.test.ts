import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanFeedInput } from '@/lib/calendar/plan-events';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import { hostileText, inputOf, plans } from '../support/calendar-arbitraries';
import { pathOf, planOf, sessionOf, topicOf } from '../support/calendar-plans';
import { byteProblems, readByIcalJs } from '../support/calendar-reading';
import { instant } from '../support/calendar-wall-clock';

/** RFC 5545 section 3.3.11: a TEXT value in which nothing is syntax. */
const TEXT = String.raw`(?:[^\\;,]|\\[\\;,n])*`;
/** RFC 3986: what stands in a URI; neither `;` nor `,`, which parsers misread. */
const URI = String.raw`https://(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+=]|%[0-9A-Fa-f]{2})+`;

const CALENDAR = [
  'VERSION:2\\.0',
  'PRODID:-//Paceline//Paceline//EN',
  'CALSCALE:GREGORIAN',
  'METHOD:PUBLISH',
  `NAME:${TEXT}`,
  `X-WR-CALNAME:${TEXT}`,
  `X-WR-CALDESC:${TEXT}`,
  'X-WR-TIMEZONE:[A-Za-z0-9/_+-]+',
  'COLOR:[a-z]+',
  'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
  'X-PUBLISHED-TTL:PT1H',
];

const EVENT = ['UID:[\\w.-]+@paceline', 'SEQUENCE:\\d+', 'DTSTAMP:\\d{8}T\\d{6}Z'];
const TIMED = ['DTSTART;TZID=[^:;]+:\\d{8}T\\d{4}00', 'DTEND;TZID=[^:;]+:\\d{8}T\\d{4}00'];
const ALL_DAY = [
  'DTSTART;VALUE=DATE:\\d{8}',
  'DTEND;VALUE=DATE:\\d{8}',
  'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
  'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
];
const REST = (transparency: string) => [
  `SUMMARY:${TEXT}`,
  `TRANSP:${transparency}`,
  `DESCRIPTION:${TEXT}`,
  `CATEGORIES:${TEXT}`,
  `URL;VALUE=URI:${URI}`,
  'STATUS:CONFIRMED',
  'CREATED:\\d{8}T\\d{6}Z',
  'LAST-MODIFIED:\\d{8}T\\d{6}Z',
];

/** The lines are these, each once and in this order, and no others: no alarm, no attendee, nothing injected. */
function grammar(lines: readonly string[]): RegExp {
  return new RegExp(`^${lines.join('\\n')}$`, 'u');
}

const TIMED_EVENT = grammar([...EVENT, ...TIMED, ...REST('OPAQUE')]);
const ALL_DAY_EVENT = grammar([...EVENT, ...ALL_DAY, ...REST('TRANSPARENT')]);

interface Pieces {
  readonly properties: string;
  readonly zones: readonly string[];
  readonly events: readonly string[];
}

/** The unfolded lines of a calendar's own properties, of each VTIMEZONE and of each VEVENT. */
function piecesOf(body: string): Pieces {
  const text = body.replace(/\r\n /g, '').replace(/\r\n/g, '\n');
  const outer = /^BEGIN:VCALENDAR\n([^]*?)\n(BEGIN:VTIMEZONE\n[^]*\nEND:VEVENT)\nEND:VCALENDAR\n$/;
  const [, properties = '', components = ''] = outer.exec(text) ?? [];
  const inside = /BEGIN:(VTIMEZONE|VEVENT)\n([^]*?)\nEND:\1(?:\n|$)/y;
  const found = [...components.matchAll(new RegExp(inside, 'gy'))];
  expect(found.map(([whole]) => whole).join('')).toBe(components);
  const of = (kind: string) =>
    found.filter(([, one]) => one === kind).map(([, , lines = '']) => lines);
  return { properties, zones: of('VTIMEZONE'), events: of('VEVENT') };
}

describe('the bytes of any plan’s feed', () => {
  it('are the properties of the calendar, its zones and its events in their order, and nothing else', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const { properties, zones, events } = piecesOf(renderPlanFeed(input));
        expect(properties).toMatch(grammar(CALENDAR));
        const declared = zones.map((lines) => /^TZID:(.+)$/m.exec(lines)?.[1]);
        expect(new Set(declared).size).toBe(declared.length);
        const named = new Set<string | undefined>();
        for (const event of events) {
          const isTimed = event.includes('\nDTSTART;TZID=');
          expect(event).toMatch(isTimed ? TIMED_EVENT : ALL_DAY_EVENT);
          for (const [, zone] of event.matchAll(/^DT(?:START|END);TZID=([^:]+):/gm))
            named.add(zone);
        }
        expect([...named].filter((zone) => !declared.includes(zone))).toEqual([]);
        expect(events).toHaveLength(input.sessions.length + input.milestones.length);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same again, and whatever the order of the sessions', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const body = renderPlanFeed(input);
        expect(renderPlanFeed(input)).toBe(body);
        const { sessions, milestones } = input;
        const turned = {
          ...input,
          sessions: sessions.toReversed(),
          milestones: milestones.toReversed(),
        };
        expect(renderPlanFeed(turned)).toBe(body);
      }),
      { numRuns: 50 },
    );
  });
});

/** Plans of many sessions an hour apart, with long hostile titles, saved while they run. */
const longPlans = fc.record({
  count: fc.integer({ min: 900, max: 1800 }),
  saved: fc.integer({ min: 0, max: 1800 }),
  title: hostileText,
  times: fc.integer({ min: 1, max: 40 }),
});

function longInput({
  count,
  saved,
  title,
  times,
}: {
  readonly count: number;
  readonly saved: number;
  readonly title: string;
  readonly times: number;
}): PlanFeedInput {
  const start = instant('2026-01-05T08:00Z');
  const topic = topicOf('t', title.repeat(times), { core: title.repeat(2 * times) });
  const path = pathOf([{ id: 'phase-1', title, topics: [topic] }]);
  const sessions = Array.from({ length: count }, (_, index) =>
    sessionOf('t', start + index * 120, 60, { part: index + 1, parts: count }),
  );
  const revisedAt = (start + saved * 120) * 60_000;
  return planOf('Asia/Kolkata', path, sessions, { title, revisedAt, milestones: [] });
}

describe('the feed of a plan beyond what a feed can hold', () => {
  it('stays below 1,000 events and 1 MB, has what is next without a gap, and counts the rest', () => {
    fc.assert(
      fc.property(longPlans, (plan) => {
        const input = longInput(plan);
        const body = renderPlanFeed(input);
        // Among them 1 MB and more.
        expect(byteProblems(body)).toEqual([]);
        const read = readByIcalJs(body);
        expect(read.length).toBeLessThan(1000);

        const shown = read.filter(({ allDay }) => !allDay).map(({ uid }) => uid);
        const uids = input.sessions.map(({ id }) => `${id}@paceline`);
        const first = uids.indexOf(shown[0] ?? '');
        expect(shown).toEqual(uids.slice(first, first + shown.length));
        // The past is left out before anything that comes.
        const past = input.sessions.filter(
          ({ start, minutes }) => (start + minutes) * 60_000 <= input.revisedAt,
        ).length;
        const later = uids.length - first - shown.length;
        if (later > 0) expect(first).toBe(past);
        else expect(first).toBeLessThanOrEqual(past);

        const notes = read.filter(({ allDay }) => allDay).map(({ summary }) => summary);
        expect(notes).toEqual([
          ...(first > 0 ? [`${first} earlier events are in Paceline`] : []),
          ...(later > 0 ? [`${later} later events are in Paceline`] : []),
        ]);
      }),
      { numRuns: 15 },
    );
  });
});
