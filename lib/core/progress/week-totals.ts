import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';

/** Minutes on a local day. */
export interface DayMinutes {
  readonly day: CivilDay;
  readonly minutes: Minutes;
}

/**
 * Minutes up to the end of each plan week, `weeks` of them. What was before the first week counts to it,
 * and nothing after the last.
 */
export function runningTotals(
  work: readonly DayMinutes[],
  startDay: CivilDay,
  weeks: number,
): readonly Minutes[] {
  const totals = new Array<Minutes>(weeks).fill(0);
  for (const { day, minutes } of work) {
    const week = Math.max(0, Math.floor((day - startDay) / DAYS_PER_WEEK));
    for (let index = week; index < weeks; index += 1)
      totals[index] = (totals[index] ?? 0) + minutes;
  }
  return totals;
}
