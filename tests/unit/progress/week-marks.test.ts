import { expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { weekMarks, type MarkedSession } from '@/lib/core/progress/week-marks';
import { day } from '../../support/problems';

const MONDAY = day('2026-11-02');

/** An evening hour so many days after the first Monday. */
function marked(offset: number, more: Partial<MarkedSession>): MarkedSession {
  return {
    kind: 'study',
    phaseId: 'p',
    day: MONDAY + offset,
    end: (MONDAY + offset) * MINUTES_PER_DAY + 20 * 60,
    minutes: 60,
    doneMinutes: null,
    ...more,
  };
}

it('tells of each week that has begun what is done, and what is over and not', () => {
  const sessions = [
    marked(0, { doneMinutes: 60 }),
    marked(1, { doneMinutes: 20 }),
    marked(2, { doneMinutes: 0, phaseId: 'q' }),
    marked(3, {}),
    marked(3, { kind: 'review' }),
    marked(8, { doneMinutes: 30 }),
    marked(9, {}),
    marked(15, {}),
  ];
  const noon = { now: (MONDAY + 9) * MINUTES_PER_DAY + 720, today: MONDAY + 9 };
  expect(weekMarks(sessions, MONDAY, noon)).toEqual([
    {
      index: 0,
      doneMinutes: 80,
      open: [
        { phaseId: 'p', minutes: 100 },
        { phaseId: 'q', minutes: 60 },
      ],
    },
    { index: 1, doneMinutes: 30, open: [{ phaseId: 'p', minutes: 30 }] },
  ]);
});

it('tells of no week before the start', () => {
  const before = { now: (MONDAY - 1) * MINUTES_PER_DAY, today: MONDAY - 1 };
  expect(weekMarks([marked(0, {})], MONDAY, before)).toEqual([]);
});
