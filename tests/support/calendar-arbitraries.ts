import fc from 'fast-check';
import { plainText } from '@/lib/calendar/ics-text';
import { type FeedSession, type PlanFeedInput } from '@/lib/calendar/plan-events';
import { planFeed } from '@/lib/calendar/plan-feed';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { listZones } from '@/lib/time/zones';
import { pathOf, planOf, sessionOf, topicOf } from './calendar-plans';
import type { ReadEvent } from './calendar-reading';
import { yearStart } from './calendar-wall-clock';

const FROM = yearStart(2025);
const UNTIL = yearStart(2029);

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\r\nBEGIN:VEVENT\r\n', ';', ',', '\\', '\\n', '\n', '"', ':', '\u2028', '😀'),
  fc.constantFrom('\u0000', '\ud83d', '\ufeff', '👩‍👩‍👧‍👦', 'é'.repeat(80), 'END:VCALENDAR'),
);
/** Titles and texts that try to be syntax, or to break a line or a character. */
export const hostileText = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => `x${pieces.join('')}x`);

/** Sessions anywhere in four years, and often within four hours of a change of the zone's clock. */
export const plans = fc.constantFrom(...listZones()).chain((zone) => {
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
    title: hostileText,
    topicTitle: hostileText,
    core: hostileText,
    phaseTitle: hostileText,
    sessions: fc.array(session, { minLength: 1, maxLength: 6 }),
  });
});

export type RandomPlan = typeof plans extends fc.Arbitrary<infer Plan> ? Plan : never;

export function inputOf(plan: RandomPlan): PlanFeedInput {
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
export function meant(input: PlanFeedInput): readonly ReadEvent[] {
  return planFeed(input).events.map((event) => ({
    uid: event.uid,
    summary: plainText(event.summary),
    description: plainText(event.description),
    allDay: event.kind === 'all-day',
    start: event.kind === 'timed' ? event.start * 60_000 : event.firstDay * 86_400_000,
    end: event.kind === 'timed' ? event.end * 60_000 : event.endDay * 86_400_000,
  }));
}

export function byUid(events: readonly ReadEvent[]): readonly ReadEvent[] {
  return events.toSorted((one, other) => (one.uid < other.uid ? -1 : 1));
}
