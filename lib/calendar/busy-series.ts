import type { Interval } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { positionOf, type BusyEvent, type EventClock, type Occurrence } from './busy-event';
import { occurrencesOf } from './busy-rule';
import { readMoment, type BusyLength, type BusyMoment, type WallInstant } from './busy-values';
import type { FindZone } from './busy-zones';
import type { BusyClock } from './busy-reading';

/** One time that an event takes. */
export interface BusyPiece extends Interval {
  readonly clock: BusyClock;
  readonly tentative: boolean;
}

/** Beyond the offset of any zone. */
const MARGIN = 2 * MINUTES_PER_DAY;

/**
 * What a series takes in a window, with the events that stand in place of some of its instances. Throws
 * for a rule that cannot be understood or recurs too often.
 */
export function piecesOf(
  series: readonly BusyEvent[],
  changed: readonly BusyEvent[],
  window: Interval,
  findZone: FindZone,
): readonly BusyPiece[] {
  return [
    ...series.flatMap((one) => instancesOf(one, changed, window, findZone)),
    ...changed.flatMap((one) => pieceOf(one, one)),
  ];
}

function instancesOf(
  series: BusyEvent,
  changed: readonly BusyEvent[],
  window: Interval,
  findZone: FindZone,
): readonly BusyPiece[] {
  const { clock } = series;
  const replaced = changed.flatMap(({ original }) => original ?? []);
  const later = changed
    .filter(({ andFuture }) => andFuture)
    .flatMap((event) => {
      if (!event.original) return [];
      const from = positionOf(event.original, clock, findZone);
      return { event, from, shift: event.start - from };
    })
    .sort((one, other) => other.from - one.from);
  const reach = Math.max(
    minutesOf(series.length),
    ...later.map(({ event, shift }) => Math.abs(shift) + minutesOf(event.length)),
  );
  const gone = matcher([...series.without, ...replaced], clock, findZone);
  return occurrences(
    series,
    { start: window.start - MARGIN - reach, end: window.end + MARGIN + reach },
    findZone,
  )
    .filter(({ start }) => !gone(start))
    .flatMap(({ start, length }) => {
      const change = later.find(({ from }) => from <= start);
      if (!change) return pieceOf(series, { start, length });
      return pieceOf(change.event, { start: start + change.shift, length: change.event.length });
    });
}

/** All instances that a series has by itself in a window of its clock, its first one included. */
function occurrences(
  { clock, start, length, rules, further }: BusyEvent,
  window: Interval,
  findZone: FindZone,
): readonly Occurrence[] {
  const untilOf = (text: string): WallInstant | null => {
    const moment = readMoment(text, null);
    if (moment === null) return null;
    // A date alone includes all of its day.
    if (moment.kind === 'date') return (moment.day + 1) * MINUTES_PER_DAY - 1;
    return positionOf(moment, clock, findZone);
  };
  const allDay = clock.kind === 'all-day';
  const recurring = rules.flatMap((rule) =>
    occurrencesOf({ rule, start, allDay, untilOf }, window).map((at) => ({ start: at, length })),
  );
  const byStart = new Map(
    [{ start, length }, ...recurring, ...further].map((one) => [one.start, one]),
  );
  return [...byStart.values()];
}

/** Tells the instances that any of these moments names; a date names all of its day. */
function matcher(
  moments: readonly BusyMoment[],
  clock: EventClock,
  findZone: FindZone,
): (start: WallInstant) => boolean {
  const days = new Set(moments.flatMap((one) => (one.kind === 'date' ? one.day : [])));
  const starts = new Set(
    moments.flatMap((one) => (one.kind === 'date' ? [] : positionOf(one, clock, findZone))),
  );
  return (start) => starts.has(start) || days.has(Math.floor(start / MINUTES_PER_DAY));
}

function minutesOf({ days, minutes }: BusyLength): number {
  return days * MINUTES_PER_DAY + minutes;
}

function pieceOf(
  { clock, blocks }: BusyEvent,
  { start, length }: Occurrence,
): readonly BusyPiece[] {
  if (blocks === 'no') return [];
  const tentative = blocks === 'tentative';
  const lastDay = start + length.days * MINUTES_PER_DAY;
  if (clock.kind !== 'fixed') {
    return [{ clock: clock.kind, tentative, start, end: lastDay + length.minutes }];
  }
  const { zone } = clock;
  return [
    {
      clock: 'fixed',
      tentative,
      start: zone.instantOf(start),
      end: zone.instantOf(lastDay) + length.minutes,
    },
  ];
}
