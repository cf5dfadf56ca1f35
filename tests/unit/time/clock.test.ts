import { describe, expect, it } from 'vitest';
import {
  instantOfMilliseconds,
  millisecondsOfInstant,
  readClock,
  readClockMilliseconds,
} from '@/lib/time/clock';

describe('the clock', () => {
  it('gives the running minute', () => {
    expect(instantOfMilliseconds(0)).toBe(0);
    expect(instantOfMilliseconds(59_999)).toBe(0);
    expect(instantOfMilliseconds(60_000)).toBe(1);
    expect(instantOfMilliseconds(-1)).toBe(-1);
    expect(millisecondsOfInstant(29_500_000)).toBe(1_770_000_000_000);
  });

  it('reads the time of the machine', () => {
    const before = Date.now();
    const milliseconds = readClockMilliseconds();
    const instant = readClock();
    const after = Date.now();
    expect(milliseconds).toBeGreaterThanOrEqual(before);
    expect(milliseconds).toBeLessThanOrEqual(after);
    expect(instant).toBeGreaterThanOrEqual(Math.floor(before / 60_000));
    expect(instant).toBeLessThanOrEqual(Math.floor(after / 60_000));
  });
});
