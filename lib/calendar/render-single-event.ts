import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { startOfUtcYear, utcYearOf } from '@/lib/time/utc-year';
import type { CalendarEvent } from './calendar-feed';
import { beginning } from './feed-limits';
import { contentLines } from './ics-text';
import { inUtc, renderEvent, UTC_ZONE } from './render-event';
import { renderTimezone } from './vtimezone';

const HEAD = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Paceline//Paceline//EN'] as const;

/**
 * One event of a feed as the iCalendar object that a CalDAV server keeps for it (RFC 4791, section 4.1):
 * the feed's own VEVENT with the VTIMEZONE that it needs, without METHOD. Its bytes depend on the event
 * and its zone alone, so that what happens to other events never changes it.
 */
export function renderSingleEvent(event: CalendarEvent, zone: string): string {
  const year = utcYearOf(beginning(event));
  const offsets = offsetTableOfZone(zone, startOfUtcYear(year - 1), startOfUtcYear(year + 5));
  const rendered = renderEvent(event, offsets);
  const table = rendered.zone === UTC_ZONE ? inUtc(offsets) : offsets;
  const timezone =
    rendered.zone === null ? [] : renderTimezone(table, startOfUtcYear(year), table.until);
  return [
    contentLines([...HEAD, 'CALSCALE:GREGORIAN', ...timezone]),
    rendered.text,
    contentLines(['END:VCALENDAR']),
  ].join('');
}
