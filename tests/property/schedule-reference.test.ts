import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import { fitStudy } from '@/lib/core/schedule/fit-study';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { MOST_STEPS, workBudget } from '@/lib/core/schedule/work-budget';
import {
  tinyProblem,
  tinyProblemWithChoices,
  tinyProblemWithPast,
} from '../support/problem-arbitraries';
import { referenceOptimum, referenceSolve } from '../support/reference-solver';
import { verifiedPlan } from '../support/verified-plan';

const weekOf = (day: number) => Math.floor(day / 7);

function dayOf({ startDay }: Problem, { start }: { readonly start: number }): number {
  return Math.floor(start / 1440) - startDay;
}

/** The figures of a plan that the reference solver knows. */
function figuresOf(problem: Problem, plan: Plan, aimed: number) {
  const topics = problem.path.phases.flatMap((phase) => phase.topics);
  const past = new Set(problem.history.map(({ id }) => id));
  const added = plan.sessions.filter(({ id }) => !past.has(id));
  const finish = Math.max(-1, ...added.map((session) => dayOf(problem, session)));
  const minutesOf = (sessions: Plan['sessions'], topicId: string) =>
    sessions.reduce((sum, one) => sum + (one.topicId === topicId ? one.minutes : 0), 0);
  const { gridMinutes } = problem.rules;
  const weighted = topics.map(({ id, effort, priority }) => {
    const done = minutesOf(plan.sessions, id) - minutesOf(added, id);
    const left = effort.core + aimed * (effort.deep - effort.core) - done;
    const counted = Math.max(0, Math.ceil((left - 1e-6) / gridMinutes) * gridMinutes);
    return priority * Math.min(minutesOf(added, id), counted);
  });
  const weeks = [...new Set(added.map((session) => weekOf(dayOf(problem, session))))];
  const loads = weeks.map((week) =>
    plan.sessions.reduce(
      (sum, session) => sum + (weekOf(dayOf(problem, session)) === week ? session.minutes : 0),
      0,
    ),
  );
  return {
    finishingWeek: weekOf(finish),
    weightedMinutes: weighted.reduce((a, b) => a + b, 0),
    sessions: added.length,
    peakMinutes: Math.max(0, ...loads),
  };
}

it('agrees with a solver that tries everything: feasibility, minimum depth, finishing week', () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      const expected = referenceSolve(problem);
      const deepest = verifiedPlan(problem);
      const soonest = verifiedPlan({ ...problem, aim: 'soonest' });
      if (expected === null || !deepest || !soonest) {
        expect([expected, deepest, soonest]).toEqual([null, null, null]);
        return;
      }
      expect(deepest.depth).toBeCloseTo(expected.depth, 9);
      const finish = soonest.finishDay - problem.startDay;
      expect(weekOf(finish)).toBe(weekOf(expected.soonestFinish));
    }),
    { numRuns: 700 },
  );
});

/** Named aims, and one whose depth is between two grid steps. */
const AIMS = [
  { aim: 'soonest', aimed: 0 },
  { aim: 'standard', aimed: 0.5 },
  { aim: 'deepest', aimed: 1 },
  { aim: { depth: 0.3 }, aimed: 0.3 },
] as const;

it.each([
  ['study', tinyProblem],
  ['milestones and known topics', tinyProblemWithChoices],
  ['a past', tinyProblemWithPast],
])(
  'agrees with it on weighted effort, number of sessions and fullest week too: %s',
  (_, problems) => {
    fc.assert(
      fc.property(problems, fc.constantFrom(...AIMS), (given, { aim, aimed }) => {
        const problem: Problem = { ...given, aim };
        const expected = referenceOptimum(problem, aimed);
        const plan = verifiedPlan(problem);
        if (expected === null || !plan) {
          expect([expected, plan]).toEqual([null, null]);
          return;
        }
        const { depth, finishingWeek } = expected;
        const figures = figuresOf(problem, plan, aimed);
        expect(plan.depth).toBeGreaterThanOrEqual(depth - 1e-9);
        if (finishingWeek === null) expect(plan.depth).toBeCloseTo(depth, 9);
        expect({ depth, ...figures }).toEqual({
          ...expected,
          finishingWeek: finishingWeek ?? figures.finishingWeek,
        });
      }),
      { numRuns: 250 },
    );
  },
);

it('keeps depth and finishing week where the best of all plans would take too much work', () => {
  fc.assert(
    fc.property(tinyProblemWithPast, fc.constantFrom(...AIMS), (given, { aim, aimed }) => {
      const problem: Problem = { ...given, aim };
      const best = verifiedPlan(problem);
      const good = fitStudy(problem, workBudget(MOST_STEPS), 0);
      if (!best || good.kind === 'infeasible') {
        expect([best, good.kind]).toEqual([null, 'infeasible']);
        return;
      }
      expect(verify(problem, good.plan)).toEqual([]);
      const anything = figuresOf(problem, best, aimed).sessions > 0;
      if (anything) expect(good.plan.approximate).toBe(true);
      expect(Math.min(good.plan.depth, aimed)).toBe(Math.min(best.depth, aimed));
      const week = (plan: Plan) => figuresOf(problem, plan, aimed).finishingWeek;
      if (best.depth >= aimed) expect(week(good.plan)).toBe(week(best));
    }),
    { numRuns: 500 },
  );
});

it('does not care by how much all priorities are multiplied', () => {
  fc.assert(
    fc.property(tinyProblem, fc.integer({ min: 2, max: 9 }), (problem, factor) => {
      const phases = problem.path.phases.map((phase) => ({
        ...phase,
        topics: phase.topics.map((topic) => ({ ...topic, priority: factor * topic.priority })),
      }));
      expect(fit({ ...problem, path: { ...problem.path, phases } })).toEqual(fit(problem));
    }),
    { numRuns: 500 },
  );
});
