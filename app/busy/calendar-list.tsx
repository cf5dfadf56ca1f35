import Link from 'next/link';
import type { BusyCalendarView } from '@/lib/usecases/busy-calendars';
import { counted, type DateStyle } from '../_components/format-dates';
import { agoText, inForceText } from './busy-texts';
import { colourName } from './colours';

interface CalendarListProps {
  readonly calendars: readonly BusyCalendarView[];
  readonly now: number;
  readonly style: DateStyle;
}

/** The calendars that take time, each with what is known of it. */
export function CalendarList({ calendars, now, style }: CalendarListProps) {
  return (
    <ul className="mt-6 border-t border-line">
      {calendars.map((calendar) => (
        <li key={calendar.id} className="border-b border-line">
          <Link
            href={`/busy/${encodeURIComponent(calendar.id)}`}
            className="group grid gap-x-8 gap-y-1 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
          >
            <span className="min-w-0">
              <CalendarName calendar={calendar} />
              <span className="mt-0.5 ml-5.5 block text-sm text-ink-soft">
                {sourceText(calendar, now)}
              </span>
            </span>
            <span className="ml-5.5 text-sm text-ink-soft underline decoration-line-strong underline-offset-4 group-hover:decoration-current sm:ml-0">
              Change
            </span>
          </Link>
          {calendar.problem !== null && (
            <p className="-mt-1 mb-4 ml-5.5 max-w-[70ch] text-sm">
              {calendar.problem} {inForceText(calendar.readAt, now, style)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function CalendarName({ calendar: { name, color } }: { readonly calendar: BusyCalendarView }) {
  return (
    <span className="flex items-baseline gap-2.5">
      <span aria-hidden="true" className="busy-dot" style={{ background: color }} />
      <span className="min-w-0 text-lg font-semibold break-words decoration-1 underline-offset-4 group-hover:underline">
        {name}
        <span className="sr-only">, {colourName(color)}</span>
      </span>
    </span>
  );
}

/** `calendar.google.com, read 12 minutes ago, 212 events; all-day events count`. */
export function sourceText(calendar: BusyCalendarView, now: number): string {
  const { host, readAt, events, allDayBlocks, tentativeBlocks } = calendar;
  const rules = [
    allDayBlocks ? '' : 'without all-day events',
    tentativeBlocks ? '' : 'without tentative events',
  ];
  return [
    host ?? 'Uploaded file',
    readAt === null ? 'not read yet' : `read ${agoText(readAt, now)}`,
    readAt === null ? '' : counted(events, 'event'),
    ...rules,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
