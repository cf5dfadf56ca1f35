import { describe, expect, it } from 'vitest';
import { replan } from '@/lib/core/replan/replan';
import { tryMove } from '@/lib/core/replan/try-move';
import { at, daily, phase, problem, session } from '../../support/problems';
import { asOf } from '../../support/replan-requests';

const evenings = problem({
  phases: [
    phase('p', [
      ['a', 60, 60],
      ['b', 60, 60],
      ['c', 60, 60],
    ]),
  ],
  availability: { windows: daily('19:00-21:00') },
});
const plan = [
  session('a', '2026-11-02 19:00', 60),
  session('b', '2026-11-03 19:00', 60),
  session('c', '2026-11-04 19:00', 60),
];
const request = asOf(evenings, plan, at('2026-11-03 00:00'));

describe('tryMove', () => {
  it('refuses what is outside the windows, in the past or off the grid', () => {
    expect(tryMove(request, 'b.study.1', at('2026-11-03 12:00'))).toEqual({
      kind: 'refused',
      violations: [{ constraint: 'inside-windows', ids: ['b.study.1'] }],
    });
    expect(tryMove(request, 'b.study.1', at('2026-11-02 20:00'))).toEqual({
      kind: 'refused',
      violations: [{ constraint: 'not-in-the-past', ids: ['b.study.1'] }],
    });
    expect(tryMove(request, 'b.study.1', at('2026-11-03 19:10'))).toEqual({
      kind: 'refused',
      violations: [{ constraint: 'grid', ids: ['b.study.1'] }],
    });
  });

  it('refuses to move what happened, and to cross what is pinned', () => {
    expect(tryMove(request, 'a.study.1', at('2026-11-05 19:00'))).toEqual({
      kind: 'refused',
      violations: [{ constraint: 'history-untouched', ids: ['a.study.1'] }],
    });
    const held = { ...request, pinned: new Set(['c.study.1']) };
    expect(tryMove(held, 'b.study.1', at('2026-11-05 19:00'))).toEqual({
      kind: 'refused',
      violations: [{ constraint: 'order', ids: ['c.study.1', 'b.study.1'] }],
    });
  });

  it('disturbs nobody where there is room', () => {
    const moved = tryMove(request, 'b.study.1', at('2026-11-03 20:00'));
    if (moved.kind !== 'allowed') throw new Error('there is room');
    expect(moved.disturbs).toEqual([]);
    const option = replan(moved.request, 'keep-deadline');
    if (option.kind !== 'option') throw new Error('there is room');
    expect(option.sessions.map(({ id, start }) => [id, start])).toEqual([
      ['a.study.1', at('2026-11-02 19:00')],
      ['b.study.1', at('2026-11-03 20:00')],
      ['c.study.1', at('2026-11-04 19:00')],
    ]);
    expect(option.moves).toBe(1);
    expect(option.changes.moved.map(({ after }) => after.id)).toEqual(['b.study.1']);
  });

  it('names whom it disturbs, and the replan fits the rest around it', () => {
    const moved = tryMove(request, 'b.study.1', at('2026-11-04 19:00'));
    if (moved.kind !== 'allowed') throw new Error('c can move');
    expect(moved.disturbs).toEqual([{ constraint: 'no-overlap', ids: ['b.study.1', 'c.study.1'] }]);
    const option = replan(moved.request, 'keep-deadline');
    if (option.kind !== 'option') throw new Error('c can move');
    expect(option.sessions.slice(1).map(({ id, start }) => [id, start])).toEqual([
      ['b.study.1', at('2026-11-04 19:00')],
      ['c.study.1', at('2026-11-04 20:00')],
    ]);
  });

  it('gives a session another length', () => {
    const roomy = {
      ...evenings,
      path: { ...evenings.path, phases: [phase('p', [['b', 60, 120]])] },
    };
    const own = asOf(roomy, [session('b', '2026-11-03 19:00', 60)], at('2026-11-03 00:00'));
    const longer = tryMove(own, 'b.study.1', at('2026-11-03 19:00'), 90);
    if (longer.kind !== 'allowed') throw new Error('there is room');
    const option = replan(longer.request, 'keep-deadline');
    expect(option).toMatchObject({ kind: 'option', sessions: [{ id: 'b.study.1', minutes: 90 }] });
  });
});
