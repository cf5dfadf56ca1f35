/** Thrown within a fit that has done all the work it may do; `fit` turns it into a value. */
export class WorkExceeded extends Error {}

/** Counts the solver's work, so that the largest request is answered or refused in bounded time. */
export interface WorkBudget {
  /** Counts one attempt to place a session; throws `WorkExceeded` when none is left. */
  readonly spend: () => void;
}

export function workBudget(placements: number): WorkBudget {
  let left = placements;
  return {
    spend: () => {
      left -= 1;
      if (left < 0) throw new WorkExceeded(`more than ${placements} placements tried`);
    },
  };
}
