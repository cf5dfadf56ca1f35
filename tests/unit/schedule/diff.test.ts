import { expect, it } from 'vitest';
import { diff } from '@/lib/core/schedule/diff';
import { session } from '../../support/problems';

it('tells sessions that were added, removed, moved and kept apart, by id', () => {
  const kept = session('kept', '2026-11-02 19:00', 60);
  const gone = session('gone', '2026-11-03 19:00', 60);
  const fresh = session('fresh', '2026-11-03 19:00', 60);
  const before = session('moved', '2026-11-04 19:00', 60);
  const after = session('moved', '2026-11-05 19:00', 60);
  const long = session('longer', '2026-11-06 19:00', 60);
  const longer = { ...long, minutes: 90 };
  expect(diff([kept, gone, before, long], [kept, fresh, after, longer])).toEqual({
    added: [fresh],
    removed: [gone],
    moved: [
      { before, after },
      { before: long, after: longer },
    ],
    kept: [kept],
  });
});
