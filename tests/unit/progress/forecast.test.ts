import { expect, it } from 'vitest';
import { forecastFinish } from '@/lib/core/progress/forecast';
import { dayCount } from '@/lib/core/schedule/day-count';
import { day } from '../../support/problems';

const TODAY = day('2026-11-30');
const NO_DAYS_OFF = dayCount([]);

it('is the day on which the pace reaches what is left, today included', () => {
  const pace = { weeks: [600, 300, 0, 420], mean: 330, slow: 240, fast: 440 };
  expect(forecastFinish(1320, pace, TODAY, NO_DAYS_OFF)).toEqual({
    earliest: day('2026-12-20'),
    likely: day('2026-12-27'),
    latest: day('2027-01-07'),
  });
});

it('goes around days off', () => {
  const pace = { weeks: [420], mean: 420, slow: 420, fast: 420 };
  const christmas = dayCount([{ from: day('2026-12-05'), to: day('2026-12-07') }]);
  expect(forecastFinish(420, pace, TODAY, christmas)?.likely).toBe(day('2026-12-09'));
});

it('is today where next to nothing is left', () => {
  const pace = { weeks: [420], mean: 420, slow: 420, fast: 420 };
  expect(forecastFinish(15, pace, TODAY, NO_DAYS_OFF)?.likely).toBe(TODAY);
});

it('has no last day where the slower pace is none, and is none where nothing was done', () => {
  const once = { weeks: [0, 0, 420], mean: 140, slow: 0, fast: 210 };
  expect(forecastFinish(420, once, TODAY, NO_DAYS_OFF)).toEqual({
    earliest: TODAY + 13,
    likely: TODAY + 20,
    latest: null,
  });
  const never = { weeks: [0, 0], mean: 0, slow: 0, fast: 0 };
  expect(forecastFinish(420, never, TODAY, NO_DAYS_OFF)).toBeNull();
});

it('says nothing of more than ten years', () => {
  const slow = { weeks: [1], mean: 1, slow: 1, fast: 1 };
  expect(forecastFinish(521, slow, TODAY, NO_DAYS_OFF)?.likely).toBe(TODAY + 3646);
  expect(forecastFinish(522, slow, TODAY, NO_DAYS_OFF)).toBeNull();
});
