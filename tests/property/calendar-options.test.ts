import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateId } from '@/lib/auth/feed-token';
import type { FeedOptions } from '@/lib/calendar/feed-options';
import type { FeedSession, FeedStyle, PlanFeedInput } from '@/lib/calendar/plan-events';
import { renderPlanFeed, renderPlansFeed } from '@/lib/calendar/render-plan-feed';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { SessionKind } from '@/lib/core/schedule/session-id';
import {
  CHANGED,
  CREATED,
  milestoneOf,
  pathOf,
  planOf,
  sessionOf,
  topicOf,
} from '../support/calendar-plans';
import { byteProblems, readByIcalJs } from '../support/calendar-reading';
import { instant } from '../support/calendar-wall-clock';

/** In every text, id and address of the path, and nowhere else: what tells of the plan has it. */
const MARK = 'okapi';
const START = instant('2026-05-04T08:00Z');

const options: fc.Arbitrary<FeedOptions> = fc.record({
  sessions: fc.boolean(),
  milestones: fc.boolean(),
  phases: fc.boolean(),
  work: fc.constantFrom('all', 'study', 'reviews'),
  time: fc.constantFrom('busy', 'free'),
  titles: fc.constantFrom('plain', 'private', 'language-neutral'),
});

const kinds = fc.array(fc.constantFrom<SessionKind>('study', 'review', 'milestone', 'upkeep'), {
  minLength: 1,
  maxLength: 8,
});

const optionChanges = fc.record({ count: fc.nat(5), at: fc.nat(CHANGED * 2) });

/** A plan whose every word is `word`, with these sessions, a day apart. */
function planIn(word: string, planId: string, of: readonly SessionKind[]): PlanFeedInput {
  const [topicId, phaseId] = [`${MARK}-topic`, `${MARK}-phase`];
  const topic = topicOf(topicId, word, { core: word, deep: word, url: `https://${MARK}.example/` });
  const path = {
    ...pathOf([{ id: phaseId, title: word, topics: [topic] }]),
    title: word,
    summary: word,
  };
  const sessions = of.map((kind, index): FeedSession =>
    sessionOf(topicId, START + index * MINUTES_PER_DAY, 60, {
      id: `${planId}.${topicId}.${kind}.${index + 1}`,
      kind,
      phaseId,
      part: index + 1,
      parts: of.length,
      depth: 1,
    }),
  );
  const firstDay = Math.floor(START / MINUTES_PER_DAY);
  const change = { createdAt: CREATED, changedAt: CHANGED, sequence: 0 };
  return planOf('Europe/Berlin', path, sessions, {
    planId,
    title: word,
    milestones: [{ ...milestoneOf(phaseId, firstDay + 7), id: `${planId}.${phaseId}.milestone` }],
    phases: [{ phaseId, firstDay, endDay: firstDay + 8, ...change }],
  });
}

function styled(
  input: PlanFeedInput,
  style: Partial<FeedStyle> & Pick<FeedStyle, 'options'>,
): PlanFeedInput {
  const none = { count: 0, at: 0 };
  const idOf = (id: string) => privateId('a secret of an installation, long enough', id);
  return { ...input, style: { timed: none, allDay: none, privateId: idOf, ...style } };
}

function unfolded(body: string): string {
  return body.replace(/\r\n /g, '');
}

describe('the options of a feed, in its bytes', () => {
  it('show just what they say, in a well-formed calendar', () => {
    fc.assert(
      fc.property(kinds, options, (of, chosen) => {
        const input = planIn(MARK, 'plan-1', of);
        const body = renderPlanFeed(styled(input, { options: chosen }));
        expect(byteProblems(body)).toEqual([]);
        const read = readByIcalJs(body);
        const shown = input.sessions.filter(({ kind }) => {
          if (!chosen.sessions) return false;
          const reviews = kind === 'review' || kind === 'upkeep';
          return chosen.work === 'all' || reviews === (chosen.work === 'reviews');
        });
        expect(read.filter(({ allDay }) => !allDay).map(({ start }) => start)).toEqual(
          shown.map(({ start }) => start * 60_000),
        );
        expect(read.filter(({ allDay }) => allDay)).toHaveLength(
          Number(chosen.milestones) + Number(chosen.phases),
        );
        const span = read.find(
          ({ allDay, start, end }) => allDay && end - start === 8 * 86_400_000,
        );
        expect(span?.start).toBe(chosen.phases ? Date.UTC(2026, 4, 4) : undefined);
      }),
    );
  });

  it('take no time where they say free, and only sessions take some where not', () => {
    fc.assert(
      fc.property(kinds, options, (of, chosen) => {
        const body = renderPlanFeed(styled(planIn(MARK, 'plan-1', of), { options: chosen }));
        for (const event of body.split('BEGIN:VEVENT').slice(1)) {
          const busy = chosen.time === 'busy' && !event.includes('DTSTART;VALUE=DATE:');
          expect(/^TRANSP:.*(?=\r)/m.exec(event)?.[0]).toBe(
            `TRANSP:${busy ? 'OPAQUE' : 'TRANSPARENT'}`,
          );
        }
      }),
    );
  });

  it('tell nothing of the path where they say private, of one plan or of several', () => {
    fc.assert(
      fc.property(kinds, options, (of, some) => {
        const chosen = { ...some, titles: 'private' } as const;
        const [one, other] = ['plan-1', 'plan-2'].map((id) =>
          styled(planIn(MARK, id, of), { options: chosen }),
        ) as [PlanFeedInput, PlanFeedInput];
        const all = { id: 'feed', options: chosen, plans: [one, other], revisedAt: CHANGED };
        for (const body of [renderPlanFeed(one), renderPlansFeed(all)]) {
          const text = unfolded(body);
          expect(text.toLowerCase()).not.toContain(MARK);
          expect(text).not.toMatch(/^(?:CATEGORIES|X-WR-CALDESC)/m);
          // Nor which event is a review, a milestone or a phase.
          expect(text).not.toMatch(/review|milestone|upkeep|phase|\.study|part \d/i);
          const read = readByIcalJs(body);
          expect(new Set(read.map(({ summary }) => summary)).size).toBeLessThanOrEqual(1);
          expect(new Set(read.map(({ uid }) => uid)).size).toBe(read.length);
        }
      }),
    );
  });

  it('have no word of ours where they say language-neutral, of one plan or of several', () => {
    fc.assert(
      fc.property(kinds, options, (of, some) => {
        const chosen = { ...some, titles: 'language-neutral' } as const;
        const plan = styled(planIn('学習', 'plan-1', of), { options: chosen });
        const all = { id: 'feed', options: chosen, plans: [plan], revisedAt: CHANGED };
        for (const body of [renderPlanFeed(plan), renderPlansFeed(all)]) {
          for (const { summary, description } of readByIcalJs(body)) {
            const words = `${summary} ${description}`.replace(/https:\/\/\S+/g, '');
            expect(words).not.toMatch(/\p{Script=Latin}/u);
            expect(summary).toContain('学習');
          }
        }
      }),
    );
  });

  it('raise the stamps of every event with each of their changes, above all it had', () => {
    fc.assert(
      fc.property(kinds, options, optionChanges, fc.nat(CHANGED), (of, chosen, timed, later) => {
        const input = planIn(MARK, 'plan-1', of);
        const stampsOf = (body: string) =>
          [...body.matchAll(/^(SEQUENCE|DTSTAMP|LAST-MODIFIED):(.+)\r$/gm)].map(
            ([, name, value]) => [name, Number(value?.replace(/[TZ]/g, ''))],
          ) as [string, number][];
        const next = { count: timed.count + 1, at: timed.at + later };
        const before = stampsOf(
          renderPlanFeed(styled(input, { options: chosen, timed, allDay: timed })),
        );
        const after = stampsOf(
          renderPlanFeed(styled(input, { options: chosen, timed: next, allDay: next })),
        );
        expect(after).toHaveLength(before.length);
        after.forEach(([name, value], index) => {
          expect(before[index]?.[0]).toBe(name);
          expect(value).toBeGreaterThan(before[index]?.[1] ?? Number.NaN);
        });
      }),
    );
  });
});
