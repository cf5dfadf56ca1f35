import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { startOfUtcYear, utcYearOf } from '@/lib/time/utc-year';
import type { CalendarEvent, CalendarFeed } from './calendar-feed';
import { beginning, isPast, notesOnOmissions, withinFeedLimits } from './feed-limits';
import { contentLines, escapedText, shortened, unfoldedLines } from './ics-text';
import { inUtc, renderEvent, UTC_ZONE, type RenderedEvent } from './render-event';
import { renderTimezone } from './vtimezone';

const REFRESH_SECONDS = 3600;
const LONGEST_NAME = 1000;
const LONGEST_DESCRIPTION = 4000;

/** Every calendar property, in the order in which it is written, before any component. */
const CALENDAR_PROPERTIES = [
  'VERSION',
  'PRODID',
  'CALSCALE',
  'METHOD',
  'NAME',
  'X-WR-CALNAME',
  'X-WR-CALDESC',
  'X-WR-TIMEZONE',
  'COLOR',
  'REFRESH-INTERVAL',
  'X-PUBLISHED-TTL',
] as const;

function nameOf(line: string): string {
  return line.slice(0, line.search(/[:;]/));
}

/** The calendar's own properties: the library's, with the one it lacks (RFC 7986 COLOR), in order. */
function calendarProperties(feed: CalendarFeed): readonly string[] {
  if (!/^[a-z]+$/.test(feed.color)) throw new RangeError(`no CSS colour name: ${feed.color}`);
  const calendar = new ICalCalendar({
    prodId: '//Paceline//Paceline//EN',
    scale: 'gregorian',
    method: ICalCalendarMethod.PUBLISH,
    // The library escapes neither name nor description.
    name: escapedText(shortened(feed.name, LONGEST_NAME)),
    description: escapedText(shortened(feed.description ?? '', LONGEST_DESCRIPTION)),
    ttl: REFRESH_SECONDS,
    x: [['X-WR-TIMEZONE', feed.zone]],
  });
  const lines = [...unfoldedLines(calendar.toString()), `COLOR:${feed.color}`];
  return CALENDAR_PROPERTIES.flatMap((name) => lines.filter((line) => nameOf(line) === name));
}

/** The VTIMEZONE of these events' zone, from the year of the first timed event on. */
function timezoneOf(events: readonly CalendarEvent[], offsets: OffsetTable): string {
  const starts = events.filter(({ kind }) => kind === 'timed').map(beginning);
  const from = starts.length === 0 ? offsets.from : startOfUtcYear(utcYearOf(Math.min(...starts)));
  return contentLines(renderTimezone(offsets, Math.max(from, offsets.from), offsets.until));
}

/** The VTIMEZONE of the events whose local times are ambiguous. */
function timezoneOfUtc(offsets: OffsetTable): string {
  return contentLines(renderTimezone(inUtc(offsets), offsets.from, offsets.until));
}

/** By beginning, then by UID: the same events in any order give the same bytes. */
function byTime(one: CalendarEvent, other: CalendarEvent): number {
  return beginning(one) - beginning(other) || (one.uid < other.uid ? -1 : 1);
}

/** The zone that an event names, where it is another than the feed's. */
function furtherZone(event: CalendarEvent, feed: CalendarFeed): string | null {
  if (event.kind === 'all-day' || event.zone === undefined) return null;
  return event.zone === feed.zone ? null : event.zone;
}

/**
 * The feed as an iCalendar object (RFC 5545, RFC 7986): UTF-8, CRLF, lines of at most 75 octets, below
 * 1 MB and 1,000 events. `offsets` is the table of the feed's zone over the range that
 * `offsetRangeOf` gives, `further` are those of the other zones that events name. Reads no clock,
 * locale or machine zone.
 */
export function renderCalendar(
  feed: CalendarFeed,
  offsets: OffsetTable,
  further: readonly OffsetTable[] = [],
): string {
  if (offsets.zone !== feed.zone) throw new RangeError(`${offsets.zone} is not ${feed.zone}`);
  const tables = new Map(further.map((table) => [table.zone, table]));
  const tableOf = (event: CalendarEvent): OffsetTable => {
    const zone = furtherZone(event, feed);
    const table = zone === null ? offsets : tables.get(zone);
    if (!table) throw new RangeError(`no offsets of ${zone ?? ''}`);
    return table;
  };
  const properties = contentLines(['BEGIN:VCALENDAR', ...calendarProperties(feed)]);
  const timezones = [
    timezoneOf(
      feed.events.filter((event) => furtherZone(event, feed) === null),
      offsets,
    ),
    ...further.map((table) =>
      timezoneOf(
        feed.events.filter((event) => furtherZone(event, feed) === table.zone),
        table,
      ),
    ),
  ].join('');
  const timezoneForUtc = timezoneOfUtc(offsets);
  const end = contentLines(['END:VCALENDAR']);

  const rendered = feed.events
    .toSorted(byTime)
    .map((event) => ({ ...renderEvent(event, tableOf(event)), past: isPast(event, feed) }));
  const selection = withinFeedLimits(
    rendered,
    Buffer.byteLength(properties + timezones + timezoneForUtc + end),
  );
  const notes = notesOnOmissions(feed, selection, offsets).map((note) =>
    renderEvent(note, offsets),
  );
  const events: readonly RenderedEvent[] = [...selection.kept, ...notes];
  const hasUtc = [offsets, ...further].some(({ zone }) => zone === UTC_ZONE);
  const needsUtc = !hasUtc && events.some(({ zone }) => zone === UTC_ZONE);

  return [
    properties,
    timezones,
    needsUtc ? timezoneForUtc : '',
    ...events.map(({ text }) => text),
    end,
  ].join('');
}
