import { busyTimesIn } from '@/lib/calendar/busy-times-in';
import type { Interval } from '@/lib/core/availability/availability';
import { union } from '@/lib/core/availability/free-intervals';
import { listBusyCalendarsOf, type BusyCalendarSummary } from '@/lib/db/busy-calendars-repository';
import { currentDatabase } from '@/lib/db/current-database';
import type { Reader } from '@/lib/db/schema';
import { readingOf } from './stored-busy-reading';

/** When a person's calendars take their time, by the last good reading of each; times without a zone lie in `zone`. */
export async function busyTimesOf(
  reader: Reader,
  ownerId: string,
  zone: string,
): Promise<readonly Interval[]> {
  const calendars = await listBusyCalendarsOf(reader, ownerId);
  return union(calendars.flatMap((calendar) => timesOf(calendar, zone)));
}

/** What a calendar is told apart by. */
export interface BusyCalendarName {
  readonly name: string;
  /** A CSS colour name. */
  readonly color: string;
}

export interface BusyOfCalendar extends BusyCalendarName {
  readonly times: readonly Interval[];
}

/** The same for each calendar by itself. */
export async function busyByCalendar(
  ownerId: string,
  zone: string,
): Promise<readonly BusyOfCalendar[]> {
  const database = await currentDatabase();
  const calendars = await database.read((reader) => listBusyCalendarsOf(reader, ownerId));
  return calendars.map((calendar) => ({
    name: calendar.name,
    color: calendar.color,
    times: union(timesOf(calendar, zone)),
  }));
}

function timesOf(calendar: BusyCalendarSummary, zone: string): readonly Interval[] {
  const reading = readingOf(calendar.reading);
  return reading ? busyTimesIn(reading, calendar, zone) : [];
}
