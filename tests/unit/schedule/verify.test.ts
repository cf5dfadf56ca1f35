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

  it('inside-windows: a window that is open on both sides of a day that never was', () => {
    // Samoa crossed the date line: after 29 December 2011 came the 31st.
    const offsets = offsetTableOfZone(
      'Pacific/Apia',
      at('2011-12-01 00:00'),
      at('2012-03-01 00:00'),
    );
    const parts: Parts = {
      offsets,
      startDay: day('2011-12-26'),
      now: at('2011-12-26 00:00', offsets),
      horizonDay: day('2012-01-20'),
      availability: { windows: windows('4 23:00-00:30') },
    };
    const after = { ...monday, start: at('2011-12-31 00:00', offsets), minutes: 30 };
    const phases = [phase('p', [['a', 30, 30]])];
    expect(violations({ ...parts, phases }, [after])).toEqual([]);
    expect(violations({ ...parts, phases }, [{ ...after, start: after.start + 15 }])).toEqual([
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

  it('weekly-cap: a lighter week has its own', () => {
    const lighterWeeks = [{ day: day('2026-11-08'), minutes: 45 }];
    expect(violations({ availability: { lighterWeeks } }, [monday])).toEqual([
      { constraint: 'weekly-cap', ids: ['a.study.1'], found: 60, bound: 45 },
    ]);
    const later = [{ day: day('2026-11-09'), minutes: 45 }];
    expect(violations({ availability: { lighterWeeks: later } }, [monday])).toEqual([]);
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

  it('prerequisites: what already happened in another order is no violation, what is added is', () => {
    const only = phase('p', [
      ['a', 60, 60],
      ['b', 60, 60],
    ]);
    const topics = only.topics.map((topic) =>
      topic.id === 'b' ? { ...topic, requires: ['a'] } : topic,
    );
    const early = session('b', '2026-11-02 19:00', 30);
    const past = { phases: [{ ...only, topics }], now: at('2026-11-02 20:00') };
    const parts: Parts = { ...past, history: [early] };
    const a = session('a', '2026-11-03 19:00', 60);
    const rest = session('b', '2026-11-03 20:00', 30, { id: 'b.study.2' });
    expect(violations(parts, [early, a, rest])).toEqual([]);
    const before = { ...rest, start: at('2026-11-02 20:00') };
    expect(violations(parts, [early, before, a])).toContainEqual({
      constraint: 'prerequisites',
      ids: ['b', 'a'],
    });
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

describe('the free share', () => {
  const hours = ['2026-11-02', '2026-11-03'].map((date, index) =>
    session('a', `${date} 19:00`, 120, { id: `a.study.${index + 1}`, part: index + 1, parts: 2 }),
  );
  const under = (parts: Parts) =>
    violations({ phases: [phase('p', [['a', 240, 240]])], ...parts }, hours);
  const ids = ['a.study.1', 'a.study.2'];

  it('is of the minutes that the week’s windows hold, less days off and busy times', () => {
    const most = { rules: { freeSharePercent: 29 } };
    expect(under(most)).toEqual([]);
    const blackouts = [{ from: day('2026-11-05'), to: day('2026-11-07') }];
    const busy = [{ start: at('2026-11-04 20:00'), end: at('2026-11-04 22:00') }];
    // Three evenings of two hours: 71 % of 360 minutes are 255.6.
    expect(under({ ...most, availability: { blackouts, busy } })).toEqual([]);
    const more = [{ from: day('2026-11-04'), to: day('2026-11-07') }];
    expect(
      under({
        rules: { freeSharePercent: 30 },
        availability: {
          blackouts: more,
          busy: [{ start: at('2026-11-08 19:30'), end: at('2026-11-08 21:00') }],
        },
      }),
    ).toEqual([{ constraint: 'free-share', ids, found: 240, bound: 189 }]);
  });

  it('is of the weekly cap where that is less', () => {
    const capped = (freeSharePercent: number) =>
      under({ rules: { weeklyCapMinutes: 300, freeSharePercent } });
    expect(capped(20)).toEqual([]);
    expect(capped(21)).toEqual([{ constraint: 'free-share', ids, found: 240, bound: 237 }]);
  });

  it('counts the minutes of a window on the days on which they lie', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 60, 60]])],
      availability: { windows: windows('7 23:00-01:00') },
      rules: { freeSharePercent: 10 },
      weeks: [1, 2],
    };
    const sunday = session('a', '2026-11-08 23:00', 60);
    // Of the first week only Sunday's last hour, and the hour of Monday that a window before it holds.
    expect(violations(parts, [sunday])).toEqual([]);
    const two = { ...parts, phases: [phase('p', [['a', 120, 120]])] };
    expect(violations(two, [{ ...sunday, minutes: 120 }])).toEqual([
      { constraint: 'free-share', ids: ['a.study.1'], found: 120, bound: 108 },
    ]);
  });
});

describe('sessions of other kinds', () => {
  const reviewed: Parts = { reviews: { afterDays: [2], minutes: 20 } };
  const review = (start: string) => session('a', start, 20, { id: 'a.review.1', kind: 'review' });
  const upkeep = (start: string) =>
    session('path.upkeep', start, 60, {
      id: 'path.upkeep.upkeep.1',
      kind: 'upkeep',
      phaseId: 'path.upkeep',
      unitId: 'path.upkeep',
    });

  it('are held to windows, grid and caps', () => {
    expect(violations(reviewed, [monday, review('2026-11-04 18:45')])).toEqual([
      { constraint: 'inside-windows', ids: ['a.review.1'] },
    ]);
    expect(violations(reviewed, [monday, review('2026-11-04 19:10')])).toEqual([
      { constraint: 'grid', ids: ['a.review.1'] },
    ]);
    expect(
      violations({ ...reviewed, rules: { weeklyCapMinutes: 75 } }, [
        monday,
        review('2026-11-04 19:00'),
      ]),
    ).toEqual([
      { constraint: 'weekly-cap', ids: ['a.study.1', 'a.review.1'], found: 80, bound: 75 },
    ]);
  });

  it('keep the pause', () => {
    const parts: Parts = { ...reviewed, rules: { gapMinutes: 30 } };
    const second = session('a', '2026-11-02 20:30', 30, { id: 'a.study.2', part: 2 });
    const after = upkeep('2026-11-11 19:00');
    const close = { ...after, id: 'path.upkeep.upkeep.2', start: after.start + 75, minutes: 30 };
    const plan = [monday, second, review('2026-11-04 19:00'), after, close];
    const upkeepRules = { weeklyMinutes: 90, weeks: 1 };
    expect(violations({ ...parts, upkeep: upkeepRules }, plan)).toEqual([
      { constraint: 'gap', ids: [after.id, close.id], found: 15, bound: 30 },
    ]);
  });

  it('have lengths of their own, and none counts as effort', () => {
    expect(violations(reviewed, [monday, review('2026-11-04 19:00')])).toEqual([]);
    expect(violations(reviewed, [{ ...monday, minutes: 45 }, review('2026-11-04 19:00')])).toEqual([
      { constraint: 'topic-effort', ids: ['a'], found: 45, bound: 60 },
    ]);
  });

  it('may follow the deadline, the horizon and the recommended weeks, if they are reviews or upkeep', () => {
    const parts: Parts = {
      reviews: { afterDays: [9], minutes: 20 },
      upkeep: { weeklyMinutes: 60, weeks: 1 },
      phases: [phase('p', [['a', 60, 60]], [1, 1])],
      weeks: [1, 1],
      deadlineDay: day('2026-11-08'),
      horizonDay: day('2026-11-08'),
    };
    const later = [monday, review('2026-11-11 19:00'), upkeep('2026-11-12 19:00')];
    expect(violations(parts, later)).toEqual([]);
    expect(violations({ ...parts, now: at('2026-11-12 00:00') }, later)).toEqual([
      { constraint: 'not-in-the-past', ids: ['a.study.1'] },
      { constraint: 'not-in-the-past', ids: ['a.review.1'] },
    ]);
  });

  it('are not in the order of topics', () => {
    const phases = [
      phase('p', [
        ['a', 60, 60],
        ['b', 60, 60],
      ]),
    ];
    const ofB = session('b', '2026-11-06 19:00', 20, { id: 'b.review.1', kind: 'review' });
    const plan = [monday, session('b', '2026-11-04 19:00', 60), review('2026-11-04 20:00'), ofB];
    expect(violations({ ...reviewed, phases }, plan)).toEqual([]);
  });
});

describe('milestones', () => {
  const milestone = (start: string, minutes: number, part = 1) =>
    session('p.milestone', start, minutes, {
      id: `p.milestone.milestone.${part}`,
      kind: 'milestone',
      part,
    });
  const [study] = phase('p', [['a', 60, 60]]).topics;
  const [timed] = phase('p', [['p.milestone', 180, 180]]).topics;
  if (!study || !timed) throw new Error('each phase has a topic');
  const phases = [
    { ...phase('p', []), topics: [study, { ...timed, kind: 'milestone' as const }] },
    phase('q', [['b', 60, 60]]),
  ];
  const parts: Parts = {
    phases,
    availability: { windows: windows('1 19:00-23:00', '2 19:00-23:00', '3 19:00-23:00') },
  };
  const last = session('b', '2026-11-04 19:00', 60, { phaseId: 'q' });

  it('take one session, however long', () => {
    expect(violations(parts, [monday, milestone('2026-11-03 19:00', 180), last])).toEqual([]);
    const parted = [milestone('2026-11-02 20:00', 90), milestone('2026-11-03 19:00', 90, 2)];
    expect(violations(parts, [monday, ...parted, last])).toEqual([
      { constraint: 'milestone', ids: ['p.milestone.milestone.1', 'p.milestone.milestone.2'] },
    ]);
    expect(violations(parts, [monday, milestone('2026-11-03 19:00', 120), last])).toEqual([
      { constraint: 'topic-effort', ids: ['p.milestone'], found: 120, bound: 180 },
    ]);
  });

  it('come after their phase and before the next', () => {
    const early = [milestone('2026-11-02 19:00', 180), session('a', '2026-11-03 19:00', 60), last];
    expect(violations(parts, early)).toEqual([
      { constraint: 'order', ids: ['p.milestone.milestone.1', 'a.study.1'] },
    ]);
    const late = [
      monday,
      session('b', '2026-11-03 19:00', 60, { phaseId: 'q' }),
      milestone('2026-11-04 19:00', 180),
    ];
    expect(violations(parts, late)).toEqual([
      { constraint: 'order', ids: ['b.study.1', 'p.milestone.milestone.1'] },
    ]);
  });

  it('are milestones, and topics are none', () => {
    const plan = [monday, { ...milestone('2026-11-03 19:00', 120), kind: 'study' as const }, last];
    const short = [
      study,
      { ...timed, kind: 'milestone' as const, effort: { core: 120, deep: 120 } },
    ];
    const phase0 = { ...phase('p', []), topics: short };
    expect(violations({ ...parts, phases: [phase0, phase('q', [['b', 60, 60]])] }, plan)).toEqual([
      { constraint: 'milestone', ids: ['p.milestone.milestone.1'] },
    ]);
  });
});

describe('the weeks of phases that are partly done', () => {
  const phases = [
    phase('p', [['a', 60, 60]], [2, 2]),
    phase('q', [['b', 60, 60]], [2, 2]),
    phase('r', [['c', 0, 0]], [2, 2]),
  ];
  const next = session('b', '2026-11-09 19:00', 60, { phaseId: 'q' });

  it('are not asked of a phase of which nothing is new', () => {
    const history = [{ id: 'a.study.1', topicId: 'a', start: monday.start, minutes: 60 }];
    const now = at('2026-11-03 00:00');
    expect(violations({ phases, history, now }, [monday, next])).toEqual([]);
    expect(violations({ phases }, [monday, next])).toEqual([
      { constraint: 'phase-weeks', ids: ['p'], found: 1, bound: 2 },
    ]);
  });

  it('have no minimum in the last phase with anything to plan', () => {
    const known = phases.slice(1);
    expect(violations({ phases: known }, [next])).toEqual([]);
  });
});
