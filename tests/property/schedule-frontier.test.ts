import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import { frontier } from '@/lib/core/schedule/frontier';
import { verify } from '@/lib/core/schedule/verify';
import { tinyProblem } from '../support/problem-arbitraries';
import { referenceSolve } from '../support/reference-solver';

it('tells, for each finishing week, the depth that a solver which tries everything finds', () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      const points = frontier(problem);
      if ('kind' in points) throw new Error('tiny problems take little work');
      if (referenceSolve(problem) === null) {
        expect(points).toEqual([]);
        return;
      }
      const found = points.map(({ lastDay }) =>
        referenceSolve({ ...problem, deadlineDay: lastDay }),
      );
      expect(found.map((answer) => answer?.depth)).toEqual(
        points.map(({ depth }) => expect.closeTo(depth, 9) as number),
      );
      const [first] = points;
      const weekBefore = problem.startDay + 7 * (first?.week ?? 0) - 1;
      expect(referenceSolve({ ...problem, deadlineDay: weekBefore })).toBeNull();
      expect(points.map(({ week }) => week)).toEqual(
        points.map((_, index) => (first?.week ?? 0) + index),
      );
      const depths = points.map(({ depth }) => depth);
      expect(depths).toEqual([...depths].sort((a, b) => a - b));
      expect(depths.filter((depth) => depth === 1).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

it('is reached: finishing by a point’s day gives its depth', () => {
  fc.assert(
    fc.property(tinyProblem, (problem) => {
      const points = frontier(problem);
      if ('kind' in points) throw new Error('tiny problems take little work');
      for (const { lastDay, depth } of points) {
        const outcome = fit({ ...problem, aim: { finishBy: lastDay } });
        if (outcome.kind !== 'plan') throw new Error('a plan exists');
        expect(outcome.plan.depth).toBe(depth);
        expect(outcome.plan.finishDay).toBeLessThanOrEqual(lastDay);
        expect(verify(problem, outcome.plan)).toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});
