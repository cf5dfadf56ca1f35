import {
  ICalCalendar,
  ICalEvent,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
  type ICalLuxonDateTimeStub,
} from 'ical-generator';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { CivilDay, Instant } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { millisecondsOfInstant } from '@/lib/time/clock';
import type { AllDayEvent, CalendarEvent, EventData, TimedEvent } from './calendar-feed';
import { bareValue, contentLines, plainText, shortened, unfoldedLines, uriValue } from './ics-text';
import { formatLocalTime, isRepeated } from './ics-time';

/** Characters; beyond them a text ends in an ellipsis, so that no single event outgrows a feed. */
const LONGEST_SUMMARY = 1000;
const LONGEST_DESCRIPTION = 4000;

export const UTC_ZONE = 'Etc/UTC';

/** The offset table of UTC over the same range. */
export function inUtc(offsets: OffsetTable): OffsetTable {
  return { ...offsets, zone: UTC_ZONE, initialOffset: 0, transitions: [] };
}

/** A rendered event: content lines, folded, with CRLF at each end. */
export interface RenderedEvent {
  readonly event: CalendarEvent;
  readonly text: string;
  /** Length in UTF-8. */
  readonly bytes: number;
  /** The zone whose VTIMEZONE it needs; null for an all-day event. */
  readonly zone: string | null;
}

/** The library prints times through this calendar's zone: none, so that every stamp is in UTC. */
const UTC_CALENDAR = new ICalCalendar();

/** A wall clock reading in the library's form for dates that know their zone. */
function wallClock(offsets: OffsetTable, instant: Instant): ICalLuxonDateTimeStub {
  const [date, time] = formatLocalTime(wallTimeAt(offsets, instant)).split('T') as [string, string];
  const reading: ICalLuxonDateTimeStub = {
    isValid: true,
    zone: { type: 'iana' },
    setZone: () => reading,
    toFormat: (format) => (format === 'HHmmss' ? time : date),
    toJSDate: () => new Date(millisecondsOfInstant(instant)),
    toJSON: () => `${date}T${time}`,
  };
  return reading;
}

/** Midnight UTC of a civil day: the library prints an all-day event's date from its UTC fields. */
function dateOf(day: CivilDay): Date {
  return new Date(millisecondsOfInstant(day * MINUTES_PER_DAY));
}

function commonData(event: EventData): ICalEventData {
  return {
    // The library prints the UID as it is.
    id: bareValue(event.uid),
    start: new Date(0),
    sequence: event.sequence,
    stamp: new Date(event.changedAt),
    created: new Date(event.createdAt),
    lastModified: new Date(event.changedAt),
    summary: shortened(plainText(event.summary), LONGEST_SUMMARY),
    description: shortened(plainText(event.description), LONGEST_DESCRIPTION),
    categories: event.categories.map((name) => ({
      name: shortened(plainText(name), LONGEST_SUMMARY),
    })),
    url: event.url === undefined ? null : uriValue(event.url),
    status: ICalEventStatus.CONFIRMED,
  };
}

/**
 * The zone in which an event's local times are unambiguous: the feed's own, but UTC where the clock
 * shows the start or the end twice, because RFC 5545 section 3.3.5 can only name the first of both.
 */
function zoneOf(event: TimedEvent, offsets: OffsetTable): OffsetTable {
  if (!isRepeated(offsets, event.start) && !isRepeated(offsets, event.end)) return offsets;
  return inUtc(offsets);
}

function timedData(event: TimedEvent, offsets: OffsetTable): ICalEventData {
  if (!(event.start < event.end)) throw new RangeError(`${event.uid} ends before it starts`);
  return {
    ...commonData(event),
    start: wallClock(offsets, event.start),
    end: wallClock(offsets, event.end),
    timezone: offsets.zone,
    transparency: event.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
  };
}

function allDayData(event: AllDayEvent): ICalEventData {
  if (!(event.firstDay < event.endDay)) throw new RangeError(`${event.uid} ends before it starts`);
  return {
    ...commonData(event),
    allDay: true,
    start: dateOf(event.firstDay),
    end: dateOf(event.endDay),
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

/** One VEVENT. Throws for an event that does not end after its start: that is a bug. */
export function renderEvent(event: CalendarEvent, offsets: OffsetTable): RenderedEvent {
  const zone = event.kind === 'timed' ? zoneOf(event, offsets) : null;
  const data = event.kind === 'timed' ? timedData(event, zone ?? offsets) : allDayData(event);
  const text = contentLines(unfoldedLines(new ICalEvent(data, UTC_CALENDAR).toString()));
  return { event, text, bytes: Buffer.byteLength(text), zone: zone?.zone ?? null };
}
