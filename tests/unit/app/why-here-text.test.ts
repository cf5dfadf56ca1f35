import { describe, expect, it } from 'vitest';
import type { DateStyle } from '@/app/_components/format-dates';
import { reasonTeller, whyHereText, type WhyHereWords } from '@/app/_components/why-here-text';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { WhyHere } from '@/lib/core/schedule/why-here';
import { UTC, at, day } from '../../support/problems';

const style: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };

const words: WhyHereWords = {
  minutes: 90,
  day: day('2026-12-09'),
  dueAfterDays: null,
  titleOfSession: (id) => `session ${id}`,
  titleOfPhase: (id) => `phase ${id}`,
  titleOfTopic: (id) => `topic ${id}`,
  wallTime: (instant) => wallTimeAt(UTC, instant),
  style,
  today: day('2026-11-30'),
};

function told(why: WhyHere, changed: Partial<WhyHereWords> = {}): string {
  return whyHereText(why, { ...words, ...changed }).replaceAll('\u00a0', ' ');
}

describe('why a session is where it is', () => {
  const earlier = at('2026-12-07 21:30');

  it('is its place in the path', () => {
    expect(told({ kind: 'history' })).toBe('It is behind you and stays as it was.');
    expect(told({ kind: 'path-start' })).toBe('The first of your study times from the start on.');
    expect(told({ kind: 'follows', sessionId: 'a' })).toBe(
      'Follows session a, the session before it.',
    );
    expect(told({ kind: 'phase-end', phaseId: 'p' })).toBe(
      'Ends phase p, right after its last session.',
    );
    expect(told({ kind: 'next-window' })).toBe(
      'The next of your study times after the session before it.',
    );
  });

  it('is what an earlier time did not hold', () => {
    expect(told({ kind: 'window-too-short', minutes: 60, earlier })).toBe(
      'From 21:30 on Mon 7 Dec there is only 1 h left, too short for 1 h 30 min.',
    );
    expect(told({ kind: 'day-off', day: day('2026-12-08'), earlier })).toBe(
      '8 December, where it could be earlier, is a day off.',
    );
    expect(told({ kind: 'busy', earlier })).toBe(
      'Your calendar is taken at Mon 7 Dec, 21:30, where it could be earlier.',
    );
    expect(told({ kind: 'reserved', earlier })).toBe(
      'Time that is already set in this plan holds the place at Mon 7 Dec, 21:30.',
    );
    expect(told({ kind: 'taken', sessionId: 'b', earlier })).toBe(
      'session b takes the place before it.',
    );
  });

  it('is the review before it', () => {
    expect(told({ kind: 'after-review', sessionId: 'b', earlier })).toBe(
      'Comes after the review of the same topic before it.',
    );
  });

  it('is a limit that was reached', () => {
    expect(told({ kind: 'daily-cap', day: day('2026-12-07'), capMinutes: 120, earlier })).toBe(
      'Your 2 h for Mon 7 Dec were planned.',
    );
    expect(told({ kind: 'weekly-cap', capMinutes: 720, earlier })).toBe(
      'Your 12 h for the week of Mon 7 Dec were planned.',
    );
    expect(told({ kind: 'free-share', percent: 10, earlier })).toBe(
      'The week of Mon 7 Dec keeps 10 % of its time free.',
    );
    const phase = { kind: 'phase-weeks', phaseId: 'p', earlier } as const;
    expect(told({ ...phase, weeks: 1, bound: 2 })).toBe(
      'Earlier, phase p would take 1 week; the path gives it at least 2.',
    );
    expect(told({ ...phase, weeks: 6, bound: 5 })).toBe(
      'Earlier, phase p would take 6 weeks; the path gives it at most 5.',
    );
    expect(told({ kind: 'reviews-too-late', topicId: 't', earlier })).toBe(
      'Earlier, reviews of topic t would come too long after it.',
    );
    expect(told({ kind: 'even-load', earlier })).toBe(
      'It could be earlier; here the load is spread more evenly.',
    );
  });

  it('is the day on which a review is due', () => {
    const due: WhyHere = { kind: 'review-due', topicId: 't', dueDay: day('2026-12-09') };
    expect(told(due, { dueAfterDays: 7 })).toBe('Due 7 days after topic t.');
    expect(told(due, { dueAfterDays: 7, day: day('2026-12-11') })).toBe(
      'Due on Wed 9 Dec, 7 days after topic t; this is the first time from then on.',
    );
    expect(told(due)).toBe('Due after topic t.');
  });

  it('is the week of upkeep', () => {
    expect(told({ kind: 'upkeep-week' })).toBe('Ongoing hours, spread over their week.');
  });
});

describe('the reasons of a plan', () => {
  const tell = reasonTeller({
    path: {
      slug: 'one',
      title: 'One',
      level: '',
      summary: '',
      weeks: { min: 1, max: 1 },
      weeklyMinutes: { min: 60, max: 60 },
      totalMinutes: { min: 60, max: 60 },
      objectives: [],
      prerequisites: [],
      phases: [
        {
          id: 'p',
          title: 'Foundations',
          summary: '',
          weeks: { min: 1, max: 1 },
          units: [
            {
              id: 'u',
              title: '',
              weeks: 1,
              topics: [{ id: 'a', title: 'Clocks', requires: [], core: '', deep: '' }],
            },
          ],
        },
      ],
    },
    offsets: UTC,
    why: new Map<string, WhyHere>([
      ['a.study.2', { kind: 'follows', sessionId: 'a.study.1' }],
      ['a.review.2', { kind: 'review-due', topicId: 'a', dueDay: day('2026-12-09') }],
      ['p.milestone', { kind: 'phase-end', phaseId: 'p' }],
    ]),
    titles: new Map([['a.study.1', 'Clocks']]),
    reviewDays: [2, 7],
    style,
    today: day('2026-11-30'),
  });
  const session = { part: 2, minutes: 60, day: day('2026-12-09') };

  it('name sessions, topics and phases', () => {
    expect(tell({ ...session, id: 'a.study.2', kind: 'study' })).toBe(
      'Follows Clocks, the session before it.',
    );
    expect(tell({ ...session, id: 'a.review.2', kind: 'review' })).toBe(
      'Due 7\u00a0days after Clocks.',
    );
    expect(tell({ ...session, id: 'p.milestone', kind: 'milestone' })).toBe(
      'Ends Foundations, right after its last session.',
    );
    expect(tell({ ...session, id: 'gone', kind: 'study' })).toBe('');
  });
});
