import { describe, expect, it } from 'vitest';
import { formatDay, formatWallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { fit } from '@/lib/core/schedule/fit';
import type { Plan } from '@/lib/core/schedule/plan';
import { milestoneTopicId } from '@/lib/core/schedule/session-id';
import { verify } from '@/lib/core/schedule/verify';
import { at, daily, day, phase, problem, windows } from '../../support/problems';

type Parts = Parameters<typeof problem>[0];

function planOf(parts: Parts): Plan {
  const given = problem(parts);
  const outcome = fit(given);
  if (outcome.kind !== 'plan') throw new Error(JSON.stringify(outcome));
  expect(verify(given, outcome.plan)).toEqual([]);
  return outcome.plan;
}

function conflictOf(parts: Parts) {
  const outcome = fit(problem(parts));
  if (outcome.kind !== 'infeasible') throw new Error(outcome.kind);
  return outcome.conflict;
}

/** `2026-11-02 19:00 60 a.study.1`, one a session. */
function listing(plan: Plan, parts: Parts): readonly string[] {
  const { offsets } = problem(parts);
  return plan.sessions.map(({ id, start, minutes }) => {
    const wall = wallTimeAt(offsets, start);
    return `${formatDay(wall.day)} ${formatWallMinute(wall.minute)} ${minutes} ${id}`;
  });
}

const monday = windows('1 19:00-21:00');

function minutesPerDay(parts: Parts): ReadonlyMap<number, number> {
  const perDay = new Map<number, number>();
  for (const { start, minutes } of planOf(parts).sessions) {
    const { day: on } = wallTimeAt(problem(parts).offsets, start);
    perDay.set(on, (perDay.get(on) ?? 0) + minutes);
  }
  return perDay;
}

describe('fitting a path', () => {
  it('places the topics in their order at standard depth, as early as they fit', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 120],
          ['b', 30, 30],
        ]),
      ],
      availability: { windows: monday },
    };
    const plan = planOf(parts);
    expect(listing(plan, parts)).toEqual([
      '2026-11-02 19:00 90 a.study.1',
      '2026-11-02 20:30 30 b.study.1',
    ]);
    expect(plan.depth).toBe(0.5);
    expect(plan.finishDay).toBe(day('2026-11-02'));
    expect(plan.totalMinutes).toBe(120);
    expect(plan.phases).toEqual([
      {
        phaseId: 'p',
        firstDay: day('2026-11-02'),
        lastDay: day('2026-11-02'),
        weeks: 1,
        minutes: 120,
      },
    ]);
    expect(plan.topics).toEqual([
      { topicId: 'a', minutes: 90, depth: 0.5 },
      { topicId: 'b', minutes: 30, depth: 1 },
    ]);
  });

  it('goes as deep as the weeks allow where standard depth does not fit', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 180],
          ['b', 60, 180],
        ]),
      ],
      weeks: [1, 1],
      availability: { windows: windows('1 19:00-21:30') },
    };
    // 150 minutes: 75 each is depth 15/120; 90 each would be 180 minutes.
    expect(planOf(parts).depth).toBe(0.125);
    expect(planOf({ ...parts, aim: 'soonest' }).depth).toBe(0);
  });

  it('reaches full depth when asked for the deepest and there is time', () => {
    const parts: Parts = { phases: [phase('p', [['a', 60, 240]])], aim: 'deepest' };
    expect(planOf(parts).depth).toBe(1);
    expect(planOf(parts).totalMinutes).toBe(240);
  });

  it('never leaves a piece shorter than the shortest session', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 135, 135]])],
      availability: { windows: monday },
      aim: 'soonest',
    };
    // 120 and 15 would be a sliver.
    expect(planOf(parts).sessions.map(({ minutes }) => minutes)).toEqual([75, 60]);
  });

  it('plans a topic shorter than the shortest session in one piece', () => {
    const parts: Parts = { phases: [phase('p', [['a', 15, 15]])] };
    expect(planOf(parts).sessions.map(({ minutes }) => minutes)).toEqual([15]);
  });

  it('spends more than the least where only that can be divided into sessions', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 90, 120]])],
      rules: { minMinutes: 60, maxMinutes: 60 },
      aim: 'soonest',
    };
    expect(planOf(parts).topics).toEqual([{ topicId: 'a', minutes: 120, depth: 1 }]);
  });

  it('keeps the daily and the weekly cap', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 300, 300]])],
      rules: { dailyCapMinutes: 60, weeklyCapMinutes: 120 },
    };
    // 300 minutes at 120 a week: the third week, and not earlier.
    expect(Math.floor((planOf(parts).finishDay - day('2026-11-02')) / 7)).toBe(2);
    expect(Math.max(...minutesPerDay(parts).values())).toBeLessThanOrEqual(60);
  });

  it('spreads a week’s minutes over its days, but fills a day up to one longest session', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 600, 600]])],
      availability: { windows: daily('08:00-20:00') },
      rules: { weeklyCapMinutes: 600 },
    };
    expect([...minutesPerDay(parts).values()]).toEqual([120, 120, 120, 120, 120]);
    // 21 hours take eleven sessions of at most two: a day of two sessions each need not be.
    const intense: Parts = { ...parts, phases: [phase('p', [['a', 1260, 1260]])], rules: {} };
    expect([...minutesPerDay({ ...intense, weeks: [1, 1] }).values()]).toEqual([
      225, 225, 225, 225, 120, 120, 120,
    ]);
  });

  it('holds a phase back to the path’s least weeks, and takes them as they come when relaxed', () => {
    const phases = [phase('p', [['a', 120, 120]], [2, 3]), phase('q', [['b', 60, 60]], [1, 1])];
    const [first] = planOf({ phases }).phases;
    expect(first?.weeks).toBe(2);
    expect(planOf({ phases, pace: 'relaxed' }).finishDay).toBeLessThanOrEqual(day('2026-11-08'));
  });

  it('studies a topic longer where only that stretches its phase to the least weeks', () => {
    const phases = [phase('p', [['a', 30, 60]], [2, 2]), phase('q', [['b', 30, 30]], [1, 1])];
    const plan = planOf({ phases, rules: { maxMinutes: 30 }, aim: 'soonest' });
    expect(plan.topics[0]).toEqual({ topicId: 'a', minutes: 60, depth: 1 });
  });

  it('starts a phase later where only that keeps it within its weeks', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 120, 120]], [1, 1])],
      availability: {
        windows: monday,
        busy: [{ start: at('2026-11-02 20:00'), end: at('2026-11-02 21:00') }],
      },
      rules: { maxMinutes: 60 },
    };
    expect(listing(planOf(parts), parts)).toEqual([
      '2026-11-09 19:00 60 a.study.1',
      '2026-11-09 20:00 60 a.study.2',
    ]);
  });

  it('starts a phase later where only that leaves enough of a week’s cap to the next', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 90, 120]], [1, 1]), phase('q', [['b', 90, 90]], [1, 1])],
      weeks: [1, 1],
      availability: { windows: windows('1 08:00-09:00', '2 08:00-09:30', '2 18:00-20:30') },
      rules: { minMinutes: 60, maxMinutes: 90, gridMinutes: 30, weeklyCapMinutes: 180 },
      aim: 'soonest',
    };
    // Monday's hour would make the first topic two hours long, and the second one not fit.
    expect(listing(planOf(parts), parts)).toEqual([
      '2026-11-03 08:00 90 a.study.1',
      '2026-11-03 18:00 90 b.study.1',
    ]);
  });

  it('finishes a week earlier where only a later first session leaves enough of the cap', () => {
    const parts: Parts = {
      phases: [
        phase(
          'p',
          [
            ['a', 120, 210],
            ['b', 30, 30],
          ],
          [1, 2],
        ),
      ],
      availability: { windows: windows('1 08:00-09:30', '2 08:00-10:00', '3 08:00-09:30') },
      rules: { minMinutes: 90, maxMinutes: 120, gridMinutes: 30, weeklyCapMinutes: 180 },
      aim: 'soonest',
    };
    // An hour and a half on Monday would need another one, and use up the week.
    expect(listing(planOf(parts), parts)).toEqual([
      '2026-11-03 08:00 120 a.study.1',
      '2026-11-04 08:00 30 b.study.1',
    ]);
  });

  it('counts the weeks of a phase without its days off', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 240, 240]], [1, 1])],
      availability: {
        windows: monday,
        blackouts: [{ from: day('2026-11-03'), to: day('2026-11-03') }],
      },
    };
    // Monday to Monday is eight days, one of them off.
    expect(planOf(parts).phases[0]?.weeks).toBe(1);
  });

  it('keeps the history and studies what is left', () => {
    const history = [{ id: 'kept', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 40 }];
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 120],
          ['b', 60, 60],
        ]),
      ],
      history,
      now: at('2026-11-03 08:00'),
      aim: 'soonest',
    };
    expect(listing(planOf(parts), parts)).toEqual([
      '2026-11-02 19:00 40 kept',
      '2026-11-03 19:00 30 a.study.2',
      '2026-11-03 19:30 60 b.study.1',
    ]);
  });

  it('gives the same plan for windows in another order or cut in touching parts', () => {
    const base: Parts = { phases: [phase('p', [['a', 300, 600]])] };
    const plan = planOf({
      ...base,
      availability: { windows: windows('1 19:00-21:00', '3 18:00-20:00') },
    });
    const cut = windows('3 19:00-20:00', '1 20:00-21:00', '3 18:00-19:00', '1 19:00-20:00');
    expect(planOf({ ...base, availability: { windows: cut } })).toEqual(plan);
  });
});

describe('of the plans that are as deep', () => {
  it('takes a session that is longer than what still counts, where only that is one', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 90],
          ['b', 120, 180],
        ]),
      ],
      availability: { windows: windows('1 19:00-20:00', '2 19:00-20:00', '3 19:00-21:00') },
      rules: { minMinutes: 60, maxMinutes: 60, gridMinutes: 30 },
      weeks: [1, 1],
      aim: { depth: 0.3 },
    };
    // 150 minutes of the second topic count, and there are hours only.
    expect(planOf(parts).topics.map(({ minutes }) => minutes)).toEqual([60, 180]);
  });

  it('takes the one with the most effort by priority', () => {
    const [first, second] = phase('p', [
      ['a', 60, 180],
      ['b', 60, 180],
    ]).topics;
    if (!first || !second) throw new Error('there are two');
    const parts: Parts = {
      phases: [{ ...phase('p', []), topics: [first, { ...second, priority: 2 }] }],
      availability: { windows: windows('1 19:00-22:15') },
      rules: { maxMinutes: 240 },
      weeks: [1, 1],
      aim: 'deepest',
    };
    // 90 minutes each are as deep as both can be; the quarter that is left goes to the second.
    expect(planOf(parts).topics.map(({ minutes }) => minutes)).toEqual([90, 105]);
    expect(planOf(parts).depth).toBe(0.25);
  });

  it('studies beyond the depth of all what can be had, though enough is done already', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 30, 60],
          ['b', 30, 60],
        ]),
      ],
      availability: { windows: windows('1 19:00-20:30') },
      weeks: [1, 2],
      history: [
        { id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 30 },
        { id: 'b.study.1', topicId: 'b', start: at('2026-11-02 19:30'), minutes: 30 },
      ],
      now: at('2026-11-03 00:00'),
      rules: { weeklyCapMinutes: 30, maxMinutes: 30, gridMinutes: 30 },
      aim: 'deepest',
    };
    expect(planOf(parts).depth).toBe(0);
    expect(planOf(parts).totalMinutes).toBe(90);
  });

  it('takes the one with the fewest sessions', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 120, 120]])],
      availability: { windows: windows('1 19:00-20:00', '2 19:00-21:00') },
    };
    expect(listing(planOf(parts), parts)).toEqual(['2026-11-03 19:00 120 a.study.1']);
  });

  it('begins a phase on a later day where only that spares a session within its weeks', () => {
    const parts: Parts = {
      phases: [
        phase(
          'p',
          [
            ['a', 60, 60],
            ['b', 90, 90],
            ['c', 60, 60],
          ],
          [2, 2],
        ),
      ],
      weeks: [1, 3],
      availability: { windows: windows('6 08:00-09:00', '5 08:00-08:30', '1 08:00-09:00') },
      rules: { maxMinutes: 60, gridMinutes: 30, weeklyCapMinutes: 90 },
    };
    // From Monday on, the third Monday would be past two weeks; Friday's half hour would be a session more.
    expect(listing(planOf(parts), parts)).toEqual([
      '2026-11-07 08:00 60 a.study.1',
      '2026-11-09 08:00 60 b.study.1',
      '2026-11-13 08:00 30 b.study.2',
      '2026-11-16 08:00 60 c.study.1',
    ]);
  });

  it('takes the one whose fullest week holds the least', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 300, 300]])],
      availability: { windows: windows('1 19:00-21:00', '3 19:00-21:00') },
    };
    const plan = planOf(parts);
    const weekly = [0, 1].map((week) =>
      plan.sessions
        .filter(({ start }) => Math.floor((start / 1440 - day('2026-11-02')) / 7) === week)
        .reduce((sum, { minutes }) => sum + minutes, 0),
    );
    // Three sessions of at most two hours: two in one week cannot be less than three hours.
    expect(weekly).toEqual([180, 120]);
    expect(plan.sessions.length).toBe(3);
  });

  it('counts what happened in a week when it evens out the weeks', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 240, 240]])],
      availability: { windows: windows('1 19:00-21:00', '3 19:00-21:00') },
      history: [{ id: 'kept', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 60 }],
      now: at('2026-11-03 00:00'),
      weeks: [1, 2],
      rules: { maxMinutes: 90 },
      deadlineDay: day('2026-11-15'),
    };
    const minutes = planOf(parts).sessions.map((session) => session.minutes);
    expect(minutes).toEqual([60, 90, 90]);
  });
});

describe('milestones that take time', () => {
  const [study, more] = phase('ops', [
    ['a', 60, 60],
    ['b', 30, 30],
  ]).topics;
  if (!study || !more) throw new Error('there are two');
  const milestone = {
    ...study,
    id: milestoneTopicId('ops'),
    kind: 'milestone' as const,
    effort: { core: 180, deep: 180 },
  };

  it('are one session at the end of their phase, whatever the session rules', () => {
    const parts: Parts = {
      phases: [
        { ...phase('ops', []), topics: [study, milestone] },
        { ...phase('next', []), topics: [more] },
      ],
      availability: { windows: windows('1 19:00-21:00', '2 18:00-22:00') },
    };
    const plan = planOf(parts);
    expect(listing(plan, parts)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-03 18:00 180 ops.milestone.1',
      '2026-11-03 21:00 30 b.study.1',
    ]);
    expect(plan.sessions.map(({ kind }) => kind)).toEqual(['study', 'milestone', 'study']);
    expect(plan.phases[0]?.lastDay).toBe(day('2026-11-03'));
  });

  it('are no study: finish, total, topics and depth leave them out', () => {
    const parts: Parts = {
      phases: [{ ...phase('ops', []), topics: [study, milestone] }],
      availability: { windows: windows('1 19:00-21:00', '2 18:00-22:00') },
    };
    const plan = planOf(parts);
    expect(plan.finishDay).toBe(day('2026-11-02'));
    expect(plan.totalMinutes).toBe(60);
    expect(plan.topics).toEqual([{ topicId: 'a', minutes: 60, depth: 1 }]);
    expect([plan.depth, plan.meanDepth]).toEqual([1, 1]);
  });
});

it('has nothing to plan where everything is known', () => {
  const plan = planOf({ phases: [phase('p', [['a', 0, 0]])] });
  expect(plan.sessions).toEqual([]);
  expect(plan.finishDay).toBe(day('2026-11-02'));
  expect(plan.topics).toEqual([{ topicId: 'a', minutes: 0, depth: 1 }]);
});

describe('a path that does not fit', () => {
  it('names the phase, what it needs and what its weeks hold', () => {
    const phases = [phase('p', [['a', 60, 60]]), phase('q', [['b', 300, 400]], [1, 2])];
    expect(conflictOf({ phases, availability: { windows: monday } })).toEqual({
      kind: 'phase-does-not-fit',
      phaseId: 'q',
      demandMinutes: 300,
      capacityMinutes: 240,
      firstDay: day('2026-11-09'),
      lastDay: day('2026-11-22'),
      limit: 'phase-weeks',
    });
  });

  it('says when it is the deadline that is too near', () => {
    const parts: Parts = {
      phases: [phase('p', [['a', 240, 240]])],
      availability: { windows: monday },
      deadlineDay: day('2026-11-08'),
    };
    expect(conflictOf(parts)).toEqual({
      kind: 'phase-does-not-fit',
      phaseId: 'p',
      demandMinutes: 240,
      capacityMinutes: 120,
      firstDay: day('2026-11-02'),
      lastDay: day('2026-11-08'),
      limit: 'deadline',
    });
  });

  it('says when the days left are fewer than a phase should take', () => {
    const phases = [phase('p', [['a', 60, 60]], [2, 2]), phase('q', [['b', 60, 60]], [1, 1])];
    expect(conflictOf({ phases, deadlineDay: day('2026-11-08') })).toEqual({
      kind: 'phase-too-short',
      phaseId: 'p',
      demandMinutes: 60,
      capacityMinutes: 60,
      firstDay: day('2026-11-02'),
      lastDay: day('2026-11-08'),
      limit: 'deadline',
      leastWeeks: 2,
    });
  });

  it('says when no session fits anywhere', () => {
    const short = { windows: windows('1 19:00-19:15') };
    expect(conflictOf({ availability: short, weeks: [1, 2] })).toEqual({
      kind: 'no-availability',
      firstDay: day('2026-11-02'),
      lastDay: day('2026-11-15'),
    });
  });
});

describe('missable weeks and slack', () => {
  const phases = [phase('p', [['a', 240, 240]])];

  it('counts whole weeks that could be lost before the deadline, at core depth if need be', () => {
    const parts: Parts = {
      phases,
      availability: { windows: monday },
      deadlineDay: day('2026-11-29'),
    };
    const plan = planOf(parts);
    expect(plan.missableWeeks).toBe(2);
    expect(plan.slackMinutes).toBe(240);
  });

  it('is nothing where the last week is needed', () => {
    const parts: Parts = {
      phases,
      availability: { windows: monday },
      deadlineDay: day('2026-11-15'),
    };
    expect(planOf(parts).missableWeeks).toBe(0);
    expect(planOf(parts).slackMinutes).toBe(0);
  });
});

it('gives up with a value when the work allowed does not suffice', () => {
  expect(fit(problem(), 3)).toEqual({ kind: 'too-large', steps: 3 });
});
