import type { Interval } from '@/lib/core/availability/availability';
import { union } from '@/lib/core/availability/free-intervals';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { failure, success, type Result } from '@/lib/core/result';
import { lineOf, readComponents, wordOf, type Component } from './busy-content-lines';
import { blocksOf, mailOf, readEvent, type BusyEvent } from './busy-event';
import type { BusyProblem, BusyReading, BusyTimes } from './busy-reading';
import { piecesOf, type BusyPiece } from './busy-series';
import { readLength, readMoment } from './busy-values';
import { zonesOf, type FindZone } from './busy-zones';

const LONGEST_TITLE = 100;

/**
 * What of a calendar's text takes time within a window of instants; at most `limit` times. An event
 * that cannot be understood is counted, and the others stand.
 */
export function readBusyCalendar(
  text: string,
  window: Interval,
  limit: number,
): Result<BusyReading, BusyProblem> {
  const calendars = readComponents(text);
  if (calendars.length === 0) {
    const page = /^\s*<(?:!doctype|html|\?xml|head|body)/i.test(text.replace(/^\uFEFF/, ''));
    return failure({ kind: page ? 'web-page' : 'no-calendar' });
  }
  const findZone = zonesOf(calendars);
  const found = calendars.map((calendar) => readCalendar(calendar, window, findZone));
  const times = timesOf(
    found.flatMap(({ pieces }) => pieces),
    window,
  );
  const count = times.reduce((sum, { intervals }) => sum + intervals.length, 0);
  if (count > limit) return failure({ kind: 'too-many', limit });
  return success({
    window,
    title: calendars.map(titleOf).find((title) => title !== null) ?? null,
    events: found.reduce((sum, { events }) => sum + events, 0),
    unread: found.reduce((sum, { unread }) => sum + unread, 0),
    times,
  });
}

interface Found {
  readonly pieces: readonly BusyPiece[];
  readonly events: number;
  readonly unread: number;
}

function readCalendar(calendar: Component, window: Interval, findZone: FindZone): Found {
  const owner = mailOf(lineOf(calendar, 'X-WR-CALNAME')?.value);
  const parts = groupsOf(calendar).map((group): Found => {
    try {
      return readGroup(
        group.flatMap((component) => readOrSkip(component, findZone, owner)),
        window,
        findZone,
      );
    } catch {
      // The library throws for rules that are none and for ones that recur too often to count, and
      // no zone data reach to the end of time.
      return { pieces: [], events: 0, unread: 1 };
    }
  });
  const published = calendar.components
    .filter(({ name }) => name === 'VFREEBUSY')
    .map(readFreeBusy);
  const all = [...parts, ...published];
  return {
    pieces: all.flatMap(({ pieces }) => pieces),
    events: all.reduce((sum, { events }) => sum + events, 0),
    unread: all.reduce((sum, { unread }) => sum + unread, 0),
  };
}

/** An event; nothing of one that cannot be understood but takes no time anyway. */
function readOrSkip(
  component: Component,
  findZone: FindZone,
  owner: string | null,
): readonly (BusyEvent | null)[] {
  const event = readEvent(component, findZone, owner);
  return event === null && blocksOf(component, owner) === 'no' ? [] : [event];
}

/** A series and what changes it; null for an event that could not be understood. */
function readGroup(
  events: readonly (BusyEvent | null)[],
  window: Interval,
  findZone: FindZone,
): Found {
  const understood = events.filter((event) => event !== null);
  const series = understood.filter(({ original }) => original === null);
  const changed = understood.filter(({ original }) => original !== null);
  return {
    pieces: piecesOf(series, changed, window, findZone),
    events: Math.max(series.length, understood.length > 0 ? 1 : 0),
    unread: events.length - understood.length,
  };
}

/** The events of each UID, without the versions that newer ones replace. */
function groupsOf({ components }: Component): readonly (readonly Component[])[] {
  const groups = new Map<string, Component[]>();
  for (const [index, component] of components.entries()) {
    if (component.name !== 'VEVENT') continue;
    const uid = lineOf(component, 'UID')?.value.trim();
    const key = uid ? `uid ${uid}` : `index ${index}`;
    const group = groups.get(key);
    if (group) group.push(component);
    else groups.set(key, [component]);
  }
  return [...groups.values()].map(newestOf);
}

/** Of several with the same RECURRENCE-ID, or none, the ones of the highest SEQUENCE and DTSTAMP. */
function newestOf(group: readonly Component[]): readonly Component[] {
  if (group.length === 1) return group;
  const newest = new Map<string, Component[]>();
  for (const component of group) {
    const key = lineOf(component, 'RECURRENCE-ID')?.value.trim() ?? '';
    const rivals = newest.get(key);
    const order = rivals?.[0] ? compareVersions(component, rivals[0]) : 1;
    if (!rivals || order > 0) newest.set(key, [component]);
    else if (order === 0) rivals.push(component);
  }
  return [...newest.values()].flat();
}

function compareVersions(one: Component, other: Component): number {
  const sequence = (component: Component) => Number(wordOf(component, 'SEQUENCE') ?? 0) || 0;
  const stamp = (component: Component) => wordOf(component, 'DTSTAMP') ?? '';
  const [before, after] = [stamp(other), stamp(one)];
  return sequence(one) - sequence(other) || (after > before ? 1 : after < before ? -1 : 0);
}

/** A VFREEBUSY (RFC 5545, section 3.6.4): periods in UTC, busy unless they say otherwise. */
function readFreeBusy(component: Component): Found {
  const periods = component.lines
    .filter(({ name }) => name === 'FREEBUSY')
    .flatMap(({ parameters, value }) => {
      const type = parameters.get('FBTYPE')?.toUpperCase() ?? 'BUSY';
      if (type === 'FREE') return [];
      return value.split(',').map((part) => periodOf(part, type === 'BUSY-TENTATIVE'));
    });
  const pieces = periods.filter((piece) => piece !== null);
  return { pieces, events: pieces.length, unread: periods.length - pieces.length };
}

function periodOf(text: string, tentative: boolean): BusyPiece | null {
  const [from = '', to = ''] = text.split('/');
  const start = readMoment(from, null);
  if (start?.kind !== 'utc') return null;
  const length = readLength(to);
  const end = readMoment(to, null);
  if (length) {
    const minutes = length.days * MINUTES_PER_DAY + length.minutes;
    return { clock: 'fixed', tentative, start: start.instant, end: start.instant + minutes };
  }
  return end?.kind === 'utc'
    ? { clock: 'fixed', tentative, start: start.instant, end: end.instant }
    : null;
}

function titleOf(calendar: Component): string | null {
  const line = lineOf(calendar, 'X-WR-CALNAME') ?? lineOf(calendar, 'NAME');
  const title = line?.value
    .replaceAll(/\\[nN]/g, ' ')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/[\p{Control}\p{Surrogate}]/gu, '')
    .trim();
  return title ? title.slice(0, LONGEST_TITLE).replace(/\p{Surrogate}$/u, '') : null;
}

/** Floating times may lie this far from the instants that they are in some zone. */
const MARGIN = MINUTES_PER_DAY;

function timesOf(pieces: readonly BusyPiece[], window: Interval): readonly BusyTimes[] {
  const clocks = ['fixed', 'floating', 'all-day'] as const;
  return clocks.flatMap((clock) => {
    const margin = clock === 'fixed' ? 0 : MARGIN;
    const [from, until] = [window.start - margin, window.end + margin];
    return [false, true].flatMap((tentative) => {
      const clipped = pieces
        .filter((piece) => piece.clock === clock && piece.tentative === tentative)
        .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, until) }))
        .filter(({ start, end }) => start < end);
      return clipped.length === 0 ? [] : [{ clock, tentative, intervals: union(clipped) }];
    });
  });
}
