import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { lineOf, wordOf, type Component } from './busy-content-lines';
import { momentOf, momentsOf, readLength, readMoment } from './busy-values';
import type { BusyLength, BusyMoment, WallInstant } from './busy-values';
import { UTC_CLOCK, type FindZone, type ZoneClock } from './busy-zones';

/** What an event's times are told in. */
export type EventClock =
  | { readonly kind: 'fixed'; readonly zone: ZoneClock }
  | { readonly kind: 'floating' }
  | { readonly kind: 'all-day' };

/** A time with a length of its own. */
export interface Occurrence {
  readonly start: WallInstant;
  readonly length: BusyLength;
}

/** An event or a series, or, with `original`, what stands in place of one instance of a series. */
export interface BusyEvent {
  readonly clock: EventClock;
  readonly start: WallInstant;
  readonly length: BusyLength;
  readonly rules: readonly string[];
  readonly further: readonly Occurrence[];
  readonly without: readonly BusyMoment[];
  readonly original: BusyMoment | null;
  /** Whether it also changes all instances after its own (RANGE=THISANDFUTURE). */
  readonly andFuture: boolean;
  readonly blocks: 'no' | 'tentative' | 'firm';
}

/** Reads a VEVENT; null where its times cannot be understood. */
export function readEvent(
  component: Component,
  findZone: FindZone,
  owner: string | null,
): BusyEvent | null {
  const startLine = lineOf(component, 'DTSTART');
  const read = startLine ? momentOf(startLine) : null;
  if (read === null) return null;
  const moment = isWholeDays(component, read) ? dateOf(read) : read;
  const clock = clockOf(moment, findZone);
  const start = positionOf(moment, clock, findZone);
  const length = lengthOf(component, { moment, clock, start }, findZone);
  const without = named(component, 'EXDATE').flatMap(momentsOf);
  const originalLine = lineOf(component, 'RECURRENCE-ID');
  const original = originalLine ? momentOf(originalLine) : null;
  if (length === null || (originalLine && original === null)) return null;
  const further = named(component, 'RDATE').flatMap((line) =>
    line.value.split(',').map((part) => {
      const [from = '', to] = part.split('/');
      const at = readMoment(from, line.parameters.get('TZID') ?? null);
      if (at === null) return null;
      const own = to === undefined ? length : periodLength(at, to, clock, findZone);
      return own && { start: positionOf(at, clock, findZone), length: own };
    }),
  );
  const understood = further.filter((one) => one !== null);
  if (understood.length < further.length) return null;
  return {
    clock,
    start,
    length,
    rules: named(component, 'RRULE').map(({ value }) => value),
    further: understood,
    without: without.filter((one) => one !== null),
    original,
    andFuture: originalLine?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE',
    blocks: blocksOf(component, owner),
  };
}

function named({ lines }: Component, name: string) {
  return lines.filter((line) => line.name === name);
}

/** Outlook writes a day as midnight to midnight of its own zone, and says so beside it. */
function isWholeDays(component: Component, moment: BusyMoment): boolean {
  return (
    wordOf(component, 'X-MICROSOFT-CDO-ALLDAYEVENT') === 'TRUE' &&
    moment.kind === 'wall' &&
    moment.wall % MINUTES_PER_DAY === 0
  );
}

function dateOf(moment: BusyMoment): BusyMoment {
  return moment.kind === 'wall'
    ? { kind: 'date', day: Math.floor(moment.wall / MINUTES_PER_DAY) }
    : moment;
}

function clockOf(moment: BusyMoment, findZone: FindZone): EventClock {
  switch (moment.kind) {
    case 'date':
      return { kind: 'all-day' };
    case 'utc':
      return { kind: 'fixed', zone: UTC_CLOCK };
    case 'wall': {
      const zone = moment.tzid === null ? null : findZone(moment.tzid);
      return zone ? { kind: 'fixed', zone } : { kind: 'floating' };
    }
  }
}

/** Where a moment lies on an event's clock. */
export function positionOf(moment: BusyMoment, clock: EventClock, findZone: FindZone): WallInstant {
  const wall = wallOn(moment, clock, findZone);
  return clock.kind === 'all-day' ? Math.floor(wall / MINUTES_PER_DAY) * MINUTES_PER_DAY : wall;
}

function wallOn(moment: BusyMoment, clock: EventClock, findZone: FindZone): WallInstant {
  switch (moment.kind) {
    case 'date':
      return moment.day * MINUTES_PER_DAY;
    case 'utc':
      return clock.kind === 'fixed' ? clock.zone.wallOf(moment.instant) : moment.instant;
    case 'wall': {
      const zone = moment.tzid === null ? null : findZone(moment.tzid);
      if (clock.kind !== 'fixed' || zone === null || zone === clock.zone) return moment.wall;
      return clock.zone.wallOf(zone.instantOf(moment.wall));
    }
  }
}

interface Beginning {
  readonly moment: BusyMoment;
  readonly clock: EventClock;
  readonly start: WallInstant;
}

/**
 * RFC 5545, section 3.8.5.3: with DTEND all instances have the same exact length, with DURATION its
 * days are days of the calendar. Without either a date is one day and a time takes none.
 */
function lengthOf(
  component: Component,
  { moment, clock, start }: Beginning,
  findZone: FindZone,
): BusyLength | null {
  const endLine = lineOf(component, 'DTEND');
  const durationLine = lineOf(component, 'DURATION');
  const day = { days: 1, minutes: 0 };
  if (endLine) {
    const end = momentOf(endLine);
    if (end === null) return null;
    const length = between(moment, end, clock, findZone);
    if (clock.kind !== 'all-day') return length;
    const days = Math.ceil((positionOf(end, clock, findZone) - start) / MINUTES_PER_DAY);
    // Many write the day itself as its end.
    return days < 0 ? null : days === 0 ? day : { days, minutes: 0 };
  }
  if (durationLine) {
    const length = readLength(durationLine.value);
    if (length === null || clock.kind !== 'all-day') return length;
    return { days: length.days + Math.ceil(length.minutes / MINUTES_PER_DAY), minutes: 0 };
  }
  return clock.kind === 'all-day' ? day : { days: 0, minutes: 0 };
}

/** From one moment to another as time passes; null where it is the other way round. */
function between(
  from: BusyMoment,
  to: BusyMoment,
  clock: EventClock,
  findZone: FindZone,
): BusyLength | null {
  const [start, end] = [from, to].map((moment) => {
    const wall = wallOn(moment, clock, findZone);
    if (clock.kind !== 'fixed') return wall;
    return moment.kind === 'utc' ? moment.instant : clock.zone.instantOf(wall);
  });
  const minutes = (end ?? 0) - (start ?? 0);
  return minutes < 0 ? null : { days: 0, minutes };
}

function periodLength(
  from: BusyMoment,
  to: string,
  clock: EventClock,
  findZone: FindZone,
): BusyLength | null {
  if (/^\+?P/i.test(to.trim())) return readLength(to);
  const end = readMoment(to, from.kind === 'wall' ? from.tzid : null);
  return end && between(from, end, clock, findZone);
}

/** Whether an event takes time, as far as it says. */
export function blocksOf(component: Component, owner: string | null): BusyEvent['blocks'] {
  const status = wordOf(component, 'STATUS');
  const outlook = wordOf(component, 'X-MICROSOFT-CDO-BUSYSTATUS');
  const answer = answerOf(component, owner);
  const free =
    wordOf(component, 'TRANSP') === 'TRANSPARENT' ||
    status === 'CANCELLED' ||
    outlook === 'FREE' ||
    answer === 'DECLINED';
  if (free) return 'no';
  return [status, outlook, answer].includes('TENTATIVE') ? 'tentative' : 'firm';
}

/** What the calendar's owner answered: known where an attendee is the owner, or the only one. */
function answerOf(component: Component, owner: string | null): string | undefined {
  const organizer = mailOf(lineOf(component, 'ORGANIZER')?.value);
  const attendees = named(component, 'ATTENDEE');
  const others = attendees.filter(({ value }) => mailOf(value) !== organizer);
  const self =
    attendees.find(({ value }) => owner !== null && mailOf(value) === owner) ??
    (others.length === 1 ? others[0] : undefined);
  return self?.parameters.get('PARTSTAT')?.toUpperCase();
}

export function mailOf(value: string | undefined): string | null {
  const text = value
    ?.trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  return text?.includes('@') ? text : null;
}
