import { describe, expect, it } from 'vitest';
import { explain, type Explanation } from '@/lib/core/schedule/explain';
import { relaxed } from '@/lib/core/schedule/relaxations';
import { fit } from '@/lib/core/schedule/fit';
import { at, day, daily, phase, problem, windows } from '../../support/problems';

type Parts = Parameters<typeof problem>[0];

const monday = { windows: windows('1 19:00-21:00') };

function topic(minutes: number) {
  return { phases: [phase('p', [['a', minutes, minutes]])] };
}

function explanationOf(parts: Parts): Explanation {
  const found = explain(problem(parts));
  if (found === null || 'kind' in found) throw new Error('it does not fit');
  for (const relaxation of found.relaxations) {
    expect(fit(relaxed(problem(parts), relaxation)).kind).toBe('plan');
  }
  return found;
}

describe('what is in conflict, and the smallest change of each kind', () => {
  it('more minutes a week, or more weeks', () => {
    const rules = { weeklyCapMinutes: 120 };
    expect(explanationOf({ ...topic(300), weeks: [1, 2], rules })).toEqual({
      conflict: {
        kind: 'phase-does-not-fit',
        phaseId: 'p',
        demandMinutes: 300,
        capacityMinutes: 240,
        firstDay: day('2026-11-02'),
        lastDay: day('2026-11-15'),
        limit: 'total-weeks',
      },
      conflicting: ['weekly-cap', 'recommended-weeks'],
      relaxations: [
        { kind: 'weekly-cap', minutes: 150 },
        { kind: 'recommended-weeks', extraWeeks: 1, finishDay: day('2026-11-16') },
      ],
    });
  });

  it('more minutes a day', () => {
    const parts: Parts = {
      ...topic(240),
      weeks: [1, 2],
      availability: monday,
      rules: { dailyCapMinutes: 60 },
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['daily-cap', 'recommended-weeks']);
    expect(relaxations).toEqual([
      { kind: 'daily-cap', minutes: 120 },
      { kind: 'recommended-weeks', extraWeeks: 2, finishDay: day('2026-11-23') },
    ]);
  });

  it('the weeks of a phase, within those of the path', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 240, 240]], [1, 1])],
      availability: monday,
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['recommended-weeks']);
    expect(relaxations).toEqual([
      { kind: 'recommended-weeks', extraWeeks: 0, finishDay: day('2026-11-09') },
    ]);
  });

  it('a later deadline', () => {
    const parts: Parts = {
      ...topic(240),
      availability: monday,
      deadlineDay: day('2026-11-08'),
      horizonDay: day('2026-11-08'),
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['deadline']);
    expect(relaxations).toEqual([{ kind: 'deadline', day: day('2026-11-09') }]);
  });

  it('days off given back', () => {
    const parts: Parts = {
      ...topic(240),
      availability: {
        ...monday,
        blackouts: [{ from: day('2026-11-07'), to: day('2026-11-12') }],
      },
      deadlineDay: day('2026-11-15'),
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['deadline', 'days-off']);
    expect(relaxations).toEqual([
      { kind: 'deadline', day: day('2026-11-16') },
      { kind: 'days-off', days: [day('2026-11-09')] },
    ]);
    const [, daysOff] = relaxations;
    expect(daysOff && relaxed(problem(parts), daysOff).availability.blackouts).toEqual([
      { from: day('2026-11-07'), to: day('2026-11-08') },
      { from: day('2026-11-10'), to: day('2026-11-12') },
    ]);
  });

  it('shorter sessions', () => {
    const parts: Parts = {
      ...topic(90),
      availability: { windows: windows('1 19:00-19:45') },
      rules: { minMinutes: 75 },
    };
    const { conflict, conflicting, relaxations } = explanationOf(parts);
    expect(conflict.kind).toBe('no-availability');
    expect(conflicting).toEqual(['session-minimum']);
    expect(relaxations).toEqual([{ kind: 'session-minimum', minutes: 45 }]);
  });

  it('names what is busy and the pause, too, which it cannot change', () => {
    const busy = [{ start: at('2026-11-02 20:00'), end: at('2026-11-02 21:00') }];
    const taken = explanationOf({
      ...topic(120),
      weeks: [1, 1],
      availability: { ...monday, busy },
    });
    expect(taken.conflicting).toEqual(['recommended-weeks', 'busy']);
    expect(taken.relaxations).toEqual([
      { kind: 'recommended-weeks', extraWeeks: 1, finishDay: day('2026-11-09') },
    ]);
    const paused = explanationOf({
      ...topic(120),
      weeks: [1, 1],
      availability: monday,
      rules: { maxMinutes: 60, gapMinutes: 30 },
    });
    expect(paused.conflicting).toEqual(['recommended-weeks', 'gap']);
  });

  it('tells of two limits that each would suffice alone only the needed one', () => {
    const parts: Parts = {
      ...topic(300),
      availability: { windows: daily('19:00-21:00') },
      deadlineDay: day('2026-11-08'),
      rules: { weeklyCapMinutes: 120, dailyCapMinutes: 30 },
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['weekly-cap', 'deadline']);
    // 120 a week and 30 a day: twice four half hours, then two in the third week.
    expect(relaxations).toEqual([{ kind: 'deadline', day: day('2026-11-17') }]);
  });

  it('is empty where nothing would help', () => {
    const nowhere = { windows: windows('1 19:00-19:10') };
    const { conflicting, relaxations } = explanationOf({ availability: nowhere });
    expect(conflicting).toEqual([]);
    expect(relaxations).toEqual([]);
  });
});

describe('what a learner chose on top', () => {
  it('the largest smaller share of the week to keep free', () => {
    // Four hours of windows in two weeks, of which 25 % leave three: 190 minutes are 79.2 %.
    const parts: Parts = {
      ...topic(195),
      weeks: [1, 2],
      availability: monday,
      rules: { freeSharePercent: 25 },
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['free-share', 'recommended-weeks']);
    expect(relaxations).toEqual([
      { kind: 'free-share', percent: 12 },
      { kind: 'recommended-weeks', extraWeeks: 1, finishDay: day('2026-11-16') },
    ]);
  });

  const topics = (
    ...given: readonly (readonly [id: string, minutes: number, priority: number])[]
  ) =>
    phase(
      'p',
      given.map(([id, minutes]) => [id, minutes, minutes] as const),
    ).topics.map((one, index) => ({
      ...one,
      optional: one.id.startsWith('o'),
      priority: given[index]?.[2] ?? 1,
    }));
  const requiring = (
    list: ReturnType<typeof topics>,
    requires: Readonly<Record<string, readonly string[]>>,
  ) => [
    {
      ...phase('p', []),
      topics: list.map((one) => ({ ...one, requires: requires[one.id] ?? [] })),
    },
  ];
  const twoHours: Parts = { weeks: [1, 1], availability: monday, pace: 'recommended' };
  const leftOut = (phases: ReturnType<typeof requiring>) =>
    explanationOf({ ...twoHours, phases }).relaxations.filter(
      ({ kind }) => kind === 'optional-topics',
    );

  it('the fewest optional topics, of as many those of low priority, and then the short ones', () => {
    const three = topics(['a', 60, 1], ['o1', 45, 1], ['o2', 60, 2], ['o3', 60, 1], ['o4', 30, 9]);
    expect(leftOut(requiring(three, {}))).toEqual([
      { kind: 'optional-topics', topicIds: ['o1', 'o2', 'o3'] },
    ]);
    const one = topics(['a', 60, 1], ['o1', 45, 2], ['o2', 45, 1], ['o3', 15, 1]);
    expect(leftOut(requiring(one, {}))).toEqual([{ kind: 'optional-topics', topicIds: ['o2'] }]);
  });

  it('no optional topic that a kept one requires', () => {
    const list = topics(['o1', 60, 1], ['o2', 30, 1], ['a', 60, 1]);
    expect(leftOut(requiring(list, { a: ['o1'] }))).toEqual([
      { kind: 'optional-topics', topicIds: ['o2'] },
    ]);
    expect(leftOut(requiring(list, { o2: ['o1'] }))).toEqual([
      { kind: 'optional-topics', topicIds: ['o2'] },
    ]);
    expect(leftOut(requiring(list, { a: ['o2'], o2: ['o1'] }))).toEqual([]);
    const chain = topics(['o1', 60, 1], ['o2', 15, 1], ['a', 90, 1]);
    expect(leftOut(requiring(chain, { o2: ['o1'] }))).toEqual([
      { kind: 'optional-topics', topicIds: ['o1', 'o2'] },
    ]);
  });

  it('no milestones', () => {
    const [milestone] = topics(['p.milestone', 60, 1]);
    if (!milestone) throw new Error('there is one');
    const phases = [
      {
        ...phase('p', []),
        topics: [...topics(['a', 90, 1]), { ...milestone, kind: 'milestone' as const }],
      },
    ];
    const { conflicting, relaxations } = explanationOf({ ...twoHours, phases });
    expect(conflicting).toEqual(['recommended-weeks', 'milestones']);
    expect(relaxations).toEqual([
      { kind: 'recommended-weeks', extraWeeks: 1, finishDay: day('2026-11-09') },
      { kind: 'milestones' },
    ]);
  });
});

describe('reviews that find no time', () => {
  it('can be done without, or be given minutes', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 60],
          ['b', 60, 60],
          ['c', 60, 60],
        ]),
      ],
      weeks: [1, 3],
      rules: { weeklyCapMinutes: 60 },
      reviews: { afterDays: [1], minutes: 20 },
    };
    const { conflict, conflicting, relaxations } = explanationOf(parts);
    expect(conflict.kind).toBe('reviews-do-not-fit');
    expect(conflicting).toEqual(['weekly-cap', 'recommended-weeks', 'reviews']);
    // An hour and a review are 80 minutes; the weekly hours go up in quarters of an hour.
    expect(relaxations).toEqual([
      { kind: 'weekly-cap', minutes: 90 },
      { kind: 'recommended-weeks', extraWeeks: 1, finishDay: day('2026-11-23') },
      { kind: 'reviews' },
    ]);
  });
});

describe('a day to finish by', () => {
  it('counts as a deadline, and gives way to a later one', () => {
    const parts: Parts = {
      ...topic(240),
      availability: monday,
      aim: { finishBy: day('2026-11-08') },
    };
    const { conflicting, relaxations } = explanationOf(parts);
    expect(conflicting).toEqual(['deadline']);
    expect(relaxations).toEqual([{ kind: 'deadline', day: day('2026-11-09') }]);
  });
});

it('offers no deadline beyond the offsets that are known', () => {
  const known = problem({
    ...topic(240),
    availability: monday,
    deadlineDay: day('2026-11-06'),
    horizonDay: day('2026-11-06'),
  });
  const until = (day('2026-11-08') + 3) * 1440;
  expect(explain({ ...known, offsets: { ...known.offsets, until } })).toMatchObject({
    conflicting: [],
    relaxations: [],
  });
});

it('says nothing about what fits', () => {
  expect(explain(problem())).toBeNull();
});

it('gives up with a value when the work allowed does not suffice', () => {
  expect(explain(problem({ ...topic(300), weeks: [1, 1], availability: monday }), 3)).toEqual({
    kind: 'too-large',
    steps: 3,
  });
});
