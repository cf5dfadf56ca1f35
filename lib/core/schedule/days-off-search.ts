import type { CivilDay } from '../civil/civil';

/** So many choices of days are tried one by one: all pairs of 40 days, all sextuples of ten. */
const MOST_CHOICES = 1000;

/**
 * The fewest of these days that suffice, the earliest first where there is a choice; all of them do.
 * Sizes are tried in turn, each completely, as long as the choices are at most a thousand. Beyond
 * that it is the shortest run of neighbours in the list, less every day that it can do without.
 */
export function fewestDays(
  days: readonly CivilDay[],
  suffice: (chosen: readonly CivilDay[]) => boolean,
): readonly CivilDay[] {
  let choices = 0;
  for (let size = 1; size < days.length; size += 1) {
    choices += combinations(days.length, size);
    if (choices > MOST_CHOICES) return thinned(shortestRun(days, suffice), suffice);
    for (const chosen of choicesOf(days, size)) {
      if (suffice(chosen)) return chosen;
    }
  }
  return days;
}

function combinations(from: number, size: number): number {
  let count = 1;
  for (let taken = 1; taken <= size; taken += 1) count = (count * (from - size + taken)) / taken;
  return count;
}

function* choicesOf(days: readonly CivilDay[], size: number): Generator<readonly CivilDay[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first + size <= days.length; first += 1) {
    for (const rest of choicesOf(days.slice(first + 1), size - 1)) {
      yield [days[first] as CivilDay, ...rest];
    }
  }
}

/** A window that slides: what ends too early from one day does so from every later one. */
function shortestRun(
  days: readonly CivilDay[],
  suffice: (chosen: readonly CivilDay[]) => boolean,
): readonly CivilDay[] {
  let shortest = days;
  let end = 1;
  for (let start = 0; start < days.length; start += 1) {
    while (end <= days.length && !suffice(days.slice(start, end))) end += 1;
    if (end > days.length) break;
    if (end - start < shortest.length) shortest = days.slice(start, end);
  }
  return shortest;
}

/** Leaves out what is not needed, the earliest first, until no single day can be left out. */
function thinned(
  run: readonly CivilDay[],
  suffice: (chosen: readonly CivilDay[]) => boolean,
): readonly CivilDay[] {
  let needed = run;
  for (let index = 0; index < needed.length;) {
    const fewer = needed.toSpliced(index, 1);
    if (suffice(fewer)) needed = fewer;
    else index += 1;
  }
  return needed.length === run.length ? run : thinned(needed, suffice);
}
