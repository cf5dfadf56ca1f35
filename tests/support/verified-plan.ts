import { fit } from '@/lib/core/schedule/fit';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';

/** The plan of a problem, once the verifier has accepted it; null where nothing fits. */
export function verifiedPlan(problem: Problem): Plan | null {
  const outcome = fit(problem);
  if (outcome.kind === 'too-large') throw new Error('small problems take little work');
  if (outcome.kind === 'infeasible') return null;
  const violations = verify(problem, outcome.plan);
  if (violations.length > 0) throw new Error(`not a plan: ${JSON.stringify(violations)}`);
  return outcome.plan;
}
