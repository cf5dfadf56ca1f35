import type { Minutes } from '../civil/civil';
import type { PathTasks, Rest, TopicTask } from './path-tasks';
import { slotStretches, weekStretches, type RoomOfDays } from './stretches';
import type { WorkBudget } from './work-budget';
import { bandOf, tableAlong } from './worth-table';

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

/** From so many entries on it pays to find out first how early each topic can be done. */
const MANY_ENTRIES = 1 << 15;

/** Two tables are used where the second one is at most so many times as large. */
const BESIDE = 4;

/**
 * The tightest bound that there is at a bearable price: along weeks where their limits bind, along
 * slots where that leaves little time unused, or neither.
 */
export function createWorthBound(run: BoundedRun, budget: WorkBudget): WorthBound {
  const { room, firstDay, lastDay } = run;
  const bands = [slotStretches(run)];
  if (room.binds(firstDay, lastDay)) bands.unshift(weekStretches(run));
  let found = bands.map((stretches) => bandOf(stretches, run, null));
  if ((found[0]?.entries ?? 0) > MANY_ENTRIES) {
    const earliest = run.earliest();
    found = bands.map((stretches) => bandOf(stretches, run, earliest));
  }
  const [main, beside] = found;
  const tables: WorthBound[] = [];
  for (const band of found) {
    if (band === beside && beside.entries > BESIDE * (main?.entries ?? 0)) break;
    const table = tableAlong(band, run, budget);
    if (table) tables.push(table);
  }
  const [one, other] = tables;
  if (!one) return simpleBound(run);
  if (!other) return one;
  return {
    whole: Math.min(one.whole, other.whole),
    left: (...at) => Math.min(one.left(...at), other.left(...at)),
  };
}

/**
 * A bound for what is faster tried than bounded, without regard to where time is: the fewest sessions of
 * each topic, and the greatest weights for what room is left.
 */
export function simpleBound({
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
