import { fitStudy, type Fit } from './fit-study';
import { fitWithReviews } from './fit-with-reviews';
import type { Problem } from './problem';
import { withUpkeep } from './upkeep';
import { MOST_STEPS, withinSteps, type TooLarge, type WorkBudget } from './work-budget';

export type FitOutcome = Fit | TooLarge;

/** Fits a learning path into the time there is, or says which phase does not fit. */
export function fit(problem: Problem, mostSteps: number = MOST_STEPS): FitOutcome {
  return withinSteps(mostSteps, (budget) => fitWithin(problem, budget));
}

/** `fit` as a part of a larger question, whose budget it spends. */
export function fitWithin(problem: Problem, budget: WorkBudget): Fit {
  const fitted =
    problem.reviews === null ? fitStudy(problem, budget) : fitWithReviews(problem, budget);
  if (fitted.kind === 'infeasible') return fitted;
  return { kind: 'plan', plan: withUpkeep(problem, fitted.plan, budget) };
}
