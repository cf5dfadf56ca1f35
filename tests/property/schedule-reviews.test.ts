import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import { frontier } from '@/lib/core/schedule/frontier';
import { fitsAtCore } from '@/lib/core/schedule/fits-at-core';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { workBudget } from '@/lib/core/schedule/work-budget';
import { tinyProblem } from '../support/problem-arbitraries';

/** The last of several topics of a phase as its milestone. */
function withMilestones(problem: Problem): Problem {
  const phases = problem.path.phases.map((phase) => ({
    ...phase,
    topics: phase.topics.map((topic, index) =>
      index === 0 || index < phase.topics.length - 1
        ? topic
        : { ...topic, kind: 'milestone' as const, effort: { core: 90, deep: 90 } },
    ),
  }));
  return { ...problem, path: { ...problem.path, phases } };
}

const reviewed: fc.Arbitrary<Problem> = fc
  .record({
    problem: tinyProblem,
    afterDays: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    minutes: fc.constantFrom(10, 20, 30, 45),
    milestones: fc.boolean(),
    aim: fc.constantFrom('soonest' as const, 'standard' as const, 'deepest' as const),
    upkeep: fc.option(
      fc.record({ weeklyMinutes: fc.constantFrom(60, 120), weeks: fc.constant(2) }),
    ),
  })
  .map(({ problem, afterDays, minutes, milestones, aim, upkeep }) => ({
    ...(milestones ? withMilestones(problem) : problem),
    aim,
    upkeep,
    reviews: { afterDays: [...afterDays].sort((a, b) => a - b), minutes },
  }));

it('places study and all its reviews under every constraint, or says that it did not', () => {
  fc.assert(
    fc.property(reviewed, (problem) => {
      const outcome = fit(problem);
      if (outcome.kind === 'plan') expect(verify(problem, outcome.plan)).toEqual([]);
      expect(outcome.kind === 'plan').toBe(fitsAtCore(problem, workBudget(1e9)));
    }),
    { numRuns: 1000 },
  );
});

it('leaves no review later than a free earlier day', () => {
  fc.assert(
    fc.property(reviewed, (problem) => {
      const outcome = fit(problem);
      if (outcome.kind !== 'plan') return;
      const { sessions } = outcome.plan;
      const day = 1440;
      for (const review of sessions.filter(({ kind }) => kind === 'review')) {
        // Every local day is a UTC day here, and no review lies more than 14 days after its due day.
        const today = Math.floor(review.start / day) * day;
        for (let start = today - 14 * day; start < today; start += problem.rules.gridMinutes) {
          const moved = sessions.map((one) => (one === review ? { ...one, start } : one));
          expect(verify(problem, { sessions: moved })).not.toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('tells on the frontier what a plan with reviews reaches by then', () => {
  fc.assert(
    fc.property(reviewed, (problem) => {
      const points = frontier(problem);
      if ('kind' in points) throw new Error('tiny problems take little work');
      for (const { lastDay, depth } of points) {
        const outcome = fit({ ...problem, aim: { finishBy: lastDay } });
        if (outcome.kind !== 'plan') throw new Error('a plan exists');
        expect(outcome.plan.depth).toBeGreaterThanOrEqual(depth);
        expect(outcome.plan.finishDay).toBeLessThanOrEqual(lastDay);
        expect(verify(problem, outcome.plan)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

it('never makes a plan of study deeper or sooner than it is without reviews', () => {
  fc.assert(
    fc.property(reviewed, (problem) => {
      const [alone, both] = [fit({ ...problem, reviews: null }), fit(problem)];
      if (both.kind !== 'plan') return;
      if (alone.kind !== 'plan') throw new Error('a plan exists');
      expect(both.plan.depth).toBeLessThanOrEqual(alone.plan.depth);
      if (both.plan.depth < alone.plan.depth) return;
      if (problem.aim === 'soonest') {
        expect(lastWeek(problem, both.plan)).toBeGreaterThanOrEqual(lastWeek(problem, alone.plan));
      }
    }),
    { numRuns: 1000 },
  );
});

/** The plan week of the last study session or milestone; these problems are in UTC. */
function lastWeek({ startDay }: Problem, { sessions }: Plan): number {
  const last = sessions.findLast(({ kind }) => kind === 'study' || kind === 'milestone');
  return Math.floor(((last?.start ?? 0) / 1440 - startDay) / 7);
}
