import { DAYS_PER_WEEK, type CivilDay } from '../civil/civil';
import { startOfDay, wallTimeAt } from '../civil/offset-table';
import { leastHolding } from './least-holding';
import { fitsAtCore } from './fits-at-core';
import type { Problem } from './problem';
import type { WorkBudget } from './work-budget';

/**
 * How many whole coming weeks could be blacked out with the path still finished by the deadline or,
 * without one, by the plan's finish, at core depth if need be.
 */
export function missableWeeks(problem: Problem, finishDay: CivilDay, budget: WorkBudget): number {
  const until = problem.deadlineDay ?? finishDay;
  const from = firstComingDay(problem);
  const most = Math.max(0, Math.floor((until - from) / DAYS_PER_WEEK));
  return (
    leastHolding(0, most + 1, (weeks) => !fitsWithout(problem, { from, weeks, until }, budget)) - 1
  );
}

interface LostWeeks {
  readonly from: CivilDay;
  readonly weeks: number;
  /** The last day to finish on. */
  readonly until: CivilDay;
}

function firstComingDay({ now, offsets, startDay }: Problem): CivilDay {
  return now <= startOfDay(offsets, startDay) ? startDay : wallTimeAt(offsets, now).day;
}

function fitsWithout(
  problem: Problem,
  { from, weeks, until }: LostWeeks,
  budget: WorkBudget,
): boolean {
  const lost: Problem = {
    ...problem,
    deadlineDay: until,
    availability: {
      ...problem.availability,
      blackouts: [
        ...problem.availability.blackouts,
        { from, to: from + weeks * DAYS_PER_WEEK - 1 },
      ],
    },
  };
  return fitsAtCore(lost, budget);
}
