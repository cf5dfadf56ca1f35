import type { CivilDay, Minutes } from '../civil/civil';
import { withRules } from './constraint-groups';
import { leastHolding } from './least-holding';
import { fitsAtCore } from './fits-at-core';
import { fitWithin } from './fit';
import type { Problem } from './problem';
import { leastMinutes, MOST_A_WEEK } from './relaxations';
import { studyCalendar } from './study-calendar';
import { MOST_STEPS, withinSteps, type TooLarge } from './work-budget';

/** How much worse things could get with the path still finished at core depth. */
export interface Headroom {
  /** Whole coming weeks that could be lost, as the plan tells them. */
  readonly missableWeeks: number;
  /** The least minutes a week that still meet the deadline, else the recommended weeks, in grid steps. */
  readonly leastWeeklyMinutes: Minutes;
  /** The earliest local day on which the path could be finished at this pace. */
  readonly earliestFinish: CivilDay;
}

/** The room of a problem that fits; null when it does not. */
export function headroom(
  problem: Problem,
  mostSteps: number = MOST_STEPS,
): Headroom | TooLarge | null {
  return withinSteps(mostSteps, (budget) => {
    const outcome = fitWithin(problem, budget);
    if (outcome.kind === 'infeasible') return null;
    const { startDay, rules } = problem;
    const { weeklyCapMinutes, gridMinutes } = rules;
    const enough = weeklyCapMinutes ?? MOST_A_WEEK;
    return {
      missableWeeks: outcome.plan.missableWeeks,
      leastWeeklyMinutes: leastMinutes(-1, enough, gridMinutes, (minutes) =>
        fitsAtCore(withRules(problem, { weeklyCapMinutes: minutes }), budget),
      ),
      earliestFinish: leastHolding(
        startDay - 1,
        startDay + studyCalendar(problem).days - 1,
        (day) => fitsAtCore({ ...problem, deadlineDay: day }, budget),
      ),
    };
  });
}
