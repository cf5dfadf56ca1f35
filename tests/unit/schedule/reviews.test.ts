import { describe, expect, it } from 'vitest';
import { formatDay, formatWallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { fit } from '@/lib/core/schedule/fit';
import { fitsAtCore } from '@/lib/core/schedule/fits-at-core';
import { frontier } from '@/lib/core/schedule/frontier';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import { placeReviews } from '@/lib/core/schedule/place-reviews';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { workBudget } from '@/lib/core/schedule/work-budget';
import { at, daily, day, phase, problem, session, windows } from '../../support/problems';

type Parts = Parameters<typeof problem>[0];

const reviews = { afterDays: [2, 7], minutes: 20 };

function planOf(parts: Parts): Plan {
  const given = problem(parts);
  const outcome = fit(given);
  if (outcome.kind !== 'plan') throw new Error(JSON.stringify(outcome));
  expect(verify(given, outcome.plan)).toEqual([]);
  return outcome.plan;
}

/** `2026-11-02 19:00 60 a.study.1`, one a session. */
function listing(sessions: readonly PlannedSession[]): readonly string[] {
  const { offsets } = problem();
  return sessions.map(({ id, start, minutes }) => {
    const wall = wallTimeAt(offsets, start);
    return `${formatDay(wall.day)} ${formatWallMinute(wall.minute)} ${minutes} ${id}`;
  });
}

describe('reviews', () => {
  it('are not planned again once they are done', () => {
    const plan = planOf({
      now: at('2026-11-04 20:00'),
      phases: [phase('p', [['a', 60, 60]])],
      history: [{ id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 60 }],
      reserved: [{ start: at('2026-11-04 19:00'), minutes: 20 }],
      doneReviews: ['a.review.1'],
      reviews,
    });
    expect(listing(plan.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-09 19:00 20 a.review.2',
    ]);
  });

  it('come so many days after the last session of their topic', () => {
    const plan = planOf({
      phases: [phase('p', [['a', 180, 180]])],
      aim: 'soonest',
      reviews,
    });
    expect(listing(plan.sessions)).toEqual([
      '2026-11-02 19:00 120 a.study.1',
      '2026-11-03 19:00 60 a.study.2',
      '2026-11-05 19:00 20 a.review.1',
      '2026-11-10 19:00 20 a.review.2',
    ]);
    expect(plan.sessions.at(-1)).toEqual({
      id: 'a.review.2',
      kind: 'review',
      phaseId: 'p',
      unitId: 'p-unit',
      topicId: 'a',
      part: 2,
      parts: 2,
      start: at('2026-11-10 19:00'),
      minutes: 20,
    });
  });

  it('leave finish, minutes and depth to study', () => {
    const parts: Parts = { phases: [phase('p', [['a', 60, 120]])], aim: 'deepest' };
    const [without, with_] = [planOf(parts), planOf({ ...parts, reviews })];
    const { finishDay, totalMinutes, topics, phases, depth } = with_;
    expect({ finishDay, totalMinutes, topics, phases, depth }).toEqual({
      finishDay: without.finishDay,
      totalMinutes: 120,
      topics: without.topics,
      phases: without.phases,
      depth: 1,
    });
  });

  it('wait for the nearest free day after their due day', () => {
    const plan = planOf({
      phases: [phase('p', [['a', 60, 60]])],
      availability: { windows: windows('1 19:00-20:00', '5 19:00-20:00') },
      reviews,
    });
    // Due on Wednesday 4 and on Monday 9 November.
    expect(listing(plan.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-06 19:00 20 a.review.1',
      '2026-11-09 19:00 20 a.review.2',
    ]);
  });

  it('go on after the finish, beyond deadline and horizon', () => {
    const plan = planOf({
      phases: [phase('p', [['a', 60, 60]])],
      horizonDay: day('2026-11-03'),
      deadlineDay: day('2026-11-03'),
      reviews: { afterDays: [21], minutes: 20 },
    });
    expect(listing(plan.sessions).at(-1)).toBe('2026-11-23 19:00 20 a.review.1');
    expect(plan.finishDay).toBe(day('2026-11-02'));
  });

  it('make study give way on their due day', () => {
    const plan = planOf({
      phases: [
        phase('p', [
          ['a', 60, 60],
          ['b', 180, 180],
        ]),
      ],
      availability: { windows: daily('19:00-20:00') },
      aim: 'soonest',
      reviews: { afterDays: [1], minutes: 30 },
    });
    expect(listing(plan.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-03 19:00 30 a.review.1',
      '2026-11-04 19:00 60 b.study.1',
      '2026-11-05 19:00 60 b.study.2',
      '2026-11-06 19:00 60 b.study.3',
      '2026-11-07 19:00 30 b.review.1',
    ]);
  });

  it('count under the daily cap and the weekly cap', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 60],
          ['b', 60, 60],
        ]),
      ],
      aim: 'soonest',
    };
    const byDay = planOf({
      ...parts,
      rules: { dailyCapMinutes: 60 },
      reviews: { afterDays: [1], minutes: 30 },
    });
    expect(listing(byDay.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-03 19:00 30 a.review.1',
      '2026-11-04 19:00 60 b.study.1',
      '2026-11-05 19:00 30 b.review.1',
    ]);
    const byWeek = planOf({
      ...parts,
      rules: { weeklyCapMinutes: 90 },
      reviews: { afterDays: [1], minutes: 30 },
    });
    expect(listing(byWeek.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-03 19:00 30 a.review.1',
      '2026-11-09 19:00 60 b.study.1',
      '2026-11-10 19:00 30 b.review.1',
    ]);
  });

  it('bring study to a lower depth where both do not fit at the one aimed at', () => {
    const parts: Parts = {
      phases: [
        phase('p', [
          ['a', 60, 60],
          ['b', 60, 120],
        ]),
      ],
      weeks: [1, 1],
      availability: { windows: windows('1 19:00-20:00', '2 19:00-20:00', '3 19:00-20:00') },
      aim: 'deepest',
    };
    expect(planOf(parts).depth).toBe(1);
    const plan = planOf({ ...parts, reviews: { afterDays: [1], minutes: 30 } });
    expect(plan.depth).toBe(0.5);
    expect(listing(plan.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-03 19:00 30 a.review.1',
      '2026-11-03 19:30 30 b.study.1',
      '2026-11-04 19:00 60 b.study.2',
      '2026-11-09 19:00 30 b.review.1',
    ]);
  });

  it('wait for core effort where it leaves no other way', () => {
    const plan = planOf({
      phases: [
        phase('p', [
          ['a', 60, 60],
          ['b', 60, 60],
        ]),
      ],
      availability: { windows: windows('1 19:00-20:00', '2 19:00-20:00') },
      deadlineDay: day('2026-11-03'),
      reviews: { afterDays: [1], minutes: 30 },
    });
    expect(listing(plan.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-03 19:00 60 b.study.1',
      '2026-11-09 19:00 30 a.review.1',
      '2026-11-09 19:30 30 b.review.1',
    ]);
  });

  it('are none for topics that are known, and none for milestones', () => {
    const [first] = [
      phase('p', [
        ['a', 60, 60],
        ['b', 0, 0],
        ['c', 30, 30],
      ]),
    ];
    const phases = [
      {
        ...first,
        topics: first.topics.map((topic) =>
          topic.id === 'c' ? { ...topic, kind: 'milestone' as const } : topic,
        ),
      },
    ];
    const given = problem({ phases, reviews });
    const outcome = fit(given);
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    const found = outcome.plan.sessions.filter(({ kind }) => kind === 'review');
    expect(found.map(({ id }) => id)).toEqual(['a.review.1', 'a.review.2']);
  });
});

describe('reviews that do not fit', () => {
  const parts: Parts = {
    phases: [phase('p', [['a', 60, 60]])],
    availability: {
      windows: windows('1 19:00-20:00'),
      blackouts: [{ from: day('2026-11-05'), to: day('2026-11-30') }],
    },
    deadlineDay: day('2026-11-04'),
    reviews: { afterDays: [2], minutes: 20 },
  };

  it('are told with their topic, their days and their length', () => {
    expect(fit(problem(parts))).toEqual({
      kind: 'infeasible',
      conflict: {
        kind: 'reviews-do-not-fit',
        phaseId: 'p',
        topicId: 'a',
        minutes: 20,
        firstDay: day('2026-11-04'),
        lastDay: day('2026-11-18'),
      },
    });
  });

  it('count wherever it is asked whether the path fits', () => {
    const given = problem(parts);
    expect(fitsAtCore(given, workBudget(1e6))).toBe(false);
    expect(frontier(given)).toEqual([]);
    const without = { ...given, reviews: null };
    expect(fitsAtCore(without, workBudget(1e6))).toBe(true);
    expect(frontier(without)).toHaveLength(1);
  });
});

describe('the reviews of topics studied before', () => {
  const given: Problem = problem({
    phases: [
      phase('p', [
        ['a', 60, 60],
        ['b', 60, 60],
      ]),
    ],
    now: at('2026-11-05 12:00'),
    history: [{ id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 60 }],
    aim: 'soonest',
    reviews: { afterDays: [2, 4], minutes: 20 },
  });

  it('are planned where their due day is still to come', () => {
    const outcome = fit(given);
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    expect(verify(given, outcome.plan)).toEqual([]);
    // The review of a that was due on the 4th is not asked for again.
    expect(listing(outcome.plan.sessions)).toEqual([
      '2026-11-02 19:00 60 a.study.1',
      '2026-11-05 19:00 60 b.study.1',
      '2026-11-06 19:00 20 a.review.2',
      '2026-11-07 19:00 20 b.review.1',
      '2026-11-09 19:00 20 b.review.2',
    ]);
  });
});

describe('placing reviews around settled study', () => {
  const given = problem({
    phases: [phase('p', [['a', 60, 60]])],
    reviews: { afterDays: [2, 7], minutes: 20 },
  });
  const study = [session('a', '2026-11-02 19:00', 60)];

  function placed(previous: Readonly<Record<string, string>>, changed: Partial<Problem> = {}) {
    const times = new Map(Object.entries(previous).map(([id, time]) => [id, at(time)]));
    const outcome = placeReviews({ ...given, ...changed }, study, times, workBudget(1e6));
    return outcome.kind === 'placed' ? listing(outcome.reviews) : outcome.kind;
  }

  it('keeps the time that a review had where it still may have it', () => {
    expect(placed({ 'a.review.1': '2026-11-05 20:00' })).toEqual([
      '2026-11-05 20:00 20 a.review.1',
      '2026-11-09 19:00 20 a.review.2',
    ]);
  });

  it('places a review anew that would lie before its due day, or outside the windows', () => {
    const anew = ['2026-11-04 19:00 20 a.review.1', '2026-11-09 19:00 20 a.review.2'];
    expect(placed({ 'a.review.1': '2026-11-03 19:00' })).toEqual(anew);
    expect(placed({ 'a.review.1': '2026-11-04 12:00' })).toEqual(anew);
  });

  it('places an open review of the past from now on, and leaves out what is not open', () => {
    const now = at('2026-11-12 12:00');
    const late = { 'a.review.2': '2026-11-09 19:00' };
    expect(placed(late, { now })).toEqual(['2026-11-12 19:00 20 a.review.2']);
    expect(placed({}, { now })).toEqual([]);
  });

  it('tells the review that finds no place', () => {
    const blackouts = [{ from: day('2026-11-03'), to: day('2026-12-01') }];
    const availability = { ...given.availability, blackouts };
    expect(placed({}, { availability })).toBe('no-place');
  });
});
