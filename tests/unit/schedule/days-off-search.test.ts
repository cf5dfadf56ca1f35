import { expect, it } from 'vitest';
import { fewestDays } from '@/lib/core/schedule/days-off-search';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it('finds one day that suffices', () => {
  expect(fewestDays(upTo(40), (chosen) => chosen.includes(17))).toEqual([17]);
});

it('finds the fewest days, wherever they lie', () => {
  const suffice = (chosen: readonly number[]) => chosen.includes(2) && chosen.includes(39);
  expect(fewestDays(upTo(40), suffice)).toEqual([2, 39]);
});

it('takes the earliest of as many', () => {
  expect(fewestDays(upTo(12), (chosen) => chosen.length >= 3)).toEqual([1, 2, 3]);
});

it('gives back all days where all are needed', () => {
  expect(fewestDays(upTo(6), (chosen) => chosen.length === 6)).toEqual(upTo(6));
  expect(fewestDays([8], () => true)).toEqual([8]);
});

it('is the shortest run, less what it can do without, where there are too many choices', () => {
  const evens = (chosen: readonly number[]) => chosen.filter((day) => day % 2 === 0).length;
  expect(fewestDays(upTo(50), (chosen) => evens(chosen) >= 5)).toEqual([2, 4, 6, 8, 10]);
  const late = (chosen: readonly number[]) => chosen.filter((day) => day > 30).length >= 12;
  expect(fewestDays(upTo(50), late)).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42]);
});
