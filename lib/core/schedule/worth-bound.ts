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
  /** The shortest and the longest session, grid steps. */
  readonly shortest: number;
  readonly longest: number;
  readonly stepWorth: number;
  /** By phase, the last day on which it may end. */
  readonly latest: readonly { readonly end: number }[];
}

/** Beyond so many entries a table costs more than it spares. */
const MOST_ENTRIES = 1 << 22;

/**
 * The tightest bound that there is at a bearable price: along weeks where their limits bind, along
 * slots where that leaves little time unused, or neither.
 */
export function createWorthBound(run: BoundedRun, budget: WorkBudget): WorthBound {
  const { path, room, firstDay, lastDay } = run;
  const least = path.leastOfPhase.reduce((sum, steps) => sum + steps, 0);
  const entries = (stretches: Stretches) =>
    (path.places.length + 1) * (stretches.total - least + 1);
  const weeks = room.binds(firstDay, lastDay) ? weekStretches(run) : null;
  const slots = slotStretches(run);
  const tables: WorthBound[] = [];
  if (weeks && entries(weeks) <= MOST_ENTRIES) tables.push(boundAlong(weeks, run, budget));
  const most = weeks ? Math.min(MOST_ENTRIES, SLOTS_BESIDE_WEEKS * entries(weeks)) : MOST_ENTRIES;
  if (entries(slots) <= most) tables.push(boundAlong(slots, run, budget));
  const [one, other] = tables;
  if (!one) return simpleBound(run);
  if (!other) return one;
  return {
    whole: Math.min(one.whole, other.whole),
    left: (...at) => Math.min(one.left(...at), other.left(...at)),
  };
}

/** Both tables are used where that of slots is at most so many times as large. */
const SLOTS_BESIDE_WEEKS = 3;

/** Stretches of time, one after the other, each of which holds so much, whatever lies in between. */
interface Stretches {
  readonly total: number;
  /** By steps of room gone by, those gone by at the end of that stretch. */
  readonly endOf: Int32Array;
  /** Steps of room gone by after a session. */
  readonly gone: (slot: number, end: number, dayUsed: Minutes, weekUsed: Minutes) => number;
  /** The most steps of room gone by at the end of a day. */
  readonly goneBy: (day: number) => number;
}

function stretchesOf(lengths: readonly number[]): Pick<Stretches, 'total' | 'endOf'> {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const endOf = new Int32Array(total + 1).fill(total);
  let from = 0;
  for (const length of lengths) {
    endOf.fill(from + length, from, from + length);
    from += length;
  }
  return { total, endOf };
}

/** Each week as one stretch that holds as much as fits into it, wherever in it its windows lie. */
function weekStretches({ room, firstDay, lastDay, grid }: BoundedRun): Stretches {
  const lastWeek = weekOfDay(lastDay);
  const lengths: number[] = [];
  const before = new Int32Array(lastWeek + 2);
  for (let week = 0; week <= lastWeek; week += 1) {
    const from = Math.max(firstDay, week * DAYS_PER_WEEK);
    const to = Math.min(lastDay, week * DAYS_PER_WEEK + DAYS_PER_WEEK - 1);
    const length = Math.floor(room.between(from, to) / grid);
    lengths.push(length);
    before[week + 1] = (before[week] as number) + length;
  }
  return {
    ...stretchesOf(lengths),
    gone: (slot, end, dayUsed, weekUsed) => {
      const rest = Math.floor(room.restOfWeek(slot, end, dayUsed, weekUsed, lastDay) / grid);
      return (before[room.weekOf(slot) + 1] as number) - rest;
    },
    goneBy: (day) => {
      const from = Math.max(firstDay, weekOfDay(day) * DAYS_PER_WEEK);
      return (before[weekOfDay(day)] as number) + Math.ceil(room.between(from, day) / grid);
    },
  };
}

/** Each slot as a stretch, whatever the limits of days and weeks. */
function slotStretches({ room, firstDay, lastDay, grid }: BoundedRun): Stretches {
  const { first, next, ofSlot, restOfSlot } = room.slotsFrom(firstDay, lastDay);
  const lengths: number[] = [];
  const before = new Int32Array(next - first + 1);
  for (let slot = first; slot < next; slot += 1) {
    const length = Math.floor(ofSlot(slot) / grid);
    lengths.push(length);
    before[slot - first + 1] = (before[slot - first] as number) + length;
  }
  return {
    ...stretchesOf(lengths),
    gone: (slot, end) =>
      (before[slot - first + 1] as number) - Math.floor(restOfSlot(slot, end) / grid),
    goneBy: (day) => before[Math.max(0, room.slotsFrom(firstDay, day).next - first)] as number,
  };
}

/** A topic cut more often counts from there on as if it were not cut. */
const MOST_CUTS = 3;

/**
 * The bound of a relaxation: the topics follow each other along stretches of time. A topic that goes on
 * in the next stretch takes a session more, and time may be left unused. That is a dynamic program over
 * (topic, steps of room gone by), small because what is left must still hold the least efforts. It
 * sees what weighs most, that topics are cut where stretches end, and mostly leaves nothing to search
 * for: a state-space relaxation (Christofides, Mingozzi and Toth 1981) as completion bound of labels.
 */
function boundAlong(stretches: Stretches, run: BoundedRun, budget: WorkBudget): WorthBound {
  const { path, longest, shortest, stepWorth, latest } = run;
  const { total, endOf } = stretches;
  const tasks = path.tasksOfPhase.flat();
  const spare = total - path.leastOfPhase.reduce((sum, steps) => sum + steps, 0);
  if (spare < 0) return { whole: -Infinity, left: () => -Infinity };
  const width = spare + 1;
  const table = new Float64Array((tasks.length + 1) * width).fill(-Infinity);
  /** Least steps before each topic: no sequence has come to it earlier. */
  const firstOf = new Int32Array(tasks.length + 1);
  /** Most steps of room gone by once each topic is done, so that its phase still ends in time. */
  const lastOf = new Int32Array(tasks.length + 1);
  for (const { number, least, laterInPhase } of tasks) {
    firstOf[number + 1] = (firstOf[number] as number) + least;
    const { end } = latest[path.places[number]?.phase as number] as BoundedRun['latest'][number];
    const inTime = stretches.goneBy(end) - laterInPhase;
    lastOf[number + 1] = Math.min((firstOf[number + 1] as number) + spare, inTime);
  }
  let best = -Infinity;
  let offset = 0;
  let last = 0;

  function ends(at: number, worth: number): void {
    if (at > last) return;
    const whole = worth + (table[offset + at] as number);
    if (whole > best) best = whole;
  }

  /** Every way along the stretches that may be best: filling them, or leaving what a session more would take. */
  function along(left: number, at: number, worth: number, cuts: number): void {
    const inStretch = (endOf[at] as number) - at;
    if (left <= inStretch || cuts === 0) {
      ends(at + left, worth - Math.ceil(left / longest));
      return;
    }
    const next = at + inStretch;
    if (at + left > last || next === at) return;
    // A part is at least a session; whatever is less is left unused.
    if (inStretch < shortest) return along(left, next, worth, cuts - 1);
    const whole = inStretch - (inStretch % longest);
    along(left - inStretch, next, worth - Math.ceil(inStretch / longest), cuts - 1);
    if (whole < inStretch) along(left - whole, next, worth - whole / longest, cuts - 1);
  }

  /** The most to be gained from a topic with so many steps done on, at some steps of room gone by. */
  function gain(task: TopicTask, done: number, gone: number): number {
    const { least, target, weight, single, number } = task;
    offset = (number + 1) * width - (firstOf[number + 1] as number);
    last = lastOf[number + 1] as number;
    best = -Infinity;
    const enough = Math.max(least - done, done === 0 ? 0 : 1);
    if (single && enough > 0) {
      if (enough <= (endOf[gone] as number) - gone)
        ends(gone + enough, enough * weight * stepWorth - 1);
      return best;
    }
    const most = Math.max(enough, target - done);
    for (let steps = enough; steps <= most && gone + steps <= last; steps += 1) {
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

  return {
    whole: table[0] as number,
    left: (task, done, finished, slot, end, dayUsed, weekUsed) => {
      const gone = stretches.gone(slot, end, dayUsed, weekUsed);
      const index = task.number + (finished ? 1 : 0);
      const ahead = gone - (firstOf[index] as number) - (finished ? 0 : Math.min(done, task.least));
      if (ahead > spare) return -Infinity;
      // No sequence is there so early; a bound that does not know of it bounds nothing.
      if (ahead < 0) return Infinity;
      if (finished) return table[index * width + ahead] as number;
      // What is left of the stretch may also be left unused.
      return Math.max(gain(task, done, gone), gain(task, done, endOf[gone] as number));
    },
  };
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
