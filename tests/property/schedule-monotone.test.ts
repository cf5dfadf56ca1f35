import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import { fit } from '@/lib/core/schedule/fit';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { tinyProblem } from '../support/problem-arbitraries';

const RUNS = { numRuns: 1500 };

function planOf(problem: Problem): Plan | null {
  const outcome = fit(problem);
  return outcome.kind === 'plan' ? outcome.plan : null;
}

/** Depth of the deepest plan; below every depth where nothing fits. */
const depthOf = (problem: Problem) => planOf({ ...problem, aim: 'deepest' })?.depth ?? -1;

/** Plan week of the earliest finish at core depth; after every week where nothing fits. */
function finishingWeek(problem: Problem): number {
  const plan = planOf({ ...problem, aim: 'soonest' });
  return plan === null ? Infinity : Math.floor((plan.finishDay - problem.startDay) / 7);
}

const withWindows = (problem: Problem, windows: readonly WeeklyWindow[]): Problem => ({
  ...problem,
  availability: { ...problem.availability, windows },
});

const someDay = fc.integer({ min: 0, max: 17 });

it('is never less deep with a later deadline', () => {
  fc.assert(
    fc.property(tinyProblem, someDay, (problem, later) => {
      const deadlineDay = problem.deadlineDay ?? problem.startDay + 3;
      const before = depthOf({ ...problem, deadlineDay });
      expect(depthOf({ ...problem, deadlineDay: deadlineDay + later })).toBeGreaterThanOrEqual(
        before,
      );
    }),
    RUNS,
  );
});

it('never finishes later with a longer window', () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(), fc.integer({ min: 1, max: 4 }), (problem, which, more) => {
      const { windows } = problem.availability;
      const longer = windows.map((window, index) =>
        index === which % windows.length ? { ...window, to: window.to + more * 30 } : window,
      );
      expect(finishingWeek(withWindows(problem, longer))).toBeLessThanOrEqual(
        finishingWeek(problem),
      );
    }),
    RUNS,
  );
});

it('never finishes later with higher caps', () => {
  const more = fc.integer({ min: 0, max: 4 }).map((steps) => steps * 30);
  const raised = (cap: number | null, by: number) => (cap === null ? null : cap + by);
  fc.assert(
    fc.property(tinyProblem, more, more, (problem, daily, weekly) => {
      const rules = {
        ...problem.rules,
        dailyCapMinutes: raised(problem.rules.dailyCapMinutes, daily),
        weeklyCapMinutes: raised(problem.rules.weeklyCapMinutes, weekly),
      };
      expect(finishingWeek({ ...problem, rules })).toBeLessThanOrEqual(finishingWeek(problem));
    }),
    RUNS,
  );
});

// At the recommended pace a day off lengthens the weeks that it lies in, so there it may help.
it('never finishes earlier with a day off or something else to do, at a relaxed pace', () => {
  const taken = fc.record({
    start: fc.integer({ min: 0, max: 16 * 48 }),
    length: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(tinyProblem, someDay, taken, (given, off, { start, length }) => {
      const problem: Problem = { ...given, pace: 'relaxed' };
      const { availability, startDay } = problem;
      const day = startDay + off;
      const blackouts = [...availability.blackouts, { from: day, to: day }];
      const from = startDay * MINUTES_PER_DAY + start * 30;
      const busy = [...availability.busy, { start: from, end: from + length * 30 }];
      const free = finishingWeek(problem);
      for (const less of [{ blackouts }, { busy }]) {
        const week = finishingWeek({ ...problem, availability: { ...availability, ...less } });
        expect(week).toBeGreaterThanOrEqual(free);
      }
    }),
    RUNS,
  );
});

it('does not care how the same availability is written down', () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(), (problem, at) => {
      const { windows, blackouts, busy } = problem.availability;
      const cut = windows.flatMap((window) => {
        const middle = window.from + 1 + (at % (window.to - window.from - 1));
        // The later part of a window that passes midnight would belong to the next weekday.
        return middle >= MINUTES_PER_DAY
          ? [window]
          : [
              { ...window, from: middle },
              { ...window, to: middle },
            ];
      });
      const halves = busy.flatMap(({ start, end }) => [
        { start: start + 7, end },
        { start, end: start + 7 },
      ]);
      const single = blackouts.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => ({ from: to - index, to: to - index })),
      );
      const rewritten: Problem = {
        ...problem,
        availability: {
          windows: cut.toReversed(),
          blackouts: single.toReversed(),
          busy: halves.toReversed(),
        },
      };
      expect(fit(rewritten)).toEqual(fit(problem));
    }),
    RUNS,
  );
});

it('plans half of everything as it plans the whole', () => {
  const ownDay = (window: WeeklyWindow) => window.to <= MINUTES_PER_DAY;
  fc.assert(
    fc.property(tinyProblem, (given) => {
      const problem = withWindows(given, given.availability.windows.filter(ownDay));
      const whole = fit({ ...problem, availability: { ...problem.availability, busy: [] } });
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
    RUNS,
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
