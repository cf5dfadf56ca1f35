import { expect, it } from 'vitest';
import { headroom } from '@/lib/core/schedule/headroom';
import { day, phase, problem, windows } from '../../support/problems';

const monday = { windows: windows('1 19:00-21:00') };

it('tells what could be lost before the deadline', () => {
  const parts = {
    phases: [phase('p', [['a', 240, 240]])],
    availability: monday,
    deadlineDay: day('2026-11-29'),
  };
  expect(headroom(problem(parts))).toEqual({
    missableWeeks: 2,
    leastWeeklyMinutes: 60,
    earliestFinish: day('2026-11-09'),
  });
});

it('counts core depth against the recommended weeks where there is no deadline', () => {
  const parts = {
    phases: [phase('p', [['a', 120, 240]])],
    availability: monday,
    weeks: [1, 3] as const,
    rules: { weeklyCapMinutes: 90 },
  };
  // The plan is 180 minutes in two weeks; 45 a week would do for 120 in three.
  expect(headroom(problem(parts))).toEqual({
    missableWeeks: 0,
    leastWeeklyMinutes: 45,
    earliestFinish: day('2026-11-09'),
  });
});

it('counts in sessions that may not be shorter than the shortest', () => {
  const parts = { phases: [phase('p', [['a', 60, 60]])], weeks: [1, 20] as const };
  expect(headroom(problem(parts))).toEqual({
    missableWeeks: 0,
    leastWeeklyMinutes: 30,
    earliestFinish: day('2026-11-02'),
  });
});

it('is nothing where the path does not fit', () => {
  expect(headroom(problem({ availability: { windows: [] } }))).toBeNull();
});

it('gives up with a value when the work allowed does not suffice', () => {
  expect(headroom(problem(), 3)).toEqual({ kind: 'too-large', steps: 3 });
});
