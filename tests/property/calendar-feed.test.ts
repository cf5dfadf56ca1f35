import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '@/lib/calendar/ics-text';
import { planFeed, type FeedSession } from '@/lib/calendar/plan-feed';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { listZones } from '@/lib/time/zones';
import { pathOf, planOf, sessionOf, topicOf } from '../support/calendar-plans';
import {
  byteProblems,
  namesByIcalJs,
  readByIcalJs,
  readByNodeIcal,
  type ReadEvent,
} from '../support/calendar-reading';
import { wallMinutesByIntl, yearStart } from '../support/calendar-wall-clock';

const FROM = yearStart(2025);
const UNTIL = yearStart(2029);

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\r\nBEGIN:VEVENT\r\n', ';', ',', '\\', '\\n', '\n', '"', ':', '\u2028', '😀'),
  fc.constantFrom('\u0000', '\ud83d', '\ufeff', '👩‍👩‍👧‍👦', 'é'.repeat(80), 'END:VCALENDAR'),
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => `x${pieces.join('')}x`);

/** Sessions anywhere in four years, and often within four hours of a change of the zone's clock. */
const plans = fc.constantFrom(...listZones()).chain((zone) => {
  const changes = offsetTableOfZone(zone, FROM, UNTIL).transitions.map(({ at }) => at);
  const nearChange = fc
    .tuple(fc.constantFrom(...changes, FROM + 900), fc.integer({ min: -16, max: 16 }))
    .map(([at, quarters]) => at + quarters * 15);
  const anywhere = fc.integer({ min: FROM / 15, max: UNTIL / 15 }).map((quarter) => quarter * 15);
  const session = fc.record({
    start: fc.oneof(anywhere, nearChange),
    minutes: fc.integer({ min: 1, max: 16 }).map((quarters) => quarters * 15),
    sequence: fc.nat(9),
    depth: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  return fc.record({
    zone: fc.constant(zone),
    title: text,
    topicTitle: text,
    core: text,
    phaseTitle: text,
    sessions: fc.array(session, { minLength: 1, maxLength: 6 }),
  });
});

type RandomPlan = typeof plans extends fc.Arbitrary<infer Plan> ? Plan : never;

function inputOf(plan: RandomPlan): ReturnType<typeof planOf> {
  const topic = topicOf('t', plan.topicTitle, { core: plan.core });
  const path = pathOf([{ id: 'phase-1', title: plan.phaseTitle, topics: [topic] }]);
  const sessions: readonly FeedSession[] = plan.sessions.map((session, index) =>
    sessionOf('t', session.start, session.minutes, {
      ...session,
      part: index + 1,
      parts: plan.sessions.length,
    }),
  );
  return planOf(plan.zone, path, sessions, { title: plan.title });
}

/** The feed's events as the plan means them, without the library and the bytes. */
function meant(input: ReturnType<typeof planOf>): readonly ReadEvent[] {
  return planFeed(input).events.map((event) => ({
    uid: event.uid,
    summary: plainText(event.summary),
    description: plainText(event.description),
    allDay: event.kind === 'all-day',
    start: event.kind === 'timed' ? event.start * 60_000 : event.firstDay * 86_400_000,
    end: event.kind === 'timed' ? event.end * 60_000 : event.endDay * 86_400_000,
  }));
}

function byUid(events: readonly ReadEvent[]): readonly ReadEvent[] {
  return events.toSorted((one, other) => (one.uid < other.uid ? -1 : 1));
}

describe('the feed of any plan', () => {
  it('is read back by ical.js with exactly its instants and texts', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const body = renderPlanFeed(input);
        expect(byteProblems(body)).toEqual([]);
        expect(byUid(readByIcalJs(body))).toEqual(byUid(meant(input)));
        const name = plainText(plan.title);
        expect(namesByIcalJs(body)).toEqual([name, name]);
      }),
      { numRuns: 400 },
    );
  });

  it('is read back by node-ical with exactly its instants', () => {
    const instants = ({ uid, allDay, start, end }: ReadEvent): unknown => [uid, allDay, start, end];
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const read = readByNodeIcal(renderPlanFeed(input));
        expect(byUid(read).map(instants)).toEqual(byUid(meant(input)).map(instants));
      }),
      { numRuns: 300 },
    );
  });

  it('names no time that the clock of its zone shows twice or never', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const body = renderPlanFeed(inputOf(plan)).replace(/\r\n /g, '');
        const times = [
          ...body.matchAll(/^DT(?:START|END);TZID=([^:]+):(\d{8})T(\d{2})(\d{2})00\r$/gm),
        ];
        expect(times).toHaveLength(2 * plan.sessions.length);
        for (const [, zone = '', date = '', hour, minute] of times) {
          const midnight = Date.parse(date.replace(/(....)(..)(..)/, '$1-$2-$3')) / 60_000;
          const wall = midnight + Number(hour) * 60 + Number(minute);
          const shown: number[] = [];
          for (let at = wall - MINUTES_PER_DAY; at <= wall + MINUTES_PER_DAY; at += 15) {
            if (wallMinutesByIntl(zone, at) === wall) shown.push(at);
          }
          expect([zone, date, hour, minute, shown.length]).toEqual([zone, date, hour, minute, 1]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
