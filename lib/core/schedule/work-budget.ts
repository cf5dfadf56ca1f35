/** Thrown within a question that has done all the work it may do; `withinSteps` turns it into a value. */
export class WorkExceeded extends Error {}

/** The question was not answered: it asks for more work than one question may cost. */
export interface TooLarge {
  readonly kind: 'too-large';
  /** How many steps of the solver were allowed. */
  readonly steps: number;
}

/** A few seconds of work; the reference path takes a thousandth of it. */
export const MOST_STEPS = 40_000_000;

/** Counts the solver's work, so that the largest request is answered or refused in bounded time. */
export interface WorkBudget {
  /** Counts steps: a slot looked at, or a label compared. Throws `WorkExceeded` past the last. */
  readonly spend: (steps: number) => void;
}

export function workBudget(steps: number): WorkBudget {
  let left = steps;
  return {
    spend: (spent) => {
      left -= spent;
      if (left < 0) throw new WorkExceeded(`more than ${steps} steps`);
    },
  };
}

/** A budget of which one part may be held to less. */
interface PartedBudget extends WorkBudget {
  /** What the work answers, or null where it would take more than so many steps. */
  readonly within: <Answer>(steps: number, work: () => Answer) => Answer | null;
}

class PartExceeded extends Error {}

export function partedBudget(budget: WorkBudget): PartedBudget {
  let left = Infinity;
  return {
    spend: (spent) => {
      budget.spend(spent);
      left -= spent;
      if (left < 0) throw new PartExceeded('more steps than this part may take');
    },
    within: (steps, work) => {
      left = steps;
      try {
        return work();
      } catch (error) {
        if (!(error instanceof PartExceeded)) throw error;
        return null;
      } finally {
        left = Infinity;
      }
    },
  };
}

/** What the work answers, or that it would take more than so many steps. */
export function withinSteps<Answer>(
  steps: number,
  work: (budget: WorkBudget) => Answer,
): Answer | TooLarge {
  try {
    return work(workBudget(steps));
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return { kind: 'too-large', steps };
  }
}
