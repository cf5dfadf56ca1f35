import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import { startOfDay, wallTimeAt } from '@/lib/core/civil/offset-table';
import type { PhaseDemand, Problem, SessionRules } from '@/lib/core/schedule/problem';
import { zonedProblem, zonedProblemWithPast } from '../support/problem-arbitraries';
import { verifiedPlan } from '../support/verified-plan';

const RUNS = { numRuns: 600 };

/** Depth of the deepest plan; below every depth where nothing fits. */
const depthOf = (problem: Problem) => verifiedPlan({ ...problem, aim: 'deepest' })?.depth ?? -1;

/** Plan week of the last session, milestones too, of the earliest plan at core depth; after every week where nothing fits. */
function finishingWeek(problem: Problem): number {
  const last = verifiedPlan({ ...problem, aim: 'soonest' })?.sessions.at(-1);
  if (!last) return Infinity;
  return Math.floor((wallTimeAt(problem.offsets, last.start).day - problem.startDay) / 7);
}

/** That the second problem finishes no later than the first, and no less deep. */
function expectNoWorse(before: Problem, after: Problem): void {
  expect(finishingWeek(after)).toBeLessThanOrEqual(finishingWeek(before));
  expect(depthOf(after)).toBeGreaterThanOrEqual(depthOf(before));
}

const withWindows = (problem: Problem, windows: readonly WeeklyWindow[]): Problem => ({
  ...problem,
  availability: { ...problem.availability, windows },
});

const withRules = (problem: Problem, rules: Partial<SessionRules>): Problem => ({
  ...problem,
  rules: { ...problem.rules, ...rules },
});

const withPhases = (problem: Problem, change: (phase: PhaseDemand) => PhaseDemand): Problem => ({
  ...problem,
  path: { ...problem.path, phases: problem.path.phases.map(change) },
});

const someDay = fc.integer({ min: 0, max: 17 });

it('is never less deep with a later deadline', () => {
  fc.assert(
    fc.property(zonedProblemWithPast, someDay, (problem, later) => {
      const deadlineDay = problem.deadlineDay ?? problem.startDay + 3;
      const before = depthOf({ ...problem, deadlineDay });
      expect(depthOf({ ...problem, deadlineDay: deadlineDay + later })).toBeGreaterThanOrEqual(
        before,
      );
    }),
    RUNS,
  );
});

// An edge within a skipped hour resolves later: where 02:30 is after 03:00, that window is not longer.
it('never finishes later and is never less deep with a longer window', () => {
  const wholeHour = (minute: number) => Math.ceil(minute / 60) * 60;
  fc.assert(
    fc.property(zonedProblem, fc.nat(), fc.integer({ min: 1, max: 3 }), (given, which, hours) => {
      const windows = given.availability.windows.map((window) => ({
        ...window,
        to: wholeHour(window.to),
      }));
      const longer = windows.map((window, index) =>
        index === which % windows.length ? { ...window, to: window.to + hours * 60 } : window,
      );
      expectNoWorse(withWindows(given, windows), withWindows(given, longer));
    }),
    RUNS,
  );
});

it('never finishes later and is never less deep with higher caps', () => {
  const more = fc.integer({ min: 0, max: 4 }).map((steps) => steps * 30);
  const raised = (cap: number | null, by: number) => (cap === null ? null : cap + by);
  fc.assert(
    fc.property(zonedProblemWithPast, more, more, (problem, daily, weekly) => {
      const { dailyCapMinutes, weeklyCapMinutes } = problem.rules;
      const higher = withRules(problem, {
        dailyCapMinutes: raised(dailyCapMinutes, daily),
        weeklyCapMinutes: raised(weeklyCapMinutes, weekly),
      });
      expectNoWorse(problem, higher);
    }),
    RUNS,
  );
});

it('never finishes later and is never less deep with a smaller free share', () => {
  const percent = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(zonedProblemWithPast, percent, percent, (problem, one, other) => {
      const larger = withRules(problem, { freeSharePercent: Math.max(one, other) });
      expectNoWorse(larger, withRules(problem, { freeSharePercent: Math.min(one, other) }));
    }),
    RUNS,
  );
});

// At the recommended pace a day off lengthens the weeks that it lies in, so there it may help.
it('never finishes earlier with a day off, something else to do or a session of another kind, at a relaxed pace', () => {
  const taken = fc.record({
    start: fc.integer({ min: 0, max: 16 * 48 }),
    length: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(zonedProblemWithPast, someDay, taken, (given, off, { start, length }) => {
      const problem: Problem = { ...given, pace: 'relaxed' };
      const { availability, startDay, offsets } = problem;
      const day = startDay + off;
      const blackouts = [...availability.blackouts, { from: day, to: day }];
      const from = startOfDay(offsets, startDay) + start * 30;
      const busy = [...availability.busy, { start: from, end: from + length * 30 }];
      expectNoWorse({ ...problem, availability: { ...availability, blackouts } }, problem);
      expectNoWorse({ ...problem, availability: { ...availability, busy } }, problem);
      const reserved = { start: from, minutes: 20 };
      expectNoWorse({ ...problem, reserved: [reserved] }, problem);
    }),
    RUNS,
  );
});

it('keeps reserved time clear, with the pause on both sides', () => {
  const start = fc.integer({ min: 0, max: 16 * 48 });
  fc.assert(
    fc.property(zonedProblem, start, (problem, steps) => {
      const reserved = {
        start: startOfDay(problem.offsets, problem.startDay) + steps * 30,
        minutes: 20,
      };
      const pause = problem.rules.gapMinutes;
      const plan = verifiedPlan({ ...problem, reserved: [reserved] });
      for (const session of plan?.sessions ?? []) {
        const before = session.start + session.minutes + pause <= reserved.start;
        expect(before || session.start >= reserved.start + reserved.minutes + pause).toBe(true);
      }
    }),
    RUNS,
  );
});

// A phase that loses a topic could become shorter than its weeks: the minimums are relaxed.
it('never finishes later and is never less deep with a topic that is known or left out', () => {
  fc.assert(
    fc.property(zonedProblemWithPast, fc.nat(), (given, which) => {
      const problem = withPhases(given, (phase) => ({
        ...phase,
        weeks: { ...phase.weeks, min: 1 },
      }));
      const done = new Set(problem.history.map(({ topicId }) => topicId));
      const open = problem.path.phases
        .flatMap(({ topics }) => topics)
        .filter(({ id, effort }) => effort.deep > 0 && !done.has(id));
      fc.pre(open.length > 1);
      const known = open[which % open.length]?.id;
      const less = withPhases(problem, (phase) => ({
        ...phase,
        topics: phase.topics.map((topic) =>
          topic.id === known ? { ...topic, effort: { core: 0, deep: 0 } } : topic,
        ),
      }));
      expectNoWorse(problem, less);
    }),
    RUNS,
  );
});
