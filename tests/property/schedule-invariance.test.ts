import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { explain } from '@/lib/core/schedule/explain';
import { fit } from '@/lib/core/schedule/fit';
import { frontier } from '@/lib/core/schedule/frontier';
import type { Problem } from '@/lib/core/schedule/problem';
import {
  tinyProblem,
  tinyProblemWithChoices,
  zonedProblem,
  zonedProblemWithPast,
} from '../support/problem-arbitraries';
import { verifiedPlan } from '../support/verified-plan';

const RUNS = { numRuns: 300 };

const withWindows = (problem: Problem, windows: readonly WeeklyWindow[]): Problem => ({
  ...problem,
  availability: { ...problem.availability, windows },
});

/** Everything that is told about a problem, to the byte. */
const answers = (problem: Problem) =>
  JSON.stringify([fit(problem), frontier(problem), explain(problem)]);

describe('the same answers', () => {
  it('however windows, busy intervals and days off are split, also at readings that the clock skips', () => {
    fc.assert(
      fc.property(zonedProblemWithPast, fc.nat(), (problem, at) => {
        const { windows, blackouts, busy } = problem.availability;
        const cut = windows.flatMap((window): WeeklyWindow[] => {
          const middle = window.from + 1 + (at % (window.to - window.from - 1));
          // The later part of a window that passes midnight belongs to the next weekday.
          if (middle >= MINUTES_PER_DAY) {
            const [from, to] = [middle - MINUTES_PER_DAY, window.to - MINUTES_PER_DAY];
            const weekday = ((window.weekday % 7) + 1) as WeeklyWindow['weekday'];
            return [
              { ...window, to: middle },
              { weekday, from, to },
            ];
          }
          return [
            { ...window, from: middle },
            { ...window, to: middle },
          ];
        });
        const halves = busy.flatMap(({ start, end }) => [
          { start: start + 7, end },
          { start, end: start + 7 },
        ]);
        const single = blackouts.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => ({
            from: to - index,
            to: to - index,
          })),
        );
        const rewritten: Problem = {
          ...problem,
          availability: { windows: cut, blackouts: single, busy: halves },
        };
        expect(answers(rewritten)).toBe(answers(problem));
      }),
      RUNS,
    );
  });

  it('in whatever order windows, busy intervals, days off, history and object keys come', () => {
    fc.assert(
      fc.property(zonedProblemWithPast, fc.infiniteStream(fc.nat()), (problem, numbers) => {
        const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
          items
            .map((item) => ({ item, key: numbers.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const { windows, blackouts, busy } = problem.availability;
        const permuted = keysTurned({
          ...problem,
          availability: {
            windows: shuffled(windows),
            blackouts: shuffled(blackouts),
            busy: shuffled(busy),
          },
          history: shuffled(problem.history),
        });
        expect(Object.keys(permuted)).toEqual(Object.keys(problem).toReversed());
        expect(answers(permuted)).toBe(answers(problem));
      }),
      RUNS,
    );
  });

  it('with all priorities times the same number', () => {
    fc.assert(
      fc.property(zonedProblemWithPast, fc.integer({ min: 2, max: 9 }), (problem, factor) => {
        const phases = problem.path.phases.map((phase) => ({
          ...phase,
          topics: phase.topics.map((topic) => ({ ...topic, priority: topic.priority * factor })),
        }));
        const scaled = { ...problem, path: { ...problem.path, phases } };
        expect(answers(scaled)).toBe(answers(problem));
      }),
      RUNS,
    );
  });

  it('under every TZ and locale of the machine', async () => {
    const settings = [
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
      { TZ: 'Pacific/Apia', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'Asia/Kathmandu', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
    ];
    const program = fileURLToPath(new URL('../support/print-answers.ts', import.meta.url));
    const printed = await Promise.all(
      settings.map((set) =>
        promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
          env: { ...process.env, ...set },
          maxBuffer: 64 * 1024 * 1024,
        }),
      ),
    );
    const [first = '', ...others] = printed.map(({ stdout }) => stdout);
    expect(JSON.parse(first)).toHaveLength(40);
    for (const other of others) expect(other).toBe(first);
  });
});

/** The same value with the keys of every object in the opposite order. */
function keysTurned<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => keysTurned(one)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, keysTurned(one as unknown)]);
  return Object.fromEntries(entries.toReversed()) as Value;
}

it('plans 364 days later what it plans now, in a zone without clock changes', () => {
  const DAYS = 364;
  fc.assert(
    fc.property(tinyProblemWithChoices, (problem) => {
      const plan = verifiedPlan(problem);
      const later = verifiedPlan(inDays(problem, DAYS));
      if (plan === null || later === null) {
        expect(later).toBe(plan);
        return;
      }
      expect(later).toEqual({
        ...plan,
        finishDay: plan.finishDay + DAYS,
        sessions: plan.sessions.map((session) => ({
          ...session,
          start: session.start + DAYS * MINUTES_PER_DAY,
        })),
        phases: plan.phases.map((phase) => ({
          ...phase,
          firstDay: phase.firstDay + DAYS,
          lastDay: phase.lastDay + DAYS,
        })),
      });
    }),
    RUNS,
  );
});

/** Everything so many days later; the weekdays are the same where these are whole weeks. */
function inDays(problem: Problem, days: number): Problem {
  const minutes = days * MINUTES_PER_DAY;
  const { windows, blackouts, busy } = problem.availability;
  return {
    ...problem,
    startDay: problem.startDay + days,
    now: problem.now + minutes,
    horizonDay: problem.horizonDay + days,
    deadlineDay: problem.deadlineDay === null ? null : problem.deadlineDay + days,
    availability: {
      windows,
      blackouts: blackouts.map(({ from, to }) => ({ from: from + days, to: to + days })),
      busy: busy.map(({ start, end }) => ({ start: start + minutes, end: end + minutes })),
    },
  };
}

it('plans nothing that the verifier refuses, and for every aim or for none', () => {
  fc.assert(
    fc.property(
      fc.oneof(zonedProblem, zonedProblemWithPast),
      fc.constantFrom('standard' as const, 'soonest' as const, { depth: 0.3 }),
      (problem, aim) => {
        const plan = verifiedPlan({ ...problem, aim });
        expect(plan === null).toBe(fit({ ...problem, aim: 'deepest' }).kind === 'infeasible');
      },
    ),
    RUNS,
  );
});

it('plans half of everything as it plans the whole', () => {
  const ownDay = (window: WeeklyWindow) => window.to <= MINUTES_PER_DAY;
  fc.assert(
    fc.property(tinyProblem, (given) => {
      const problem = withWindows(given, given.availability.windows.filter(ownDay));
      const undisturbed = { ...problem.availability, busy: [] };
      const whole = fit({ ...problem, availability: undisturbed });
      const half = fit(halved(problem));
      if (whole.kind !== 'plan' || half.kind !== 'plan') {
        expect(half.kind).toBe(whole.kind);
        return;
      }
      expect(half.plan.depth).toBe(whole.plan.depth);
      expect(half.plan.sessions).toEqual(
        whole.plan.sessions.map((session) => ({
          ...session,
          start: halfOfDay(session.start),
          minutes: session.minutes / 2,
        })),
      );
    }),
    { numRuns: 1500 },
  );
});

/** The same day, at half of its minutes. */
function halfOfDay(instant: number): number {
  const minute = instant % MINUTES_PER_DAY;
  return instant - minute + minute / 2;
}

/** Every length and every time of day halved, on the grid of 15 minutes; nothing is busy. */
function halved(problem: Problem): Problem {
  const half = (minutes: number | null) => (minutes === null ? null : minutes / 2);
  const { path, rules, availability } = problem;
  return {
    ...problem,
    path: {
      ...path,
      phases: path.phases.map((phase) => ({
        ...phase,
        topics: phase.topics.map((topic) => ({
          ...topic,
          effort: { core: topic.effort.core / 2, deep: topic.effort.deep / 2 },
        })),
      })),
    },
    availability: {
      windows: availability.windows.map(({ weekday, from, to }) => ({
        weekday,
        from: from / 2,
        to: to / 2,
      })),
      blackouts: availability.blackouts,
      busy: [],
    },
    rules: {
      ...rules,
      gridMinutes: 15,
      minMinutes: rules.minMinutes / 2,
      maxMinutes: rules.maxMinutes / 2,
      gapMinutes: rules.gapMinutes / 2,
      dailyCapMinutes: half(rules.dailyCapMinutes),
      weeklyCapMinutes: half(rules.weeklyCapMinutes),
    },
  };
}
