import { describe, expect, it } from 'vitest';
import { dayCount } from '@/lib/core/schedule/day-count';

describe('counting days that are not blacked out', () => {
  const count = dayCount([
    { from: 10, to: 12 },
    { from: 12, to: 13 },
    { from: 20, to: 20 },
  ]);

  it('leaves days off out, and counts overlapping ranges once', () => {
    expect(count.daysOn(8, 14)).toBe(3);
    expect(count.daysOn(10, 13)).toBe(0);
    expect(count.daysOn(14, 20)).toBe(6);
  });

  it('rounds weeks up', () => {
    const plain = dayCount([]);
    expect(plain.weeks(0, 6)).toBe(1);
    expect(plain.weeks(0, 7)).toBe(2);
    expect(count.weeks(7, 17)).toBe(1);
    expect(count.weeks(7, 18)).toBe(2);
  });

  it('finds the day that reaches a count, and the last day that does not exceed it', () => {
    expect(count.dayReaching(8, 2)).toBe(9);
    expect(count.dayReaching(8, 3)).toBe(14);
    expect(count.lastDayOf(8, 2)).toBe(13);
    expect(count.lastDayOf(8, 3)).toBe(14);
  });
});
