import { describe, expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { standing } from '@/lib/core/progress/standing';
import { runningTotals } from '@/lib/core/progress/week-totals';
import { dayCount } from '@/lib/core/schedule/day-count';
import { day } from '../../support/problems';

const MONDAY = day('2026-11-02');
const NO_DAYS_OFF = dayCount([]);

/** An hour each Monday and Thursday evening for four weeks. */
const SESSIONS = [0, 3, 7, 10, 14, 17, 21, 24].map((offset) => ({
  day: MONDAY + offset,
  end: (MONDAY + offset) * MINUTES_PER_DAY + 20 * 60,
  minutes: 60,
}));

/** At noon of a day so many days after the first Monday. */
function noon(offset: number) {
  return { now: (MONDAY + offset) * MINUTES_PER_DAY + 720, today: MONDAY + offset };
}

describe('where the learner stands', () => {
  it('is with the plan where all that is over is done', () => {
    expect(standing(SESSIONS, 120, noon(5), NO_DAYS_OFF)).toEqual({
      dueMinutes: 120,
      doneMinutes: 120,
      days: 0,
    });
  });

  it('is behind by the days since the first session that is not covered', () => {
    expect(standing(SESSIONS, 60, noon(14), NO_DAYS_OFF)).toEqual({
      dueMinutes: 240,
      doneMinutes: 60,
      days: -11,
    });
  });

  it('counts no days off', () => {
    const holiday = dayCount([{ from: MONDAY + 4, to: MONDAY + 10 }]);
    expect(standing(SESSIONS, 60, noon(14), holiday).days).toBe(-4);
  });

  it('is ahead up to the last session that is covered', () => {
    expect(standing(SESSIONS, 240, noon(5), NO_DAYS_OFF)).toEqual({
      dueMinutes: 120,
      doneMinutes: 240,
      days: 5,
    });
  });

  it('is neither on the day of the session itself', () => {
    expect(standing(SESSIONS, 60, noon(4), NO_DAYS_OFF).days).toBe(-1);
    expect(standing([], 0, noon(4), NO_DAYS_OFF).days).toBe(0);
    const evening = { now: (MONDAY + 3) * MINUTES_PER_DAY + 1300, today: MONDAY + 3 };
    expect(standing(SESSIONS, 60, evening, NO_DAYS_OFF).days).toBe(0);
  });
});

it('adds minutes up to the end of each plan week', () => {
  const work = [
    { day: MONDAY - 1, minutes: 10 },
    { day: MONDAY + 6, minutes: 60 },
    { day: MONDAY + 7, minutes: 90 },
    { day: MONDAY + 21, minutes: 500 },
  ];
  expect(runningTotals(work, MONDAY, 3)).toEqual([70, 160, 160]);
});
