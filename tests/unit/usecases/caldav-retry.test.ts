import { describe, expect, it } from 'vitest';
import { afterFailure, waitAfter } from '@/lib/usecases/caldav-retry';

const NOW = Date.UTC(2027, 0, 1);
const HOUR = 3_600_000;

describe('when a push is tried again', () => {
  it.each([
    [1, 0.5, null, 30_000],
    [2, 0.5, null, 60_000],
    [5, 0.5, null, 480_000],
    [40, 0.5, null, 6 * HOUR],
    [1, 0, null, 22_500],
    [1, 1, null, 37_500],
    [1, 0.5, 3600, HOUR],
    [1, 0.5, 999_999, 6 * HOUR],
    [5, 0.5, 10, 480_000],
  ])('after %d failures, chance %d and %s seconds asked for', (failures, random, asked, wait) => {
    expect(waitAfter(failures, random, asked)).toBe(wait);
  });

  it('is never where only the person can help', () => {
    expect(afterFailure({ kind: 'password' }, 1, NOW, 0.5)).toMatchObject({
      nextTryAt: null,
      failures: 1,
      triedAt: new Date(NOW),
    });
    expect(afterFailure({ kind: 'full' }, 2, NOW, 0.5).nextTryAt).toEqual(new Date(NOW + 60_000));
  });
});
