import type { CivilDay } from '../civil/civil';
import { fewestOf, thinned } from './fewest-of';

/**
 * The fewest of these days that suffice, the earliest first where there is a choice; all of them do.
 * Beyond what is tried one by one it is the shortest run of neighbours in the list, less every day
 * that it can do without.
 */
export function fewestDays(
  days: readonly CivilDay[],
  suffice: (chosen: readonly CivilDay[]) => boolean,
): readonly CivilDay[] {
  const fewest = fewestOf(days, suffice);
  if (fewest === 'too-many') return thinned(shortestRun(days, suffice), suffice);
  return fewest ?? days;
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
