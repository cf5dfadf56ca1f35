import { describe, expect, it } from 'vitest';
import type { Instant } from '@/lib/core/civil/civil';
import { fit } from '@/lib/core/schedule/fit';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { whyHere } from '@/lib/core/schedule/why-here';
import { at, daily, day, phase, problem, session, windows } from '../../support/problems';

const twoTopics = [
  phase('p', [
    ['a', 60, 60],
    ['b', 60, 60],
  ]),
];

type Parts = NonNullable<Parameters<typeof problem>[0]>;

/** What is said of these sessions, which are a plan of the problem, in their order. */
function reasons(parts: Parts, sessions: readonly PlannedSession[]) {
  const given: Problem = problem({ phases: twoTopics, ...parts });
  expect(verify(given, { sessions })).toEqual([]);
  return [...whyHere(given, { sessions }).values()];
}

const a = (start: string, minutes = 60) => session('a', start, minutes);
const b = (start: string, minutes = 60) => session('b', start, minutes);

function secondReason(parts: Parts, ...sessions: readonly PlannedSession[]) {
  return reasons(parts, sessions)[1];
}

describe('why a session is where it is', () => {
  it('starts the path where no window opens before it', () => {
    expect(reasons({}, [a('2026-11-02 19:00'), b('2026-11-02 20:00')])[0]).toEqual({
      kind: 'path-start',
    });
  });

  it('follows the session before it, pause included', () => {
    const rules = { gapMinutes: 10 };
    const availability = { windows: daily('19:00-22:00') };
    const sessions = [a('2026-11-02 19:00'), b('2026-11-02 20:15')];
    expect(secondReason({ rules, availability }, ...sessions)).toEqual({
      kind: 'follows',
      sessionId: 'a.study.1',
    });
  });

  it('waits for the next window where none is open between', () => {
    const availability = { windows: windows('1 19:00-20:00', '4 19:00-20:00') };
    expect(secondReason({ availability }, a('2026-11-02 19:00'), b('2026-11-05 19:00'))).toEqual({
      kind: 'next-window',
    });
  });

  it('does not go into what is left of a window', () => {
    const availability = { windows: daily('19:00-20:45') };
    expect(secondReason({ availability }, a('2026-11-02 19:00'), b('2026-11-03 19:00'))).toEqual({
      kind: 'window-too-short',
      minutes: 45,
      earlier: at('2026-11-02 20:00'),
    });
  });

  it('leaves out days off and busy times', () => {
    const windowsOfAnHour = { windows: daily('19:00-20:00') };
    const sessions = [a('2026-11-02 19:00'), b('2026-11-04 19:00')];
    const earlier = at('2026-11-03 19:00');
    const tuesday = day('2026-11-03');
    expect(
      secondReason(
        { availability: { ...windowsOfAnHour, blackouts: [{ from: tuesday, to: tuesday }] } },
        ...sessions,
      ),
    ).toEqual({ kind: 'day-off', day: tuesday, earlier });
    const busy = [{ start: at('2026-11-03 19:30'), end: at('2026-11-03 21:00') }];
    expect(secondReason({ availability: { ...windowsOfAnHour, busy } }, ...sessions)).toEqual({
      kind: 'busy',
      earlier,
    });
  });

  it('keeps clear of what is reserved', () => {
    const availability = { windows: daily('19:00-20:00') };
    const reserved = [{ start: at('2026-11-03 19:00'), minutes: 30 }];
    expect(
      secondReason({ availability, reserved }, a('2026-11-02 19:00'), b('2026-11-04 19:00')),
    ).toEqual({ kind: 'reserved', earlier: at('2026-11-03 19:00') });
  });

  it('keeps to the caps and the free share', () => {
    const tomorrow = [a('2026-11-02 19:00'), b('2026-11-03 19:00')];
    const nextWeek = [a('2026-11-02 19:00'), b('2026-11-09 19:00')];
    expect(secondReason({ rules: { dailyCapMinutes: 90 } }, ...tomorrow)).toEqual({
      kind: 'daily-cap',
      day: day('2026-11-02'),
      capMinutes: 90,
      earlier: at('2026-11-02 20:00'),
    });
    expect(secondReason({ rules: { weeklyCapMinutes: 90 } }, ...nextWeek)).toEqual({
      kind: 'weekly-cap',
      capMinutes: 90,
      earlier: at('2026-11-08 20:00'),
    });
    // A fifth of 120 minutes stays free: 96 are left.
    const availability = { windows: windows('1 19:00-21:00') };
    const rules = { freeSharePercent: 20 };
    expect(secondReason({ availability, rules }, ...nextWeek)).toEqual({
      kind: 'free-share',
      percent: 20,
      earlier: at('2026-11-02 20:00'),
    });
  });

  it('keeps the weeks of its phase', () => {
    const phases = [
      phase(
        'p',
        [
          ['a', 60, 60],
          ['b', 60, 60],
        ],
        [2, 2],
      ),
      phase('q', [['c', 30, 30]]),
    ];
    const availability = { windows: windows('1 19:00-20:00', '7 19:00-20:00') };
    const c = session('c', '2026-11-15 19:00', 30, { phaseId: 'q', unitId: 'q-unit' });
    expect(
      secondReason({ phases, availability }, a('2026-11-02 19:00'), b('2026-11-09 19:00'), c),
    ).toEqual({
      kind: 'phase-weeks',
      phaseId: 'p',
      weeks: 1,
      bound: 2,
      earlier: at('2026-11-08 19:00'),
    });
  });

  it('could be earlier where only the load is even', () => {
    expect(secondReason({}, a('2026-11-02 19:00'), b('2026-11-04 19:00'))).toEqual({
      kind: 'even-load',
      earlier: at('2026-11-03 20:00'),
    });
  });

  it('names what alone forbids the nearest place before several that forbid a nearer one', () => {
    const sunday = day('2026-11-08');
    const availability = {
      windows: daily('19:00-20:00'),
      blackouts: [{ from: sunday, to: sunday }],
    };
    const rules = { weeklyCapMinutes: 90 };
    const sessions = [a('2026-11-02 19:00'), b('2026-11-09 19:00')];
    expect(secondReason({ availability, rules }, ...sessions)).toEqual({
      kind: 'weekly-cap',
      capMinutes: 90,
      earlier: at('2026-11-07 19:00'),
    });
  });

  it('is history where it already happened', () => {
    const history = [{ id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 60 }];
    const parts = { now: at('2026-11-02 21:00'), history };
    expect(reasons(parts, [a('2026-11-02 19:00'), b('2026-11-03 19:00')])).toEqual([
      { kind: 'history' },
      { kind: 'next-window' },
    ]);
  });
});

describe('why a review is where it is', () => {
  const one = [phase('p', [['a', 60, 60]])];
  const reviews = { afterDays: [2], minutes: 20 };
  const review = (start: string): PlannedSession =>
    session('a', start, 20, { id: 'a.review.1', kind: 'review' });

  it('is due that day, at whatever time', () => {
    const sessions = [a('2026-11-02 19:00'), review('2026-11-04 20:00')];
    expect(secondReason({ phases: one, reviews }, ...sessions)).toEqual({
      kind: 'review-due',
      topicId: 'a',
      dueDay: day('2026-11-04'),
    });
  });

  it('was due on a day without a window', () => {
    const availability = { windows: windows('1 19:00-20:00', '5 19:00-20:00') };
    const sessions = [a('2026-11-02 19:00'), review('2026-11-06 19:00')];
    expect(secondReason({ phases: one, reviews, availability }, ...sessions)).toEqual({
      kind: 'review-due',
      topicId: 'a',
      dueDay: day('2026-11-04'),
    });
  });

  it('finds its due day full', () => {
    const availability = { windows: daily('19:00-20:00') };
    const sessions = [
      a('2026-11-02 19:00'),
      b('2026-11-04 19:00'),
      review('2026-11-05 19:00'),
      { ...review('2026-11-06 19:00'), id: 'b.review.1', topicId: 'b' },
    ];
    expect(reasons({ reviews, availability }, sessions)[2]).toEqual({
      kind: 'taken',
      sessionId: 'b.study.1',
      earlier: at('2026-11-04 19:30'),
    });
  });
});

it('tells milestones and upkeep from study', () => {
  const [only] = [phase('p', [['a', 60, 60]])];
  const milestone = { ...only.topics[0], id: 'p.milestone', kind: 'milestone' as const };
  const phases = [{ ...only, topics: [...only.topics, { ...milestone, unitId: 'p-unit' }] }];
  const given = problem({
    phases: phases as Problem['path']['phases'],
    upkeep: { weeklyMinutes: 30, weeks: 1 },
  });
  const ends: PlannedSession = session('p.milestone', '2026-11-02 20:00', 60, {
    id: 'p.milestone.milestone.1',
    kind: 'milestone',
  });
  const id = 'path.upkeep';
  const after: PlannedSession = {
    ...session(id, '2026-11-10 19:00', 30, { phaseId: id, unitId: id }),
    id: `${id}.1.1`,
    kind: 'upkeep',
  };
  const sessions = [a('2026-11-02 19:00'), ends, after];
  expect(verify(given, { sessions })).toEqual([]);
  expect([...whyHere(given, { sessions }).values()]).toEqual([
    { kind: 'path-start' },
    { kind: 'phase-end', phaseId: 'p' },
    { kind: 'upkeep-week' },
  ]);
});

it('says something of every session of a plan', () => {
  const given = problem({
    phases: twoTopics,
    reviews: { afterDays: [2], minutes: 20 },
    upkeep: { weeklyMinutes: 60, weeks: 1 },
  });
  const outcome = fit(given);
  if (outcome.kind !== 'plan') throw new Error(outcome.kind);
  const plan: Plan = outcome.plan;
  const starts: readonly Instant[] = plan.sessions.map(({ start }) => start);
  expect(starts).toEqual([...starts].sort((x, y) => x - y));
  expect([...whyHere(given, plan)].map(([id, { kind }]) => `${id} ${kind}`)).toEqual([
    'a.study.1 path-start',
    'b.study.1 follows',
    'a.review.1 review-due',
    'b.review.1 review-due',
    'path.upkeep.1.1 upkeep-week',
  ]);
});
