import { describe, expect, it } from 'vitest';
import { fewestOf, thinned } from '@/lib/core/schedule/fewest-of';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

describe('the fewest of', () => {
  it('are found wherever they are, the first of as many', () => {
    expect(fewestOf(upTo(40), (chosen) => sum(chosen) >= 79)).toEqual([39, 40]);
    expect(fewestOf(upTo(12), (chosen) => sum(chosen) >= 20)).toEqual([8, 12]);
    expect(fewestOf(upTo(6), (chosen) => chosen.length === 6)).toEqual(upTo(6));
  });

  it('are none where no choice suffices', () => {
    expect(fewestOf(upTo(9), () => false)).toBeNull();
    expect(fewestOf([], () => true)).toBeNull();
  });

  it('need not be found among more than a thousand choices', () => {
    const tried: (readonly number[])[] = [];
    const found = fewestOf(upTo(50), (chosen) => {
      tried.push(chosen);
      return false;
    });
    expect(found).toBe('too-many');
    expect(tried.length).toBe(1000);
    expect(tried.filter(({ length }) => length === 1).length).toBe(50);
  });

  it('are found among many more where most are ruled out at once', () => {
    const enough = sum(upTo(50).slice(-7));
    const could = (chosen: readonly number[], rest: readonly number[], size: number) =>
      sum(chosen) + sum(rest.slice(chosen.length - size)) >= enough;
    const suffices = (chosen: readonly number[]) => sum(chosen) >= enough;
    expect(fewestOf(upTo(50), suffices)).toBe('too-many');
    expect(fewestOf(upTo(50), suffices, could)).toEqual([44, 45, 46, 47, 48, 49, 50]);
  });
});

it('leaves out one after the other of what is not needed', () => {
  expect(thinned(upTo(8), (chosen) => sum(chosen) >= 15)).toEqual([7, 8]);
  expect(thinned(upTo(3), (chosen) => chosen.length === 3)).toEqual([1, 2, 3]);
});
