import type { Minutes } from '../civil/civil';
import { boundsAtDepth } from './effort-bounds';
import { prepared } from './feasible';
import type { Problem } from './problem';
import { weekOfDay, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** Whether every topic fits at core depth, without a plan made of it. */
export function fitsAtCore(problem: Problem, budget: WorkBudget): boolean {
  return prepared(problem, budget).place(boundsAtDepth(problem, 0)) !== null;
}

/** Minutes that no plan exceeds. */
export function roomOf({ dayRoom, limits }: StudyCalendar): Minutes {
  const weeks = new Array<Minutes>(limits.week.length).fill(0);
  for (const [day, room] of dayRoom.entries()) {
    weeks[weekOfDay(day)] = (weeks[weekOfDay(day)] as number) + room;
  }
  return weeks.reduce((sum, room, week) => sum + Math.min(room, limits.week[week] as number), 0);
}
