import {
  MINUTES_PER_DAY,
  type CivilDay,
  type Instant,
  type Minutes,
  type WallMinute,
} from './civil';

/**
 * The UTC offsets of one IANA zone over a range of instants, as plain data, so that the core needs
 * no time zone library and a browser plans with the server's zone data.
 */
export interface OffsetTable {
  /** IANA zone id, for example `Europe/Berlin`. */
  readonly zone: string;
  /** First instant the table answers for. */
  readonly from: Instant;
  /** First instant beyond the table. */
  readonly until: Instant;
  /** Minutes east of UTC at `from`. */
  readonly initialOffset: Minutes;
  /** Changes of the offset after `from`, ascending. */
  readonly transitions: readonly OffsetTransition[];
}

export interface OffsetTransition {
  /** First instant with the new offset. */
  readonly at: Instant;
  /** Minutes east of UTC from then on. */
  readonly offset: Minutes;
}

/** A wall clock reading. */
export interface WallTime {
  readonly day: CivilDay;
  readonly minute: WallMinute;
}

/** Minutes east of UTC at the instant. Throws for an instant outside the table: that is a bug. */
export function offsetAt(table: OffsetTable, instant: Instant): Minutes {
  if (instant < table.from || instant >= table.until) {
    throw new RangeError(`instant ${instant} is outside the offset table of ${table.zone}`);
  }
  let low = 0;
  let high = table.transitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table.transitions[middle] as OffsetTransition).at <= instant) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? table.initialOffset : (table.transitions[low - 1] as OffsetTransition).offset;
}

export function wallTimeAt(table: OffsetTable, instant: Instant): WallTime {
  const local = instant + offsetAt(table, instant);
  const day = Math.floor(local / MINUTES_PER_DAY);
  return { day, minute: local - day * MINUTES_PER_DAY };
}

/**
 * The instant of a wall clock reading. A skipped reading resolves later by the length of the gap, a
 * repeated one to its first occurrence (Temporal's `compatible` disambiguation).
 */
export function instantAt(table: OffsetTable, day: CivilDay, minute: WallMinute): Instant {
  const local = day * MINUTES_PER_DAY + minute;
  let before = table.initialOffset;
  for (const transition of table.transitions) {
    // Below this reading the old clock rules: before the change, within a gap, and first in a fold.
    if (local < transition.at + Math.max(before, transition.offset)) return local - before;
    before = transition.offset;
  }
  return local - before;
}

/** The first instant of a local day: its midnight, or the moment the clock skips to when midnight does not exist. */
export function startOfDay(table: OffsetTable, day: CivilDay): Instant {
  const midnight = instantAt(table, day, 0);
  // A gap that begins before midnight ends before the resolved reading: the day starts at the change.
  const skip = table.transitions.findLast(({ at }) => at <= midnight);
  return skip && wallTimeAt(table, skip.at).day === day ? skip.at : midnight;
}

/** Whether the zone has this local day: one that crosses the date line can skip one. Known of any day, also outside the table. */
export function hasDay({ initialOffset, transitions }: OffsetTable, day: CivilDay): boolean {
  const [from, until] = [day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY];
  let before = initialOffset;
  for (const { at, offset } of transitions) {
    if (at + before <= from && until <= at + offset) return false;
    before = offset;
  }
  return true;
}
