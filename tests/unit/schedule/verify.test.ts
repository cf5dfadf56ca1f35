import { describe, expect, it } from 'vitest';
import { verify } from '@/lib/core/schedule/verify';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { at, day, phase, problem, session, windows } from '../../support/problems';

type Parts = Parameters<typeof problem>[0];

function violations(parts: Parts, sessions: readonly PlannedSession[]) {
  return verify(problem(parts), { sessions });
}

const monday = session('a', '2026-11-02 19:00', 60);

describe('the verifier', () => {
  it('finds nothing wrong with a plan that keeps every constraint to the limit', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 90, 90],
          ['b', 30, 30],
        ]),
      ],
      rules: { dailyCapMinutes: 90, weeklyCapMinutes: 120, gapMinutes: 15, maxMinutes: 60 },
      deadlineDay: day('2026-11-03'),
      weeks: [1, 1],
    };
    const plan = [
      session('a', '2026-11-02 19:00', 60, { parts: 2 }),
      session('a', '2026-11-02 20:15', 30, { id: 'a.study.2', part: 2, parts: 2 }),
      session('b', '2026-11-03 20:30', 30),
    ];
    expect(violations(parts, plan)).toEqual([]);
  });

  it('inside-windows: a minute outside every window', () => {
    const outside = session('a', '2026-11-02 18:45', 60);
    expect(violations({}, [outside])).toEqual([
      { constraint: 'inside-windows', ids: ['a.study.1'] },
    ]);
  });

  it('inside-windows: touching windows are one, a hole between two is not', () => {
    const touching = { availability: { windows: windows('1 19:00-19:30', '1 19:30-20:00') } };
    const apart = { availability: { windows: windows('1 19:00-19:30', '1 19:31-20:00') } };
    expect(violations(touching, [monday])).toEqual([]);
    expect(violations(apart, [monday])).toEqual([
      { constraint: 'inside-windows', ids: ['a.study.1'] },
    ]);
  });

  it('inside-windows: a day off', () => {
    const blackouts = [{ from: day('2026-11-01'), to: day('2026-11-02') }];
    expect(violations({ availability: { blackouts } }, [monday])).toEqual([
      { constraint: 'inside-windows', ids: ['a.study.1'] },
    ]);
  });

  it('not-busy: one shared minute is too many, touching is not', () => {
    const busyFrom = (start: string) => ({
      availability: { busy: [{ start: at(start), end: at('2026-11-02 22:00') }] },
    });
    expect(violations(busyFrom('2026-11-02 20:00'), [monday])).toEqual([]);
    expect(violations(busyFrom('2026-11-02 19:59'), [monday])).toEqual([
      { constraint: 'not-busy', ids: ['a.study.1'] },
    ]);
  });

  it('no-overlap', () => {
    const second = session('a', '2026-11-02 19:45', 30, { id: 'a.study.2', part: 2 });
    expect(violations({}, [monday, second])).toEqual([
      { constraint: 'no-overlap', ids: ['a.study.1', 'a.study.2'] },
    ]);
  });

  it('gap: the pause is one grid step short', () => {
    const second = session('a', '2026-11-02 20:15', 30, { id: 'a.study.2', part: 2 });
    expect(violations({ rules: { gapMinutes: 30 } }, [monday, second])).toEqual([
      { constraint: 'gap', ids: ['a.study.1', 'a.study.2'], found: 15, bound: 30 },
    ]);
    expect(violations({ rules: { gapMinutes: 15 } }, [monday, second])).toEqual([]);
  });

  it('grid: start and length, on the wall clock of the zone', () => {
    const offStart = session('a', '2026-11-02 19:15', 60);
    expect(violations({ rules: { gridMinutes: 30 } }, [offStart])).toEqual([
      { constraint: 'grid', ids: ['a.study.1'] },
    ]);
    const offLength = { ...monday, minutes: 70 };
    expect(violations({}, [offLength])).toEqual([{ constraint: 'grid', ids: ['a.study.1'] }]);
    const offsets = offsetTableOfZone(
      'Asia/Kathmandu',
      at('2026-10-01 00:00'),
      at('2027-10-01 00:00'),
    );
    const kathmandu = { ...monday, start: at('2026-11-02 19:00', offsets) };
    expect(violations({ offsets, now: 0, rules: { gridMinutes: 30 } }, [kathmandu])).toEqual([]);
  });

  it('session-length: too long', () => {
    expect(violations({ rules: { maxMinutes: 45 } }, [monday])).toEqual([
      { constraint: 'session-length', ids: ['a.study.1'], found: 60, bound: 45 },
    ]);
  });

  it('session-length: shorter than the shortest only where that is all that is left of its topic', () => {
    const parts: Parts = { phases: [phase('p', [['a', 15, 90]])] };
    const sliver = session('a', '2026-11-02 19:00', 15);
    const rest = session('a', '2026-11-03 19:00', 30, { id: 'a.study.2', part: 2 });
    expect(violations(parts, [sliver])).toEqual([]);
    expect(violations(parts, [sliver, rest])).toEqual([
      { constraint: 'session-length', ids: ['a.study.1'], found: 15, bound: 30 },
    ]);
  });

  it('daily-cap, history included', () => {
    const history = [{ id: 'a.study.0', topicId: 'a', start: at('2026-11-02 08:00'), minutes: 30 }];
    const past = session('a', '2026-11-02 08:00', 30, { id: 'a.study.0' });
    const parts: Parts = { history, now: at('2026-11-02 09:00'), rules: { dailyCapMinutes: 75 } };
    expect(violations(parts, [past, monday])).toEqual([
      { constraint: 'daily-cap', ids: ['a.study.0', 'a.study.1'], found: 90, bound: 75 },
    ]);
  });

  it('weekly-cap: plan weeks count from the start date', () => {
    const parts: Parts = { startDay: day('2026-11-04'), rules: { weeklyCapMinutes: 90 }, now: 0 };
    const tuesday = session('a', '2026-11-10 19:00', 60);
    const wednesday = session('a', '2026-11-11 19:00', 60, { id: 'a.study.2', part: 2 });
    expect(violations(parts, [tuesday, wednesday])).toEqual([]);
    const monday = session('a', '2026-11-09 19:00', 60, { id: 'a.study.0' });
    expect(violations(parts, [monday, tuesday])).toEqual([
      { constraint: 'weekly-cap', ids: ['a.study.0', 'a.study.1'], found: 120, bound: 90 },
    ]);
  });

  it('order: a topic before one that is listed earlier', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 60],
          ['b', 60, 60],
        ]),
      ],
    };
    const b = session('b', '2026-11-02 19:00', 60);
    const a = session('a', '2026-11-03 19:00', 60);
    expect(violations(parts, [b, a])).toEqual([
      { constraint: 'order', ids: ['b.study.1', 'a.study.1'] },
    ]);
  });

  it('prerequisites: a topic starts before what it requires has ended', () => {
    const [only] = [
      phase('p', [
        ['a', 60, 60],
        ['b', 60, 60],
      ]),
    ];
    const [a, b] = only.topics;
    if (!a || !b) throw new Error('the phase has two topics');
    const parts: Parts = { phases: [{ ...only, topics: [{ ...b, requires: ['a'] }, a] }] };
    const plan = [session('b', '2026-11-02 19:00', 60), session('a', '2026-11-03 19:00', 60)];
    expect(violations(parts, plan)).toEqual([{ constraint: 'prerequisites', ids: ['b', 'a'] }]);
  });

  it('topic-effort: below core, above deep, not there at all', () => {
    const parts: Parts = { phases: [phase('p', [['a', 60, 90]])] };
    expect(violations(parts, [{ ...monday, minutes: 45 }])).toEqual([
      { constraint: 'topic-effort', ids: ['a'], found: 45, bound: 60 },
    ]);
    expect(violations(parts, [{ ...monday, minutes: 105 }])).toEqual([
      { constraint: 'topic-effort', ids: ['a'], found: 105, bound: 90 },
    ]);
    expect(violations(parts, [])).toEqual([
      { constraint: 'topic-effort', ids: ['a'], found: 0, bound: 60 },
    ]);
  });

  it('phase-weeks: from the first to the last session’s day, days off left out', () => {
    const parts: Parts = { phases: [phase('p', [['a', 60, 120]], [1, 1])] };
    const later = session('a', '2026-11-09 19:00', 60, { id: 'a.study.2', part: 2 });
    expect(violations(parts, [monday, later])).toEqual([
      { constraint: 'phase-weeks', ids: ['p'], found: 2, bound: 1 },
    ]);
    const blackouts = [{ from: day('2026-11-05'), to: day('2026-11-05') }];
    expect(violations({ ...parts, availability: { blackouts } }, [monday, later])).toEqual([]);
    expect(violations({ ...parts, pace: 'relaxed' }, [monday, later])).toEqual([]);
  });

  it('phase-weeks: too short, but the last phase has no minimum', () => {
    const phases = [phase('p', [['a', 60, 60]], [2, 2]), phase('q', [['b', 60, 60]], [2, 2])];
    const plan = [monday, session('b', '2026-11-03 19:00', 60, { phaseId: 'q' })];
    expect(violations({ phases }, plan)).toEqual([
      { constraint: 'phase-weeks', ids: ['p'], found: 1, bound: 2 },
    ]);
  });

  it('total-weeks: from the start, not from the first session', () => {
    const late = session('a', '2026-11-16 19:00', 60);
    expect(violations({ weeks: [1, 2] }, [late])).toEqual([
      { constraint: 'total-weeks', ids: ['a.study.1'], found: 3, bound: 2 },
    ]);
    expect(violations({ weeks: [1, 3] }, [late])).toEqual([]);
  });

  it('deadline and horizon: the day on which a session starts', () => {
    const found = day('2026-11-02');
    const bound = day('2026-11-01');
    expect(violations({ deadlineDay: bound }, [monday])).toEqual([
      { constraint: 'deadline', ids: ['a.study.1'], found, bound },
    ]);
    expect(violations({ horizonDay: bound }, [monday])).toEqual([
      { constraint: 'horizon', ids: ['a.study.1'], found, bound },
    ]);
  });

  it('not-before-start and not-in-the-past', () => {
    expect(violations({ startDay: day('2026-11-03'), now: 0 }, [monday])).toEqual([
      { constraint: 'not-before-start', ids: ['a.study.1'] },
    ]);
    expect(violations({ now: at('2026-11-02 19:01') }, [monday])).toEqual([
      { constraint: 'not-in-the-past', ids: ['a.study.1'] },
    ]);
  });

  it('history-untouched: moved, shortened or gone', () => {
    const history = [{ id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 60 }];
    const now = at('2026-11-02 20:00');
    const broken = [{ constraint: 'history-untouched', ids: ['a.study.1'] }];
    expect(violations({ history, now }, [monday])).toEqual([]);
    expect(violations({ history, now }, [{ ...monday, minutes: 75 }])).toEqual(broken);
    expect(violations({ history, now }, [session('a', '2026-11-02 19:15', 60)])).toEqual(broken);
  });
});
