import { expect, it } from 'vitest';
import { compareRevisions } from '@/lib/core/replan/compare-revisions';
import { day, phase, problem, session } from '../../support/problems';

it('tells moved, resized, added and removed sessions, and finish, depth and minutes of both', () => {
  const given = problem({ phases: [phase('p', [['a', 60, 120]])] });
  const one = session('a', '2026-11-02 19:00', 60);
  const two = session('a', '2026-11-03 19:00', 30, { id: 'a.study.2' });
  const three = session('a', '2026-11-04 19:00', 30, { id: 'a.study.3' });
  const before = { problem: given, sessions: [one, two] };
  const moved = { ...one, start: one.start + 15 };
  const longer = { ...two, minutes: 45 };
  expect(compareRevisions(before, { problem: given, sessions: [moved, longer, three] })).toEqual({
    added: [three],
    removed: [],
    moved: [{ before: one, after: moved }],
    resized: [{ before: two, after: longer }],
    keptCount: 0,
    finishDay: { before: day('2026-11-03'), after: day('2026-11-04') },
    depth: { before: 0.5, after: 1 },
    totalMinutes: { before: 90, after: 135 },
  });
  expect(compareRevisions(before, { problem: given, sessions: [two] })).toMatchObject({
    removed: [one],
    keptCount: 1,
    finishDay: { before: day('2026-11-03'), after: day('2026-11-03') },
    depth: { before: 0.5, after: -0.5 },
  });
});
