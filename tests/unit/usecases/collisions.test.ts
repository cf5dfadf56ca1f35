import { describe, expect, it } from 'vitest';
import { collisions } from '@/lib/usecases/collisions';

const NOW = 1000;

function session(start: number, end: number, doneMinutes: number | null = null) {
  return { start, end, doneMinutes };
}

describe('collisions', () => {
  it('are sessions that share time with a busy interval; touching ones do not', () => {
    const sessions = [session(1100, 1200), session(1200, 1300), session(1300, 1400)];
    expect(collisions(sessions, [{ start: 1200, end: 1300 }], NOW)).toEqual([sessions[1]]);
    expect(collisions(sessions, [{ start: 1199, end: 1301 }], NOW)).toEqual(sessions);
    expect(collisions(sessions, [{ start: 1240, end: 1250 }], NOW)).toEqual([sessions[1]]);
    expect(collisions(sessions, [], NOW)).toEqual([]);
  });

  it('are to come: what runs or is over stays where it happened', () => {
    const busy = [{ start: 0, end: 5000 }];
    expect(collisions([session(999, 1100), session(1000, 1100)], busy, NOW)).toEqual([
      session(1000, 1100),
    ]);
  });

  it('are not done already; one that was said not to be done may be there still', () => {
    const busy = [{ start: 0, end: 5000 }];
    const sessions = [session(1100, 1200, 60), session(1200, 1300, 20), session(1300, 1400, 0)];
    expect(collisions(sessions, busy, NOW)).toEqual([sessions[2]]);
  });
});
