/** Thrown within a fit that has done all the work it may do; `fit` turns it into a value. */
export class WorkExceeded extends Error {}

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
