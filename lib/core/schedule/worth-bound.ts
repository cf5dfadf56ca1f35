import type { Rest } from './path-tasks';
import { slotStretches, weekStretches } from './stretches';
import type { WorkBudget } from './work-budget';
import { bandOf, tableAlong, type BoundedRun, type WorthBound } from './worth-table';

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
