import { describe, expect, it } from 'vitest';
import { parseDay } from '@/lib/core/civil/civil';
import {
  instantAt,
  offsetAt,
  startOfDay,
  wallTimeAt,
  type OffsetTable,
} from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { instant, yearStart } from '../../support/calendar-wall-clock';

function table(zone: string, year: number): OffsetTable {
  return offsetTableOfZone(zone, yearStart(year), yearStart(year + 1));
}

function day(text: string): number {
  return parseDay(text) ?? Number.NaN;
}

function minute(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

describe('a skipped reading resolves later, a repeated one to its first occurrence', () => {
  it.each([
    // Berlin: a gap of an hour, the moments around it, and a repeated hour.
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59Z'],
    ['Europe/Berlin', '2026-03-29', '02:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-10-25', '01:59', '2026-10-24T23:59Z'],
    ['Europe/Berlin', '2026-10-25', '02:00', '2026-10-25T00:00Z'],
    ['Europe/Berlin', '2026-10-25', '02:59', '2026-10-25T00:59Z'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00Z'],
    // Beyond 24:00 it is the next day's clock.
    ['Europe/Berlin', '2026-03-28', '26:30', '2026-03-29T01:30Z'],
    ['Europe/Berlin', '2028-02-29', '12:00', '2028-02-29T11:00Z'],
    // Lord Howe changes by half an hour.
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z'],
    ['Australia/Lord_Howe', '2026-04-05', '02:00', '2026-04-04T15:30Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:30', '2026-10-03T15:30Z'],
    ['Asia/Kathmandu', '2026-01-01', '06:00', '2026-01-01T00:15Z'],
    // Casablanca takes an hour off for Ramadan.
    ['Africa/Casablanca', '2024-03-10', '02:30', '2024-03-10T01:30Z'],
    ['Africa/Casablanca', '2024-03-10', '03:00', '2024-03-10T03:00Z'],
    ['Africa/Casablanca', '2024-04-14', '02:30', '2024-04-14T02:30Z'],
    ['Africa/Casablanca', '2024-04-14', '03:30', '2024-04-14T02:30Z'],
    ['America/Sao_Paulo', '2018-02-17', '23:30', '2018-02-18T01:30Z'],
    ['America/Santiago', '2025-04-05', '23:30', '2025-04-06T02:30Z'],
    ['America/Havana', '2025-11-02', '00:30', '2025-11-02T04:30Z'],
  ])('%s %s %s', (zone, date, time, expected) => {
    expect(instantAt(table(zone, Number(date.slice(0, 4))), day(date), minute(time))).toBe(
      instant(expected),
    );
  });
});

describe('the first instant of a day', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00Z'],
    ['America/Santiago', '2025-09-07', '2025-09-07T04:00Z'],
    ['America/Havana', '2025-03-09', '2025-03-09T05:00Z'],
    ['America/Havana', '2025-11-02', '2025-11-02T04:00Z'],
    ['America/Havana', '2025-11-03', '2025-11-03T05:00Z'],
  ])('%s %s', (zone, date, expected) => {
    expect(startOfDay(table(zone, Number(date.slice(0, 4))), day(date))).toBe(instant(expected));
  });

  it('is the change where a gap begins before midnight, as in Toronto in 1919', () => {
    const toronto: OffsetTable = {
      zone: 'America/Toronto',
      from: instant('1919-01-01T00:00Z'),
      until: instant('1920-01-01T00:00Z'),
      initialOffset: -300,
      transitions: [{ at: instant('1919-03-31T04:30Z'), offset: -240 }],
    };
    const start = startOfDay(toronto, day('1919-03-31'));
    expect(start).toBe(instant('1919-03-31T04:30Z'));
    expect(wallTimeAt(toronto, start)).toEqual({ day: day('1919-03-31'), minute: 30 });
    expect(wallTimeAt(toronto, start - 1)).toEqual({ day: day('1919-03-30'), minute: 1409 });
  });
});

describe('lengths are real minutes', () => {
  it.each([
    ['2026-03-28', 180],
    ['2026-03-29', 120],
    ['2026-10-25', 240],
  ])('01:00 to 04:00 in Berlin on %s is %i minutes', (date, minutes) => {
    const berlin = table('Europe/Berlin', 2026);
    const from = instantAt(berlin, day(date), minute('01:00'));
    expect(instantAt(berlin, day(date), minute('04:00')) - from).toBe(minutes);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 23 * 60],
    ['Europe/Berlin', '2026-10-25', 25 * 60],
    ['Australia/Lord_Howe', '2026-04-05', 24 * 60 + 30],
    ['Australia/Lord_Howe', '2026-10-04', 23 * 60 + 30],
    ['America/Sao_Paulo', '2018-11-04', 23 * 60],
    ['America/Sao_Paulo', '2018-02-17', 25 * 60],
    ['Asia/Kathmandu', '2026-06-01', 24 * 60],
  ])('%s %s has %i minutes', (zone, date, minutes) => {
    const offsets = table(zone, Number(date.slice(0, 4)));
    expect(startOfDay(offsets, day(date) + 1) - startOfDay(offsets, day(date))).toBe(minutes);
  });
});

describe('an offset', () => {
  it('changes with the first instant of the transition', () => {
    const berlin = table('Europe/Berlin', 2026);
    expect(offsetAt(berlin, instant('2026-03-29T00:59Z'))).toBe(60);
    expect(offsetAt(berlin, instant('2026-03-29T01:00Z'))).toBe(120);
    expect(offsetAt(berlin, instant('2026-10-25T00:59Z'))).toBe(120);
    expect(offsetAt(berlin, instant('2026-10-25T01:00Z'))).toBe(60);
    expect(offsetAt(berlin, instant('2026-12-31T23:59Z'))).toBe(60);
  });

  it('is not known outside the table', () => {
    const berlin = table('Europe/Berlin', 2026);
    expect(() => offsetAt(berlin, yearStart(2026) - 1)).toThrow(RangeError);
    expect(() => offsetAt(berlin, yearStart(2027))).toThrow(RangeError);
  });
});
