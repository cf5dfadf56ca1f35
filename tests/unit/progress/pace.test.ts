import { expect, it } from 'vitest';
import { recentPace } from '@/lib/core/progress/pace';
import { dayCount } from '@/lib/core/schedule/day-count';
import { day } from '../../support/problems';

const START = day('2026-11-02');
const NO_DAYS_OFF = dayCount([]);

/** Minutes done on the first day of each week from the start on. */
function weekly(...minutes: readonly number[]) {
  return minutes.map((each, index) => ({ day: START + index * 7, minutes: each }));
}

it('has no pace before the first week is over', () => {
  expect(recentPace(weekly(300), START, START + 6, NO_DAYS_OFF)).toBeNull();
});

it('has the first week as its pace, without a range', () => {
  expect(recentPace(weekly(300), START, START + 7, NO_DAYS_OFF)).toEqual({
    weeks: [300],
    mean: 300,
    slow: 300,
    fast: 300,
  });
});

it('looks at the last four weeks, and leaves each of them out in turn', () => {
  const done = weekly(9000, 600, 300, 0, 420);
  expect(recentPace(done, START, START + 35, NO_DAYS_OFF)).toEqual({
    weeks: [600, 300, 0, 420],
    mean: 330,
    slow: 240,
    fast: 440,
  });
});

it('counts a week back from yesterday: what is done today is of no week yet', () => {
  const done = [
    { day: START, minutes: 60 },
    { day: START + 3, minutes: 100 },
    { day: START + 9, minutes: 200 },
    { day: START + 10, minutes: 400 },
  ];
  // Ten whole days: one week of them, from the fourth day on.
  expect(recentPace(done, START, START + 10, NO_DAYS_OFF)?.weeks).toEqual([300]);
});

it('counts no days off, so that a holiday is no slow week', () => {
  const holiday = dayCount([{ from: START + 7, to: START + 20 }]);
  const done = [
    { day: START, minutes: 300 },
    { day: START + 21, minutes: 240 },
  ];
  expect(recentPace(done, START, START + 28, holiday)?.weeks).toEqual([300, 240]);
});
