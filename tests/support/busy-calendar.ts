import type { BusyReading } from '@/lib/calendar/busy-reading';
import { readBusyCalendar } from '@/lib/calendar/busy-read';
import { busyTimesIn } from '@/lib/calendar/busy-times-in';
import type { Interval } from '@/lib/core/availability/availability';
import { union } from '@/lib/core/availability/free-intervals';

const MILLISECONDS_PER_MINUTE = 60_000;

/** Minutes since 1970 of `2027-01-04T18:00Z`. */
export function minuteAt(time: string): number {
  return Date.parse(time) / MILLISECONDS_PER_MINUTE;
}

export function isoOf(minute: number): string {
  return new Date(minute * MILLISECONDS_PER_MINUTE).toISOString().slice(0, 16).concat('Z');
}

export function calendarOf(...lines: readonly string[]): string {
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR'];
  return `${all.join('\r\n')}\r\n`;
}

/** A VEVENT of these lines. */
export function eventOf(...lines: readonly string[]): readonly string[] {
  const uid = lines.some((line) => line.startsWith('UID')) ? [] : ['UID:one@test'];
  return ['BEGIN:VEVENT', ...uid, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'];
}

export const YEAR_2027: Interval = {
  start: minuteAt('2027-01-01T00:00Z'),
  end: minuteAt('2028-01-01T00:00Z'),
};

export function readingOf(text: string, window = YEAR_2027): BusyReading {
  const read = readBusyCalendar(text, window, 5000);
  if (!read.ok) throw new Error(read.failure.kind);
  return read.value;
}

/** Busy times as `start/end`, by rules under which everything blocks unless others are given. */
export function timesOf(
  text: string,
  { zone = 'Europe/Berlin', allDayBlocks = true, tentativeBlocks = true, window = YEAR_2027 } = {},
): readonly string[] {
  const times = busyTimesIn(readingOf(text, window), { allDayBlocks, tentativeBlocks }, zone);
  return union(times).map(({ start, end }) => `${isoOf(start)}/${isoOf(end)}`);
}
