import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { beforeAll, expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import { frontier } from '@/lib/core/schedule/frontier';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { midSizeProblem } from '../support/milp-arbitraries';
import { askHighs, type MilpAnswer } from '../support/milp-highs';
import type { Question } from '../support/milp-formulation';

/** Work, not seconds: the same problems are answered on every machine. */
const MOST_LP_ITERATIONS = 1500;
const SEED = 20261102;

let solver: Highs;
beforeAll(async () => {
  solver = await loadHighs();
});

function ask(problem: Problem, question: Question): MilpAnswer {
  return askHighs(solver, problem, question, MOST_LP_ITERATIONS);
}

/** The sessions of a solution as a plan has them; throws where the product's verifier finds fault. */
function checked(problem: Problem, answer: MilpAnswer): readonly PlannedSession[] {
  if (answer.kind !== 'optimal') throw new Error('no solution');
  const sessions = answer.sessions.map(({ topicId, phase, start, minutes }, index) => ({
    id: `${index}`,
    kind: topicId.endsWith('.milestone') ? ('milestone' as const) : ('study' as const),
    phaseId: problem.path.phases[phase]?.id ?? '',
    unitId: `p${phase}u`,
    topicId,
    part: 1,
    parts: 1,
    start,
    minutes,
  }));
  expect(verify(problem, { sessions })).toEqual([]);
  return sessions;
}

/** The lowest depth of any topic, from the minutes that the sessions give it. */
function minimumDepth({ path }: Problem, sessions: readonly PlannedSession[]): number {
  const depths = path.phases.flatMap(({ topics }) =>
    topics.map(({ id, effort: { core, deep } }) => {
      const own = sessions.filter(({ topicId }) => topicId === id);
      const minutes = own.reduce((sum, session) => sum + session.minutes, 0);
      return deep === core ? 1 : (minutes - core) / (deep - core);
    }),
  );
  return Math.min(...depths);
}

function weekOf({ startDay }: Problem, sessions: readonly PlannedSession[]): number {
  const last = Math.max(...sessions.map(({ start }) => start));
  return Math.floor((Math.floor(last / 1440) - startDay) / 7);
}

it('agrees with a mixed integer solver on mid-size problems: feasibility, minimum depth, earliest week, frontier', () => {
  const answered = { plans: 0, infeasible: 0 };
  fc.assert(
    fc.property(midSizeProblem, (problem) => {
      const deepest = fit(problem);
      const soonest = fit({ ...problem, aim: 'soonest' });
      const points = frontier(problem);
      if ('kind' in points) throw new Error('too large');

      const depth = ask(problem, 'highest-minimum-depth');
      if (depth.kind === 'unfinished') return;
      if (depth.kind === 'infeasible') {
        expect([deepest.kind, soonest.kind, points]).toEqual(['infeasible', 'infeasible', []]);
        answered.infeasible += 1;
        return;
      }
      const deepestOfAll = minimumDepth(problem, checked(problem, depth));
      if (deepest.kind !== 'plan' || soonest.kind !== 'plan') throw new Error('a plan exists');
      expect(verify(problem, deepest.plan)).toEqual([]);
      expect(verify(problem, soonest.plan)).toEqual([]);
      expect(deepest.plan.depth).toBeCloseTo(deepestOfAll, 9);
      expect(points.at(-1)?.depth).toBeCloseTo(deepestOfAll, 9);
      answered.plans += 1;

      const week = ask(problem, 'earliest-week');
      if (week.kind !== 'unfinished') {
        const earliest = weekOf(problem, checked(problem, week));
        expect(weekOf(problem, soonest.plan.sessions)).toBe(earliest);
        expect(points[0]?.week).toBe(earliest);
      }

      const [first] = points;
      if (first === undefined || points.length === 1) return;
      const sooner = { ...problem, deadlineDay: first.lastDay };
      const depthSooner = ask(sooner, 'highest-minimum-depth');
      if (depthSooner.kind !== 'unfinished') {
        expect(first.depth).toBeCloseTo(minimumDepth(sooner, checked(sooner, depthSooner)), 9);
      }
    }),
    // Every attempt at a smaller counterexample would cost as much as the test.
    { seed: SEED, numRuns: 40, endOnFailure: true },
  );
  expect(answered.plans).toBeGreaterThanOrEqual(16);
  expect(answered.infeasible).toBeGreaterThanOrEqual(12);
}, 240_000);
