import { expect, it } from 'vitest';
import { leastAbove } from '@/lib/core/schedule/least-holding';

it('finds every answer, and has tried the number below it', () => {
  for (let answer = -2; answer <= 40; answer += 1) {
    const tried = new Set<number>();
    const found = leastAbove(-3, 40, (value) => {
      tried.add(value);
      return value >= answer;
    });
    expect(found).toBe(answer);
    expect(answer === -2 || tried.has(answer - 1)).toBe(true);
    expect(tried.has(-3)).toBe(false);
  }
});

it('tries few numbers where the answer is near', () => {
  const tried: number[] = [];
  leastAbove(0, 1_000_000, (value) => {
    tried.push(value);
    return value >= 3;
  });
  expect(tried).toEqual([1, 3, 2]);
});
