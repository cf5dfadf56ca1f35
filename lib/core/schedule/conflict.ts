import { boundsAtDepth } from './effort-bounds';
import type { Infeasible } from './plan';
import type { PhaseDemand, Problem } from './problem';
import { leastSteps, type PhaseBounds, type Sequencer } from './sequence';
import type { StudyCalendar } from './study-calendar';

/** Why the path does not fit at core depth, given the first phase that could not be placed. */
export function conflictAt(
  problem: Problem,
  calendar: StudyCalendar,
  sequencer: Sequencer,
  phaseIndex: number,
): Infeasible {
  const { startDay, rules } = problem;
  const lastDay = calendar.days - 1;
  if (!calendar.dayCapacity.some((capacity) => capacity > 0)) {
    return {
      kind: 'no-availability',
      firstDay: startDay,
      lastDay: startDay + Math.max(0, lastDay),
    };
  }
  const bounds = boundsAtDepth(problem, 0);
  const phase = problem.path.phases[phaseIndex] as PhaseDemand;
  const reach = sequencer.reach(
    bounds,
    { limits: calendar.limits, lastDay, order: 'earliest' },
    phaseIndex,
  );
  const demand = leastSteps(bounds[phaseIndex] as PhaseBounds);
  const range = {
    phaseId: phase.id,
    demandMinutes: demand * rules.gridMinutes,
    capacityMinutes: reach.steps * rules.gridMinutes,
    firstDay: startDay + reach.firstDay,
    lastDay: startDay + reach.lastDay,
    limit: reach.lastDay < lastDay ? ('phase-weeks' as const) : calendar.lastDayLimit,
  };
  if (reach.steps >= demand) {
    return { ...range, kind: 'phase-too-short', leastWeeks: phase.weeks.min };
  }
  return { ...range, kind: 'phase-does-not-fit' };
}
