import { describe, expect, it } from 'vitest';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { at, day, phase, problem, session } from '../../support/problems';

const given = problem({
  phases: [phase('p', [['a', 60, 60]])],
  reviews: { afterDays: [2, 4], minutes: 20 },
  upkeep: { weeklyMinutes: 90, weeks: 2 },
});

const study = session('a', '2026-11-02 19:00', 60);
const first = review(1, '2026-11-04 19:00');
const second = review(2, '2026-11-06 19:00');

function review(part: number, start: string, minutes = 20): PlannedSession {
  return session('a', start, minutes, { id: `a.review.${part}`, kind: 'review', part, parts: 2 });
}

function upkeep(part: number, number: number, start: string, minutes: number): PlannedSession {
  const id = 'path.upkeep';
  return {
    id: `${id}.${part}.${number}`,
    kind: 'upkeep',
    phaseId: id,
    unitId: id,
    topicId: id,
    part,
    parts: 2,
    start: at(start),
    minutes,
  };
}

function violations(sessions: readonly PlannedSession[], changed: Partial<Problem> = {}) {
  return verify({ ...given, ...changed }, { sessions });
}

describe('verifying reviews', () => {
  it('finds nothing in a plan with all of them on their due days', () => {
    expect(violations([study, first, second])).toEqual([]);
  });

  it('finds a review that is missing', () => {
    expect(violations([study, first])).toEqual([{ constraint: 'review-count', ids: ['a'] }]);
  });

  it('finds a review that nobody asked for', () => {
    const third = review(3, '2026-11-08 19:00');
    const twice = { ...second, id: 'a.review.2b', start: at('2026-11-07 19:00') };
    expect(violations([study, first, second, third])).toEqual([
      { constraint: 'review-count', ids: ['a.review.3'] },
    ]);
    expect(violations([study, first, second, twice])).toEqual([
      { constraint: 'review-count', ids: ['a.review.2b'] },
    ]);
    expect(
      violations([study, first], { reviews: null }).map(({ constraint }) => constraint),
    ).toEqual(['review-count', 'review-length']);
  });

  it('finds a review before its due day, and one more than 14 days after it', () => {
    expect(violations([study, review(1, '2026-11-03 19:00'), second])).toEqual([
      {
        constraint: 'review-day',
        ids: ['a.review.1'],
        found: day('2026-11-03'),
        bound: day('2026-11-04'),
      },
    ]);
    expect(violations([study, first, review(2, '2026-11-20 19:00')])).toEqual([]);
    expect(violations([study, first, review(2, '2026-11-21 19:00')])).toEqual([
      {
        constraint: 'review-day',
        ids: ['a.review.2'],
        found: day('2026-11-21'),
        bound: day('2026-11-20'),
      },
    ]);
  });

  it('finds a review before the one that comes before it', () => {
    expect(violations([study, second, review(1, '2026-11-07 19:00')])).toEqual([
      { constraint: 'review-order', ids: ['a.review.1', 'a.review.2'] },
    ]);
  });

  it('finds a review of another length', () => {
    expect(violations([study, first, review(2, '2026-11-06 19:00', 30)])).toEqual([
      { constraint: 'review-length', ids: ['a.review.2'], found: 30, bound: 20 },
    ]);
  });

  it('does not ask for reviews that were due before today, nor for those that happened', () => {
    const now = at('2026-11-05 12:00');
    const history = [{ id: 'a.study.1', topicId: 'a', start: study.start, minutes: 60 }];
    expect(violations([study, second], { now, history })).toEqual([]);
    expect(violations([study], { now, history })).toEqual([
      { constraint: 'review-count', ids: ['a'] },
    ]);
  });
});

describe('verifying upkeep', () => {
  const path = [study, first, second];

  it('finds nothing in its own weeks', () => {
    const own = [
      upkeep(1, 1, '2026-11-10 19:00', 60),
      upkeep(1, 2, '2026-11-12 19:00', 30),
      upkeep(2, 1, '2026-11-16 19:00', 90),
    ];
    expect(violations([...path, ...own])).toEqual([]);
  });

  it('finds upkeep in another week than its own, or after the last one', () => {
    expect(violations([...path, upkeep(1, 1, '2026-11-16 19:00', 60)])).toEqual([
      { constraint: 'upkeep-week', ids: ['path.upkeep.1.1'], found: 2, bound: 1 },
    ]);
    expect(violations([...path, upkeep(3, 1, '2026-11-23 19:00', 60)])).toEqual([
      { constraint: 'upkeep-week', ids: ['path.upkeep.3.1'], found: 3, bound: 3 },
    ]);
  });

  it('finds more minutes in a week than asked for', () => {
    const own = [upkeep(1, 1, '2026-11-10 19:00', 60), upkeep(1, 2, '2026-11-12 19:00', 60)];
    expect(violations([...path, ...own])).toEqual([
      {
        constraint: 'upkeep-minutes',
        ids: ['path.upkeep.1.1', 'path.upkeep.1.2'],
        found: 120,
        bound: 90,
      },
    ]);
  });
});
