import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import { fitsAtCore } from '@/lib/core/schedule/fits-at-core';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { workBudget } from '@/lib/core/schedule/work-budget';
import { tinyProblem } from '../support/problem-arbitraries';

const reviewed: fc.Arbitrary<Problem> = fc
  .record({
    problem: tinyProblem,
    afterDays: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    minutes: fc.constantFrom(10, 20, 30, 45),
    aim: fc.constantFrom('soonest' as const, 'standard' as const, 'deepest' as const),
    upkeep: fc.option(
      fc.record({ weeklyMinutes: fc.constantFrom(60, 120), weeks: fc.constant(2) }),
    ),
  })
  .map(({ problem, afterDays, minutes, aim, upkeep }) => ({
    ...problem,
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
    { numRuns: 2000 },
  );
});
