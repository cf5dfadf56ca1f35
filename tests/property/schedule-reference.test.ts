import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import { verify } from '@/lib/core/schedule/verify';
import { tinyProblem } from '../support/problem-arbitraries';
import { referenceSolve } from '../support/reference-solver';

it('agrees with a solver that tries everything: feasibility, minimum depth, finishing week', () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      const expected = referenceSolve(problem);
      const deepest = fit(problem);
      const soonest = fit({ ...problem, aim: 'soonest' });
      if (expected === null) {
        expect(deepest.kind).toBe('infeasible');
        expect(soonest.kind).toBe('infeasible');
        return;
      }
      if (deepest.kind !== 'plan' || soonest.kind !== 'plan') {
        throw new Error('a plan exists');
      }
      expect(verify(problem, deepest.plan)).toEqual([]);
      expect(verify(problem, soonest.plan)).toEqual([]);
      expect(deepest.plan.depth).toBeCloseTo(expected.depth, 9);
      const weekOf = (day: number) => Math.floor(day / 7);
      const finish = soonest.plan.finishDay - problem.startDay;
      expect(weekOf(finish)).toBe(weekOf(expected.soonestFinish));
    }),
    { numRuns: 1000 },
  );
});
