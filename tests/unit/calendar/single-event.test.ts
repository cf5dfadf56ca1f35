import { describe, expect, it } from 'vitest';
import { renderSingleEvent } from '@/lib/calendar/render-single-event';
import type { AllDayEvent, TimedEvent } from '@/lib/calendar/calendar-feed';

const DATA = {
  uid: 'one@paceline',
  summary: 'Raft',
  description: 'Read it.',
  categories: [],
  createdAt: Date.UTC(2026, 0, 1),
  changedAt: Date.UTC(2026, 0, 2),
  sequence: 3,
};

/** Minutes since the epoch. */
const START = Date.UTC(2026, 6, 1, 16) / 60_000;

const TIMED: TimedEvent = { ...DATA, kind: 'timed', start: START, end: START + 90, busy: true };

function linesOf(text: string): readonly string[] {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  return text.split('\r\n').slice(0, -1);
}

describe('an event as a calendar of its own', () => {
  it('has its zone and no METHOD', () => {
    expect(linesOf(renderSingleEvent(TIMED, 'Europe/Berlin'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Paceline//Paceline//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:20251026T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:one@paceline',
      'SEQUENCE:3',
      'DTSTAMP:20260102T000000Z',
      'DTSTART;TZID=Europe/Berlin:20260701T180000',
      'DTEND;TZID=Europe/Berlin:20260701T193000',
      'SUMMARY:Raft',
      'TRANSP:OPAQUE',
      'DESCRIPTION:Read it.',
      'STATUS:CONFIRMED',
      'CREATED:20260101T000000Z',
      'LAST-MODIFIED:20260102T000000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('names UTC where the clock shows its start twice', () => {
    // 2026-10-25 00:30 UTC, the first half past two of that night in Berlin.
    const start = Date.UTC(2026, 9, 25, 0, 30) / 60_000;
    const lines = linesOf(renderSingleEvent({ ...TIMED, start, end: start + 60 }, 'Europe/Berlin'));
    expect(lines.filter((line) => line.startsWith('TZID'))).toEqual(['TZID:Etc/UTC']);
    expect(lines).toContain('DTSTART;TZID=Etc/UTC:20261025T003000');
  });

  it('needs no zone for whole days', () => {
    const day = Date.UTC(2026, 6, 1) / 86_400_000;
    const event: AllDayEvent = { ...DATA, kind: 'all-day', firstDay: day, endDay: day + 1 };
    const lines = linesOf(renderSingleEvent(event, 'Europe/Berlin'));
    expect(lines).not.toContain('BEGIN:VTIMEZONE');
    expect(lines).toContain('DTSTART;VALUE=DATE:20260701');
  });
});
