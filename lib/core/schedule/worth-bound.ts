import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import type { PathTasks } from './path-tasks';
import type { Room } from './room';
import { weekOfDay } from './study-calendar';
import type { Rest, TopicTask } from './topic-program';
import type { WorkBudget } from './work-budget';

/** Upper bounds on what is still to be gained: weighted steps times their worth, less sessions. */
export interface WorthBound {
  /** By a whole sequence. */
  readonly whole: number;
  /**
   * By what follows a session at which a topic had so many steps done, or was finished: given the
   * session's slot and end, and minutes used of its day and week.
   */
  readonly left: (
    task: TopicTask,
    done: number,
    finished: boolean,
    slot: number,
    end: number,
    dayUsed: Minutes,
    weekUsed: Minutes,
  ) => number;
}

export interface BoundedRun {
  readonly path: PathTasks;
  readonly room: Room;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly grid: Minutes;
  /** The longest session, grid steps. */
  readonly longest: number;
  readonly stepWorth: number;
  /** By phase, the last day on which it may end. */
  readonly latest: readonly { readonly end: number }[];
}

/** Beyond so many entries a table costs more than it spares. */
const MOST_ENTRIES = 1 << 20;

/** A topic that goes on for more weeks counts from there on as if it were not cut. */
const MOST_CUTS = 2;

/**
 * The bound of a relaxation: each week is one stretch that holds as much as fits into it, wherever in
 * the week its windows lie. The topics follow each other along these stretches; a topic that goes on in
 * the next week takes a session more, and time may be left unused. That is a dynamic program over
 * (topic, steps of room gone by), small because what is left must still hold the least efforts. It
 * sees what weighs most, that topics are cut where weeks end, and mostly leaves nothing to search for:
 * a state-space relaxation (Christofides, Mingozzi and Toth 1981) as completion bound of the labels.
 */
export function createWorthBound(run: BoundedRun, budget: WorkBudget): WorthBound {
  const { path, room, firstDay, lastDay, grid, longest, stepWorth, latest } = run;
  const tasks = path.tasksOfPhase.flat();
  const lastWeek = weekOfDay(lastDay);
  /** Steps of room before each week, from the first day on. */
  const before = new Int32Array(lastWeek + 2);
  for (let week = weekOfDay(firstDay); week <= lastWeek; week += 1) {
    const from = Math.max(firstDay, week * DAYS_PER_WEEK);
    const to = Math.min(lastDay, week * DAYS_PER_WEEK + DAYS_PER_WEEK - 1);
    before[week + 1] = (before[week] as number) + Math.floor(room.between(from, to) / grid);
  }
  const total = before[lastWeek + 1] as number;
  const spare = total - path.leastOfPhase.reduce((sum, least) => sum + least, 0);
  if (spare < 0 || (tasks.length + 1) * (spare + 1) > MOST_ENTRIES) {
    return simpleBound(run);
  }

  /** By steps of room gone by, those gone by when that week ends. */
  const weekEnd = new Int32Array(total + 1).fill(total);
  for (let week = lastWeek; week >= 0; week -= 1) {
    weekEnd.fill(before[week + 1] as number, before[week], before[week + 1]);
  }
  const width = spare + 1;
  const table = new Float64Array((tasks.length + 1) * width).fill(-Infinity);
  /** Least steps before each topic: no sequence has come to it earlier. */
  const firstOf = new Int32Array(tasks.length + 1);
  /** Most steps of room gone by once each topic is done, so that its phase still ends in time. */
  const lastOf = new Int32Array(tasks.length + 1);
  for (const { number, least, laterInPhase } of tasks) {
    firstOf[number + 1] = (firstOf[number] as number) + least;
    const { end } = latest[path.places[number]?.phase as number] as BoundedRun['latest'][number];
    const from = Math.max(firstDay, weekOfDay(end) * DAYS_PER_WEEK);
    const inTime =
      (before[weekOfDay(end)] as number) + Math.ceil(room.between(from, end) / grid) - laterInPhase;
    lastOf[number + 1] = Math.min((firstOf[number + 1] as number) + spare, inTime);
  }

  /** The most to be gained from a topic with so many steps done on, at some steps of room gone by. */
  function gain(task: TopicTask, done: number, gone: number): number {
    const { least, target, weight, single, number } = task;
    const offset = (number + 1) * width - (firstOf[number + 1] as number);
    const last = lastOf[number + 1] as number;
    const enough = Math.max(least - done, done === 0 ? 0 : 1);
    let best = -Infinity;
    const ends = (at: number, worth: number) => {
      if (at <= last) best = Math.max(best, worth + (table[offset + at] as number));
    };
    const along = (left: number, at: number, worth: number, cuts: number): void => {
      const inWeek = (weekEnd[at] as number) - at;
      if (single && left > 0) {
        if (left <= inWeek) ends(at + left, worth - 1);
      } else if (left <= inWeek || cuts === 0) {
        ends(at + left, worth - Math.ceil(left / longest));
      } else if (at < total) {
        const whole = inWeek - (inWeek % longest);
        along(left - inWeek, at + inWeek, worth - Math.ceil(inWeek / longest), cuts - 1);
        // Unused time may spare a session.
        if (whole < inWeek) along(left - whole, at + inWeek, worth - whole / longest, cuts - 1);
      }
    };
    for (let steps = enough; steps <= Math.max(enough, target - done); steps += 1) {
      if (gone + steps > last) break;
      const counted = Math.min(done + steps, target) - Math.min(done, target);
      along(steps, gone, counted * weight * stepWorth, MOST_CUTS);
    }
    return best;
  }

  table.fill(0, tasks.length * width);
  for (let index = tasks.length - 1; index >= 0; index -= 1) {
    const task = tasks[index] as TopicTask;
    const first = firstOf[index] as number;
    budget.spend(width);
    for (let gone = spare; gone >= 0; gone -= 1) {
      const unused = gone === spare ? -Infinity : (table[index * width + gone + 1] as number);
      table[index * width + gone] = Math.max(unused, gain(task, 0, first + gone));
    }
  }

  function left(
    task: TopicTask,
    done: number,
    finished: boolean,
    slot: number,
    end: number,
    dayUsed: Minutes,
    weekUsed: Minutes,
  ): number {
    const rest = Math.floor(room.restOfWeek(slot, end, dayUsed, weekUsed, lastDay) / grid);
    const gone = (before[room.weekOf(slot) + 1] as number) - rest;
    const index = task.number + (finished ? 1 : 0);
    const ahead = gone - (firstOf[index] as number) - (finished ? 0 : Math.min(done, task.least));
    if (ahead > spare) return -Infinity;
    // No sequence is there so early; a bound that does not know of it bounds nothing.
    if (ahead < 0) return Infinity;
    return finished ? (table[index * width + ahead] as number) : gain(task, done, gone);
  }

  return { whole: table[0] as number, left };
}

/** Without regard to weeks: the fewest sessions of each topic, and the greatest weights for what room is left. */
function simpleBound({
  path,
  room,
  firstDay,
  lastDay,
  grid,
  longest,
  stepWorth,
}: BoundedRun): WorthBound {
  const atMost = (rest: Rest, spare: number) =>
    (rest.leastWorth + Math.min(rest.extraWorth, rest.mostWeight * spare)) * stepWorth -
    rest.sessions;
  const least = path.leastOfPhase.reduce((sum, steps) => sum + steps, 0);
  const spareOfAll = Math.floor(room.between(firstDay, lastDay) / grid) - least;
  return {
    whole: atMost(path.rest, spareOfAll),
    left: (task, done, finished, slot, end, dayUsed, weekUsed) => {
      const { least, target, weight, laterInAll } = task;
      const left = finished ? 0 : Math.max(0, least - done);
      const beyond = finished ? 0 : Math.max(0, target - Math.max(done, least));
      const rest: Rest = {
        leastWorth: task.rest.leastWorth + left * weight,
        extraWorth: task.rest.extraWorth + beyond * weight,
        mostWeight: beyond > 0 ? Math.max(weight, task.rest.mostWeight) : task.rest.mostWeight,
        sessions: task.rest.sessions + (finished ? 0 : Math.max(1, Math.ceil(left / longest))),
      };
      const minutes = room.after(slot, end, dayUsed, weekUsed, lastDay);
      return atMost(rest, Math.floor(minutes / grid) - left - laterInAll);
    },
  };
}
