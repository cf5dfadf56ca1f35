import { describe, expect, it } from 'vitest';
import { replan, replanOptions } from '@/lib/core/replan/replan';
import type { ReplanOption, ReplanOutcome, ReplanRequest } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { asOf, planned } from '../../support/replan-requests';
import { at, daily, day, phase, problem, session, windows } from '../../support/problems';

const TOPICS = ['a', 'b', 'c'] as const;

/** Three topics of an hour to two, an hour on Mondays and Wednesdays: full at two hours each for three weeks. */
const twice = problem({
  phases: [
    phase('p', [
      ['a', 60, 120],
      ['b', 60, 120],
      ['c', 60, 120],
    ]),
  ],
  availability: { windows: windows('1 19:00-20:00', '3 19:00-20:00') },
  weeks: [1, 3],
  rules: { minMinutes: 60, maxMinutes: 60 },
});
const twicePlan = ['02', '04', '09', '11', '16', '18'].map((date, index) =>
  session(TOPICS[index >> 1] as string, `2026-11-${date} 19:00`, 60, {
    id: `${TOPICS[index >> 1]}.study.${(index % 2) + 1}`,
    part: (index % 2) + 1,
    parts: 2,
  }),
);
const firstMissed = asOf(twice, twicePlan, at('2026-11-03 00:00'), ['a.study.1']);

/** Three topics of two hours sharp, two hours a week on any evening. */
const capped = problem({
  phases: [
    phase('p', [
      ['a', 120, 120],
      ['b', 120, 120],
      ['c', 120, 120],
    ]),
  ],
  weeks: [1, 3],
  rules: { minMinutes: 60, maxMinutes: 120, weeklyCapMinutes: 120 },
});
const cappedPlan = ['02', '09', '16'].map((date, index) =>
  session(TOPICS[index] as string, `2026-11-${date} 19:00`, 120, {
    id: `${TOPICS[index]}.study.1`,
  }),
);
const weekMissed = asOf(capped, cappedPlan, at('2026-11-09 00:00'), ['a.study.1']);

function optionOf(outcome: ReplanOutcome): ReplanOption {
  if (outcome.kind !== 'option') throw new Error(`no option: ${JSON.stringify(outcome.reason)}`);
  return outcome;
}

function times(sessions: readonly PlannedSession[]): readonly string[] {
  return sessions.map(({ id, start, minutes }) => {
    const [date, time] = new Date(start * 60_000).toISOString().slice(5, 16).split('T');
    return `${id} ${date} ${time} ${minutes}`;
  });
}

describe('keep-deadline', () => {
  it('lets a topic be shorter rather than move anything', () => {
    const option = optionOf(replan(firstMissed, 'keep-deadline'));
    expect(times(option.sessions)).toEqual(times(twicePlan.slice(1)));
    expect(option).toMatchObject({
      moves: 0,
      kept: 5,
      cut: [{ topicId: 'a', minutes: 60 }],
      depth: 0,
      finishDay: day('2026-11-18'),
      peakWeekMinutes: 120,
      meanWeekMinutes: 100,
      beyondPace: [],
      extraWeeks: 0,
    });
    expect(option.changes.removed.map(({ id }) => id)).toEqual(['a.study.1']);
    expect(option.changes.added).toEqual([]);
    expect(option.changes.moved).toEqual([]);
  });

  it('tells how much is to be placed and how much room there is where it cannot be had', () => {
    expect(replan(weekMissed, 'keep-deadline')).toEqual({
      kind: 'no-option',
      strategy: 'keep-deadline',
      reason: {
        kind: 'work-does-not-fit',
        demandMinutes: 360,
        roomMinutes: 240,
        firstDay: day('2026-11-09'),
        lastDay: day('2026-11-22'),
      },
    });
  });

  it('lets a phase go past its weeks where missed ones used them up, and says so', () => {
    const slow = problem({
      phases: [phase('p', [['a', 120, 120]], [1, 1]), phase('q', [['b', 120, 120]], [1, 1])],
      weeks: [1, 4],
    });
    const plan = [
      session('a', '2026-11-02 19:00', 60, { parts: 2 }),
      session('a', '2026-11-03 19:00', 60, { id: 'a.study.2', part: 2, parts: 2 }),
      session('b', '2026-11-09 19:00', 120, { phaseId: 'q', unitId: 'q-unit' }),
    ];
    const missed = asOf(slow, plan, at('2026-11-10 00:00'), ['a.study.2', 'b.study.1']);
    const option = optionOf(replan(missed, 'keep-deadline'));
    expect(option.problem.pace).toBe('relaxed');
    expect(option.beyondPace).toEqual([{ phaseId: 'p', weeks: 2, recommendedWeeks: 1 }]);
    expect(times(option.changes.moved.map(({ after }) => after))).toEqual([
      'a.study.2 11-10 19:00 60',
      'b.study.1 11-11 19:00 120',
    ]);
  });
});

describe('shift-finish', () => {
  it('keeps every minute and finishes as early as they fit', () => {
    const option = optionOf(replan(firstMissed, 'shift-finish'));
    expect(times(option.sessions)).toEqual([
      'a.study.2 11-04 19:00 60',
      'a.study.1 11-09 19:00 60',
      'b.study.2 11-11 19:00 60',
      'b.study.1 11-16 19:00 60',
      'c.study.2 11-18 19:00 60',
      'c.study.1 11-23 19:00 60',
    ]);
    expect(option).toMatchObject({
      moves: 2,
      kept: 3,
      cut: [],
      depth: 1,
      extraWeeks: 1,
      finishDay: day('2026-11-23'),
    });
    expect(option.changes.added).toEqual([]);
    expect(option.changes.removed).toEqual([]);
    expect(option.changes.moved.map(({ after }) => after.id)).toEqual([
      'a.study.1',
      'b.study.1',
      'c.study.1',
    ]);
  });

  it('goes past the deadline and says so', () => {
    const due = { ...capped, deadlineDay: day('2026-11-22') };
    const option = optionOf(
      replan(asOf(due, cappedPlan, at('2026-11-09 00:00'), ['a.study.1']), 'shift-finish'),
    );
    expect(option.meetsDeadline).toBe(false);
    expect(option.finishDay).toBe(day('2026-11-23'));
  });
});

describe('trim-depth', () => {
  it('cuts every topic alike where the time is short, and names what is cut', () => {
    const wide = {
      ...twice,
      availability: { ...twice.availability, windows: windows('1 19:00-20:00', '3 19:00-19:45') },
      rules: { ...twice.rules, minMinutes: 15 },
    };
    const option = optionOf(
      replan(asOf(wide, twicePlan, at('2026-11-08 00:00'), ['a.study.2']), 'trim-depth'),
    );
    expect(option.cut).toEqual([
      { topicId: 'a', minutes: 30 },
      { topicId: 'b', minutes: 30 },
      { topicId: 'c', minutes: 30 },
    ]);
    expect(option.depth).toBe(0.5);
    expect(option.finishDay).toBe(day('2026-11-18'));
  });
});

describe('more-hours', () => {
  it('finds the least weekly minutes that keep finish and effort', () => {
    const option = optionOf(replan(weekMissed, 'more-hours'));
    expect(option.weeklyCapMinutes).toBe(180);
    expect(option.problem.rules.weeklyCapMinutes).toBe(180);
    expect(option).toMatchObject({ cut: [], finishDay: day('2026-11-17'), peakWeekMinutes: 180 });
  });

  it('tells what the windows hold where no cap would do', () => {
    const narrow = {
      ...weekMissed.problem,
      availability: { ...capped.availability, windows: daily('19:00-19:15') },
      rules: { ...capped.rules, minMinutes: 15 },
    };
    expect(replan({ ...weekMissed, problem: narrow }, 'more-hours')).toMatchObject({
      kind: 'no-option',
      reason: { kind: 'work-does-not-fit', demandMinutes: 360, roomMinutes: 210 },
    });
  });

  it('has nothing to raise where only the windows limit', () => {
    expect(replan(firstMissed, 'more-hours')).toEqual({
      kind: 'no-option',
      strategy: 'more-hours',
      reason: { kind: 'no-weekly-cap' },
    });
  });
});

describe('replanOptions', () => {
  it('recommends the fewest moves that keep the recommended weeks', () => {
    expect(replanOptions(firstMissed).recommended).toBe('keep-deadline');
  });

  it('recommends more hours only where nothing else keeps them', () => {
    expect(replanOptions(weekMissed).recommended).toBe('more-hours');
  });

  it('recommends nothing where no option keeps the deadline', () => {
    const due = { ...twice, deadlineDay: day('2026-11-05') };
    const late = asOf(due, twicePlan, at('2026-11-03 00:00'), ['a.study.1']);
    const { outcomes, recommended } = replanOptions(late);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'no-option',
      'option',
      'no-option',
      'no-option',
    ]);
    expect(recommended).toBeNull();
  });
});

describe('ids', () => {
  it('gives new ids with part numbers that the topic never had', () => {
    const request: ReplanRequest = {
      ...firstMissed,
      previous: twicePlan.slice(2),
      usedIds: new Set([...firstMissed.usedIds, 'a.study.7']),
    };
    const option = optionOf(replan(request, 'shift-finish'));
    expect(option.changes.added.map(({ id }) => id)).toEqual(['a.study.8', 'a.study.9']);
  });

  it('keeps what was studied in its own minutes, and places what is short of it', () => {
    const partly: ReplanRequest = {
      ...firstMissed,
      problem: {
        ...firstMissed.problem,
        rules: { ...twice.rules, minMinutes: 30 },
        history: [{ id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 30 }],
      },
    };
    const option = optionOf(replan(partly, 'shift-finish'));
    expect(times(option.sessions).slice(0, 3)).toEqual([
      'a.study.1 11-02 19:00 30',
      'a.study.2 11-04 19:00 60',
      'a.study.3 11-09 19:00 30',
    ]);
    expect(option.sessions.slice(0, 3).map(({ part, parts }) => [part, parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});

describe('pinned sessions', () => {
  const given = problem({
    phases: [
      phase('p', [
        ['a', 60, 120],
        ['b', 60, 60],
      ]),
    ],
    availability: { windows: windows('1 19:00-20:00', '3 19:00-20:00') },
    rules: { minMinutes: 60, maxMinutes: 60 },
  });
  const plan = [
    session('a', '2026-11-02 19:00', 60, { parts: 2 }),
    session('a', '2026-11-04 19:00', 60, { id: 'a.study.2', part: 2, parts: 2 }),
    session('b', '2026-11-09 19:00', 60),
  ];
  const missed = asOf(given, plan, at('2026-11-03 00:00'), ['a.study.1']);

  it('stay where they are, at the cost of depth if need be', () => {
    const free = optionOf(replan(missed, 'trim-depth'));
    expect(times(free.sessions)).toEqual([
      'a.study.2 11-04 19:00 60',
      'a.study.1 11-09 19:00 60',
      'b.study.1 11-11 19:00 60',
    ]);
    const held = optionOf(replan({ ...missed, pinned: new Set(['b.study.1']) }, 'trim-depth'));
    expect(times(held.sessions)).toEqual(['a.study.2 11-04 19:00 60', 'b.study.1 11-09 19:00 60']);
    expect(held.depth).toBe(0);
  });

  it('are named with what they break where they cannot stay', () => {
    const away = {
      ...firstMissed.problem,
      availability: {
        ...firstMissed.problem.availability,
        blackouts: [{ from: day('2026-11-09'), to: day('2026-11-10') }],
      },
    };
    const request = { ...firstMissed, problem: away, pinned: new Set(['b.study.1']) };
    expect(replan(request, 'keep-deadline')).toEqual({
      kind: 'no-option',
      strategy: 'keep-deadline',
      reason: {
        kind: 'pins-do-not-fit',
        violations: [{ constraint: 'inside-windows', ids: ['b.study.1'] }],
      },
    });
  });
});

describe('reviews and upkeep', () => {
  const whole = problem({
    phases: [
      phase('p', [
        ['a', 120, 120],
        ['b', 120, 120],
      ]),
    ],
    availability: { windows: daily('19:00-21:00') },
    rules: { weeklyCapMinutes: 240 },
    reviews: { afterDays: [2], minutes: 20 },
    upkeep: { weeklyMinutes: 60, weeks: 2 },
  });
  const plan = planned(whole);

  it('stay where they are where nothing was missed', () => {
    const option = optionOf(replan(asOf(whole, plan, whole.now), 'keep-deadline'));
    expect(option.sessions).toEqual(plan);
  });

  it('follow the study that moved', () => {
    const first = plan.find(({ topicId }) => topicId === 'b') as PlannedSession;
    const request = asOf(whole, plan, first.start + 1, [first.id]);
    const option = optionOf(replan(request, 'shift-finish'));
    const study = option.sessions.find(({ id }) => id === first.id) as PlannedSession;
    const review = option.sessions.find(({ id }) => id === 'b.review.1') as PlannedSession;
    expect(study.start).toBeGreaterThan(first.start);
    expect(Math.floor(review.start / 1440) - Math.floor(study.start / 1440)).toBe(2);
  });
});
