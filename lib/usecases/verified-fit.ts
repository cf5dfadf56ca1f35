import { fit, type FitOutcome } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';

/** `fit`, whose plan was checked against every hard constraint. Throws where it breaks one: that is a bug. */
export function verifiedFit(problem: Problem, mostSteps?: number): FitOutcome {
  const outcome = fit(problem, mostSteps);
  if (outcome.kind !== 'plan') return outcome;
  const violations = verify(problem, outcome.plan);
  if (violations.length === 0) return outcome;
  throw new Error(`The plan breaks ${violations.map(({ constraint }) => constraint).join(', ')}.`);
}
