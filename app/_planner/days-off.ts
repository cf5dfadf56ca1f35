import { formatDay, parseDay, type CivilDay } from '@/lib/core/civil/civil';

/** The days of both ends included. */
export interface DayRun {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/** Ascending days as runs of consecutive ones. */
export function runsOf(days: readonly CivilDay[]): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.to === day - 1) runs[runs.length - 1] = { from: last.from, to: day };
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** How many days a text of days off names, overlaps counted once; null where it cannot be read. */
export function daysOffCount(text: string): number | null {
  const days = new Set<CivilDay>();
  for (const part of text.split(',')) {
    const range = rangeOf(part);
    if (range === null || range.to - range.from > MOST_DAYS) return null;
    for (let day = range.from; day <= range.to; day += 1) days.add(day);
  }
  return days.size;
}

/** A longer range is not counted day by day. */
const MOST_DAYS = 3660;

function rangeOf(part: string): DayRun | null {
  const [from, to] = (part.includes('/') ? part.split('/') : [part, part]).map((date) =>
    parseDay(date.trim()),
  );
  return from === undefined || to === undefined || to < from ? null : { from, to };
}

/** The text of days off (`2026-12-24/2027-01-01, 2027-02-08`) without some days; ranges are split. */
export function withoutDays(text: string, days: readonly CivilDay[]): string {
  const given = new Set(days);
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const range = rangeOf(part);
      if (range === null) return [part];
      const { from, to } = range;
      const kept = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
        (day) => !given.has(day),
      );
      return runsOf(kept).map(runText);
    })
    .join(', ');
}

function runText({ from, to }: DayRun): string {
  return from === to ? formatDay(from) : `${formatDay(from)}/${formatDay(to)}`;
}
