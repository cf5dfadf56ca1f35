import ical from 'node-ical';
import { MINUTES_PER_DAY, type Instant } from '@/lib/core/civil/civil';
import { instantAt, offsetAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { startOfUtcYear, utcYearOf } from '@/lib/time/utc-year';
import { canonicalZone } from '@/lib/time/zones';
import { lineOf, type Component } from './busy-content-lines';
import type { WallInstant } from './busy-values';
import { observancesOf, offsetTableOf } from './busy-vtimezone';

/** The wall clock of a place. */
export interface ZoneClock {
  readonly instantOf: (wall: WallInstant) => Instant;
  readonly wallOf: (instant: Instant) => WallInstant;
}

export const UTC_CLOCK: ZoneClock = { instantOf: (wall) => wall, wallOf: (instant) => instant };

/** Beyond any offset, and any change of one, at the ends of a year. */
const MARGIN = 3 * MINUTES_PER_DAY;

/** Finds the clock of a TZID: null where nobody knows it, so that its times are the reader's own. */
export type FindZone = (tzid: string) => ZoneClock | null;

/**
 * The clocks that a calendar names: by an IANA name; by the rules it brings along, which say what its
 * writer meant by any other name; by a name of Windows.
 */
export function zonesOf(calendars: readonly Component[]): FindZone {
  const brought = new Map<string, Component>();
  for (const { components } of calendars) {
    for (const component of components.filter(({ name }) => name === 'VTIMEZONE')) {
      const id = lineOf(component, 'TZID')?.value.trim().replaceAll('"', '');
      if (id !== undefined && !brought.has(id)) brought.set(id, component);
    }
  }
  const known = new Map<string, ZoneClock | null>();
  return (tzid) => {
    const found = known.get(tzid);
    if (found !== undefined) return found;
    const zone = ianaZone(tzid);
    const clock =
      (zone === undefined ? clockOfVtimezone(brought.get(tzid)) : clockOfZone(zone)) ??
      clockOfWindowsZone(tzid);
    known.set(tzid, clock);
    return clock;
  };
}

/** Also at the end of a path, as in `/example.org/20050126_1/Europe/Berlin`. */
function ianaZone(tzid: string): string | undefined {
  const path = tzid.split('/').filter((part) => part !== '');
  return [tzid, path.slice(-3).join('/'), path.slice(-2).join('/')]
    .filter((name, index) => index === 0 || (tzid.startsWith('/') && name.includes('/')))
    .map(canonicalZone)
    .find((zone) => zone !== undefined);
}

function clockOfZone(zone: string): ZoneClock {
  return clockOf((from, until) => offsetTableOfZone(zone, from, until));
}

function clockOfVtimezone(component: Component | undefined): ZoneClock | null {
  const observances = component ? observancesOf(component) : [];
  if (observances.length === 0) return null;
  return clockOf((from, until) => offsetTableOf(observances, from, until));
}

/** The library has the table of Unicode (CLDR) of the names that Windows gives zones. */
function clockOfWindowsZone(tzid: string): ZoneClock | null {
  if (!/^[\w ().,:;&+/'-]{1,200}$/.test(tzid)) return null;
  const event = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:zone',
    `DTSTART;TZID="${tzid}":20270101T000000`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const found = Object.values(ical.sync.parseICS(event.join('\r\n'))).find(
    (component) => component?.type === 'VEVENT',
  );
  const name = found?.type === 'VEVENT' ? found.start.tz : undefined;
  const zone = name === undefined ? undefined : canonicalZone(name);
  return zone === undefined ? null : clockOfZone(zone);
}

/** A clock by tables of a year each, made when first asked for. */
function clockOf(tableOf: (from: Instant, until: Instant) => OffsetTable): ZoneClock {
  const years = new Map<number, OffsetTable>();
  const tableAt = (minute: number) => {
    const year = utcYearOf(minute);
    const known = years.get(year);
    if (known) return known;
    const table = tableOf(startOfUtcYear(year) - MARGIN, startOfUtcYear(year + 1) + MARGIN);
    years.set(year, table);
    return table;
  };
  return {
    instantOf: (wall) => {
      const day = Math.floor(wall / MINUTES_PER_DAY);
      return instantAt(tableAt(wall), day, wall - day * MINUTES_PER_DAY);
    },
    wallOf: (instant) => instant + offsetAt(tableAt(instant), instant),
  };
}
