import type { Minutes } from '../civil/civil';
import { boundsAtDepth } from './effort-bounds';
import { prepared } from './feasible';
import type { Problem } from './problem';
import { leastSteps } from './sequence';
import { weekOfDay, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** Whether every topic fits at core depth: at most one run of the solver, without a plan made of it. */
export function fitsAtCore(problem: Problem, budget: WorkBudget): boolean {
  const { calendar, place } = prepared(problem, budget);
  const bounds = boundsAtDepth(problem, 0);
  const steps = bounds.reduce((sum, phase) => sum + leastSteps(phase), 0);
  // Most of what does not fit lacks minutes at all, which a sum tells.
  if (roomOf(calendar) < steps * problem.rules.gridMinutes) return false;
  return place(bounds).kind === 'placed';
}

/** Minutes that no plan exceeds. */
export function roomOf({ dayRoom, limits }: StudyCalendar): Minutes {
  const weeks = new Array<Minutes>(limits.week.length).fill(0);
  for (const [day, room] of dayRoom.entries()) {
    weeks[weekOfDay(day)] = (weeks[weekOfDay(day)] as number) + room;
  }
  return weeks.reduce((sum, room, week) => sum + Math.min(room, limits.week[week] as number), 0);
}
