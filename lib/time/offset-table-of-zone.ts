import { IANAZone } from 'luxon';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { Instant, Minutes } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { OffsetTable, OffsetTransition, WallTime } from '@/lib/core/civil/offset-table';
import { millisecondsOfInstant } from './clock';
import { startOfUtcYear, utcYearOf } from './utc-year';
import { canonicalZone } from './zones';

/** Below the shortest stay at one offset since 1970: a Ramadan in Africa/Casablanca, about 30 days. */
const SAMPLE_STEP: Minutes = 7 * MINUTES_PER_DAY;

interface YearOfOffsets {
  /** Minutes east of UTC when the UTC year begins. */
  readonly initialOffset: Minutes;
  /** Changes after the year's first minute. */
  readonly transitions: readonly OffsetTransition[];
}

/** By zone, then by UTC year; a zone's past offsets never change while the process runs. */
const knownYears = new Map<string, Map<number, YearOfOffsets>>();

/** Local mean times of before 1972 have seconds; feeds and plans know whole minutes. */
function offsetOf(zone: IANAZone, instant: Instant): Minutes {
  return Math.round(zone.offset(millisecondsOfInstant(instant)));
}

/** The first instant in (low, high] at which the offset of `high` holds, given one change in it. */
function firstInstantOf(zone: IANAZone, low: Instant, high: Instant, offset: Minutes): Instant {
  let before = low;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetOf(zone, middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function observeYear(zone: IANAZone, year: number): YearOfOffsets {
  const end = startOfUtcYear(year + 1) - 1;
  let instant = startOfUtcYear(year);
  const initialOffset = offsetOf(zone, instant);
  let offset = initialOffset;
  const transitions: OffsetTransition[] = [];
  while (instant < end) {
    const next = Math.min(instant + SAMPLE_STEP, end);
    const nextOffset = offsetOf(zone, next);
    if (nextOffset !== offset) {
      transitions.push({ at: firstInstantOf(zone, instant, next, nextOffset), offset: nextOffset });
      offset = nextOffset;
    }
    instant = next;
  }
  return { initialOffset, transitions };
}

function offsetsOfYear(zone: string, year: number): YearOfOffsets {
  const years = knownYears.get(zone) ?? new Map<number, YearOfOffsets>();
  const offsets = years.get(year) ?? observeYear(IANAZone.create(zone), year);
  knownYears.set(zone, years.set(year, offsets));
  return offsets;
}

/**
 * The UTC offsets of an IANA zone in [from, until), each change exact to the minute, from the time
 * zone data of the running Node. Throws for an unknown zone and for an empty range.
 */
export function offsetTableOfZone(zone: string, from: Instant, until: Instant): OffsetTable {
  const name = canonicalZone(zone);
  if (name === undefined) throw new RangeError(`unknown time zone: ${zone}`);
  if (!(from < until)) throw new RangeError(`no range: ${from} to ${until}`);
  const changes: OffsetTransition[] = [];
  const lastYear = utcYearOf(until - 1);
  for (let year = utcYearOf(from); year <= lastYear; year += 1) {
    const offsets = offsetsOfYear(name, year);
    changes.push(
      { at: startOfUtcYear(year), offset: offsets.initialOffset },
      ...offsets.transitions,
    );
  }
  const initial = changes.findLast(({ at }) => at <= from);
  if (!initial) throw new RangeError(`no range: ${from} to ${until}`);
  const transitions = changes.filter(
    ({ at, offset }, index) => at > from && at < until && offset !== changes[index - 1]?.offset,
  );
  return { zone: name, from, until, initialOffset: initial.offset, transitions };
}

/** Days to spare around instants, for whole local days and sessions that run past midnight. */
const MARGIN: Minutes = 3 * MINUTES_PER_DAY;

/** The offsets of a zone around these instants, of which there is at least one. */
export function offsetTableAround(zone: string, instants: readonly Instant[]): OffsetTable {
  return offsetTableOfZone(zone, Math.min(...instants) - MARGIN, Math.max(...instants) + MARGIN);
}

/** The wall clock of a known zone at an instant. */
export function wallTimeInZone(zone: string, instant: Instant): WallTime {
  return wallTimeAt(offsetTableAround(zone, [instant]), instant);
}
