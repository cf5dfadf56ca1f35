import { DAYS_PER_WEEK, type CivilDay } from '../civil/civil';
import { boundsAtDepth, depthsOnGrid } from './effort-bounds';
import { prepared } from './feasible';
import { leastAbove, leastHolding } from './least-holding';
import type { Problem } from './problem';
import { studyCalendar, weekOfDay } from './study-calendar';
import { MOST_STEPS, withinSteps, type TooLarge, type WorkBudget } from './work-budget';

/** One choice between sooner and deeper. */
export interface FrontierPoint {
  /** Plan week of the finish, from 0. */
  readonly week: number;
  /** Last plannable day of that week. */
  readonly lastDay: CivilDay;
  /** The highest minimum depth of any plan that finishes by then, 0 to 1. */
  readonly depth: number;
}

/**
 * How deep the path can be studied for each week in which it could finish: from the earliest one at
 * core depth to the first of full depth, or to the last plannable one. Depth never falls along it;
 * it is empty where nothing fits. What the problem aims at plays no part.
 */
export function frontier(
  problem: Problem,
  mostSteps: number = MOST_STEPS,
): readonly FrontierPoint[] | TooLarge {
  return withinSteps(mostSteps, (budget) => frontierWithin(problem, budget));
}

function frontierWithin(problem: Problem, budget: WorkBudget): readonly FrontierPoint[] {
  const depths = depthsOnGrid(problem);
  const bounds = depths.map((depth) => boundsAtDepth(problem, depth));
  const lastPlannable = studyCalendar(problem).days - 1;
  const lastDayOf = (week: number) =>
    problem.startDay + Math.min(lastPlannable, (week + 1) * DAYS_PER_WEEK - 1);
  const { calendar, sequencer } = prepared(problem, budget);
  const finisher = (week: number) => {
    const lastDay = lastDayOf(week);
    if (problem.reviews !== null) {
      const { place } = prepared({ ...problem, deadlineDay: lastDay }, budget);
      return (index: number) => place(bounds[index] ?? []) !== null;
    }
    const options = {
      limits: calendar.limits,
      lastDay: lastDay - problem.startDay,
      order: 'earliest',
    } as const;
    return (index: number) => sequencer.solve(bounds[index] ?? [], options) !== null;
  };
  const lastWeek = weekOfDay(Math.max(0, lastPlannable));
  if (!finisher(lastWeek)(0)) return [];
  const firstWeek = leastHolding(-1, lastWeek, (week) => finisher(week)(0));
  const points: FrontierPoint[] = [];
  let deepest = 0;
  for (let week = firstWeek; week <= lastWeek; week += 1) {
    const fits = finisher(week);
    deepest = leastAbove(deepest, depths.length, (index) => !fits(index)) - 1;
    const depth = depths[deepest] as number;
    points.push({ week, lastDay: lastDayOf(week), depth });
    if (deepest === depths.length - 1) break;
  }
  return points;
}
