import type { Minutes } from '../civil/civil';
import type { PathTasks, TopicTask } from './path-tasks';
import type { RoomOfDays, Stretches } from './stretches';
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

/** By a topic's number, sessions that it can be done with: any other ends later or has used more. */
export type EarliestEnds = readonly (readonly SessionEnd[])[];

export interface SessionEnd {
  readonly slot: number;
  readonly end: number;
  readonly dayUsed: Minutes;
  readonly weekUsed: Minutes;
}

export interface BoundedRun extends RoomOfDays {
  readonly path: PathTasks;
  /** The shortest and the longest session, grid steps. */
  readonly shortest: number;
  readonly longest: number;
  readonly stepWorth: number;
  /**
   * Told of each topic's earliest ways to be done, so that nothing earlier is looked at; asked for only
   * where that spares more than it costs.
   */
  readonly earliest: () => EarliestEnds | null;
  /** By phase, the last day on which it may end. */
  readonly latest: readonly { readonly end: number }[];
}

/** Beyond so many entries a table costs more than it spares. */
const MOST_ENTRIES = 1 << 22;

/** A topic cut more often counts from there on as if it were not cut. */
const MOST_CUTS = 3;

/** What of the stretches matters to each topic. */
interface Band {
  readonly stretches: Stretches;
  /** By a topic's number, the steps of room gone by before it: at least, and at most. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** At most so many entries in a table. */
  readonly entries: number;
}

/** No topic begins before the least of those before it is done, nor so late that the rest cannot be. */
export function bandOf(
  stretches: Stretches,
  { path, latest }: BoundedRun,
  earliest: EarliestEnds | null,
): Band {
  const tasks = path.tasksOfPhase.flat();
  const from = new Int32Array(tasks.length + 1);
  const to = new Int32Array(tasks.length + 1);
  let entries = 0;
  const least = path.leastOfPhase.reduce((sum, steps) => sum + steps, 0);
  to[0] = stretches.total - least;
  entries += to[0] + 1;
  for (const { number, least: steps, laterInPhase, laterInAll } of tasks) {
    const { end } = latest[path.places[number]?.phase as number] as BoundedRun['latest'][number];
    const gone = earliest?.[number]?.map(({ slot, end: ended, dayUsed, weekUsed }) =>
      stretches.gone(slot, ended, dayUsed, weekUsed),
    );
    const soonest = gone === undefined || gone.length === 0 ? 0 : Math.min(...gone);
    const first = Math.max(soonest, (from[number] as number) + steps);
    const last = Math.min(stretches.total - laterInAll, stretches.goneBy(end) - laterInPhase);
    from[number + 1] = first;
    to[number + 1] = last;
    entries += last - first + 1;
  }
  return { stretches, from, to, entries };
}

/**
 * The bound of a relaxation: the topics follow each other along stretches of time. A topic that goes on
 * in the next stretch takes a session more, and time may be left unused. That is a dynamic program over
 * (topic, steps of room gone by), small because what is left must still hold the least efforts. It
 * sees what weighs most, that topics are cut where stretches end, and mostly leaves nothing to search
 * for: a state-space relaxation (Christofides, Mingozzi and Toth 1981) as completion bound of labels.
 */
export function tableAlong(
  { stretches, from, to: latest }: Band,
  run: BoundedRun,
  budget: WorkBudget,
): WorthBound | null {
  const { path, longest, shortest, stepWorth } = run;
  const { endOf } = stretches;
  const tasks = path.tasksOfPhase.flat();
  const to = latest.slice();
  /** By a topic's number, where its part of the table begins: the last topic's part is the first. */
  const offsets = new Float64Array(tasks.length + 1);
  let table = new Float64Array(1 << 10);
  let entries = 0;

  /** Makes room for a topic's part of the table. */
  function open(number: number): number {
    offsets[number] = entries;
    entries += (to[number] as number) - (from[number] as number) + 1;
    while (entries > table.length) {
      const larger = new Float64Array(2 * table.length);
      larger.set(table);
      table = larger;
    }
    return offsets[number] - (from[number] as number);
  }

  let best = -Infinity;
  let offset = 0;
  let first = 0;
  let last = 0;
  let beyond = 0;

  function ends(at: number, worth: number): void {
    if (at > last) return;
    // No sequence is there before the first.
    const whole = worth + (table[offset + (at < first ? first : at)] as number);
    if (whole > best) best = whole;
  }

  /**
   * Every way along the stretches that may be best: filling them, or leaving what a session more would
   * take, or what the last part lacks to a session. No part of a topic is less than a session; a last
   * one that is takes a session's time where the topic may take `beyond` steps more.
   */
  function along(left: number, at: number, worth: number, cuts: number, whole: boolean): void {
    const inStretch = (endOf[at] as number) - at;
    if (left < shortest && !whole && cuts > 0) {
      if (left + beyond >= shortest && inStretch >= shortest) ends(at + shortest, worth - 1);
    } else if (left <= inStretch || cuts === 0) {
      ends(at + left, worth - Math.ceil(left / longest));
    }
    const next = at + inStretch;
    if ((left <= inStretch && (whole || left >= shortest)) || cuts === 0) return;
    if (at + left > last || next === at) return;
    // What is less than a session is left unused.
    if (inStretch < shortest) {
      along(left, next, worth, cuts - 1, whole);
      return;
    }
    if (left <= inStretch) return;
    // As much as there is, or as much as takes a session less; or a little less, where otherwise a
    // later part would lack something to a session.
    const even = inStretch - (inStretch % longest);
    const lacking = (inStretch - left) % shortest;
    cut(inStretch, left, next, worth, cuts, whole);
    if (lacking !== 0) cut(inStretch - lacking - shortest, left, next, worth, cuts, whole);
    if (even === inStretch) return;
    cut(even, left, next, worth, cuts, whole);
    const lackingOfEven = (even - left) % shortest;
    if (lackingOfEven !== 0) cut(even - lackingOfEven - shortest, left, next, worth, cuts, whole);
  }

  /** Goes on along the next stretch after a part in this one. */
  function cut(
    part: number,
    left: number,
    next: number,
    worth: number,
    cuts: number,
    whole: boolean,
  ): void {
    if (part !== 0 && part < shortest) return;
    const sessions = Math.ceil(part / longest);
    along(left - part, next, worth - sessions, cuts - 1, whole && part === 0);
  }

  /** The most to be gained from a topic with so many steps done on, at some steps of room gone by. */
  function gain(task: TopicTask, done: number, gone: number): number {
    const { least, target, weight, single, number } = task;
    first = from[number + 1] as number;
    last = to[number + 1] as number;
    offset = (offsets[number + 1] as number) - first;
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
      beyond = task.most - done - steps;
      along(steps, gone, counted * weight * stepWorth, MOST_CUTS, done === 0);
    }
    return best;
  }

  const nothing: WorthBound = { whole: -Infinity, left: () => -Infinity };
  if ((to[tasks.length] as number) < (from[tasks.length] as number)) return nothing;
  open(tasks.length);
  for (let index = tasks.length - 1; index >= 0; index -= 1) {
    const task = tasks[index] as TopicTask;
    const soonest = from[index] as number;
    let gone = Math.min(to[index] as number, (to[index + 1] as number) - task.least);
    let worth = -Infinity;
    // From too late a point the rest does not fit along the stretches.
    while (gone >= soonest && (worth = gain(task, 0, gone)) === -Infinity) gone -= 1;
    if (gone < soonest) return nothing;
    to[index] = gone;
    const row = open(index);
    if (entries > MOST_ENTRIES) return null;
    budget.spend(gone - soonest + 1);
    table[row + gone] = worth;
    for (gone -= 1; gone >= soonest; gone -= 1) {
      worth = Math.max(worth, gain(task, 0, gone));
      table[row + gone] = worth;
    }
  }

  return {
    whole: table[offsets[0] as number] as number,
    left: (task, done, finished, slot, end, dayUsed, weekUsed) => {
      const gone = stretches.gone(slot, end, dayUsed, weekUsed);
      const index = task.number + (finished ? 1 : 0);
      if (finished) {
        if (gone > (to[index] as number)) return -Infinity;
        const at = Math.max(gone, from[index] as number) - (from[index] as number);
        return table[(offsets[index] as number) + at] as number;
      }
      // What is left of the stretch may also be left unused.
      return Math.max(gain(task, done, gone), gain(task, done, endOf[gone] as number));
    },
  };
}
