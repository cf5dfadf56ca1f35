import { expect, it } from 'vitest';
import { frontier } from '@/lib/core/schedule/frontier';
import { day, phase, problem, windows } from '../../support/problems';

const monday = { windows: windows('1 19:00-21:00') };
const phases = [phase('p', [['a', 120, 480]])];

it('tells the depth for each finishing week, from core to full depth', () => {
  expect(frontier(problem({ phases, availability: monday }))).toEqual([
    { week: 0, lastDay: day('2026-11-08'), depth: 0 },
    { week: 1, lastDay: day('2026-11-15'), depth: 1 / 3 },
    { week: 2, lastDay: day('2026-11-22'), depth: 2 / 3 },
    { week: 3, lastDay: day('2026-11-29'), depth: 1 },
  ]);
});

it('begins where core depth first fits and ends with the last plannable day', () => {
  const parts = {
    phases: [phase('p', [['a', 240, 480]])],
    availability: monday,
    deadlineDay: day('2026-11-18'),
  };
  expect(frontier(problem(parts))).toEqual([
    { week: 1, lastDay: day('2026-11-15'), depth: 0 },
    { week: 2, lastDay: day('2026-11-18'), depth: 0.5 },
  ]);
});

it('is one point where there is nothing to deepen', () => {
  const parts = { phases: [phase('p', [['a', 120, 120]])], availability: monday };
  expect(frontier(problem(parts))).toEqual([{ week: 0, lastDay: day('2026-11-08'), depth: 1 }]);
});

it('repeats the depth of a week in which nothing can be studied', () => {
  const blackouts = [{ from: day('2026-11-09'), to: day('2026-11-15') }];
  const parts = { phases, availability: { ...monday, blackouts }, weeks: [1, 2] as const };
  expect(frontier(problem(parts))).toEqual([
    { week: 0, lastDay: day('2026-11-08'), depth: 0 },
    { week: 1, lastDay: day('2026-11-15'), depth: 0 },
    { week: 2, lastDay: day('2026-11-22'), depth: 1 / 3 },
  ]);
});

it('is the same whatever is aimed at', () => {
  const parts = { phases, availability: monday };
  const points = frontier(problem(parts));
  expect(frontier(problem({ ...parts, aim: 'soonest' }))).toEqual(points);
  expect(frontier(problem({ ...parts, aim: { finishBy: day('2026-11-08') } }))).toEqual(points);
});

it('is empty where nothing fits', () => {
  expect(frontier(problem({ phases, availability: { windows: [] } }))).toEqual([]);
});

it('gives up with a value when the work allowed does not suffice', () => {
  expect(frontier(problem(), 3)).toEqual({ kind: 'too-large', steps: 3 });
});
