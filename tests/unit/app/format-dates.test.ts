import { describe, expect, it } from 'vitest';
import {
  clockRange,
  clockTime,
  counted,
  dateStyleFor,
  dayRange,
  durationText,
  hoursText,
  longDay,
  percentText,
  shortDay,
  weekdayDay,
  type DateStyle,
} from '@/app/_components/format-dates';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';

function day(text: string): CivilDay {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

/** What is read, with every no-break space as a plain one. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

const british: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };
const american: DateStyle = { monthFirst: true, hour12: true, weekStart: 7 };
const today = day('2026-11-22');

describe('the date style of a request', () => {
  it.each([
    [null, british],
    ['', british],
    ['*', british],
    ['not a language', british],
    ['en-GB,en;q=0.9', british],
    ['de-DE', british],
    ['de', british],
    ['en-US,en;q=0.5', american],
    ['en', american],
  ])('of %s', (header, style) => {
    expect(dateStyleFor(header)).toEqual(style);
  });
});

describe('days', () => {
  it('are written as people say them, with the year where it is another', () => {
    expect(plain(longDay(day('2026-12-06'), british, today))).toBe('Sunday 6 December');
    expect(plain(longDay(day('2027-04-18'), british, today))).toBe('Sunday 18 April 2027');
    expect(plain(longDay(day('2027-04-18'), american, today))).toBe('Sunday, April 18, 2027');
    expect(plain(weekdayDay(day('2026-11-30'), british, today))).toBe('Mon 30 Nov');
    expect(plain(shortDay(day('2027-01-02'), american, today))).toBe('Jan 2, 2027');
  });

  it('make ranges that name month and year once', () => {
    const range = (from: string, to: string, style = british) =>
      plain(dayRange(day(from), day(to), style, today));
    expect(range('2026-12-14', '2026-12-20')).toBe('14 to 20 Dec');
    expect(range('2026-12-14', '2026-12-14')).toBe('14 Dec');
    expect(range('2026-11-30', '2026-12-06')).toBe('30 Nov to 6 Dec');
    expect(range('2026-12-28', '2027-01-03')).toBe('28 Dec to 3 Jan 2027');
    expect(range('2027-01-28', '2027-02-03')).toBe('28 Jan to 3 Feb 2027');
    expect(range('2027-12-28', '2028-01-03')).toBe('28 Dec 2027 to 3 Jan 2028');
    expect(range('2027-01-04', '2027-01-10')).toBe('4 to 10 Jan 2027');
    expect(range('2027-01-04', '2027-01-10', american)).toBe('Jan 4 to 10, 2027');
    expect(range('2026-12-28', '2027-01-03', american)).toBe('Dec 28 to Jan 3, 2027');
  });
});

describe('times and amounts', () => {
  it('follow the region’s clock', () => {
    expect(clockTime(0, british)).toBe('00:00');
    expect(clockTime(1470, british)).toBe('00:30');
    expect(plain(clockTime(0, american))).toBe('12:00 am');
    expect(plain(clockTime(750, american))).toBe('12:30 pm');
    expect(clockRange(1140, 1230, british)).toBe('19:00–20:30');
  });

  it('round hours to a tenth and keep minutes exact', () => {
    expect(plain(hoursText(14400))).toBe('240 h');
    expect(plain(hoursText(735))).toBe('12.3 h');
    expect(plain(durationText(45))).toBe('45 min');
    expect(plain(durationText(120))).toBe('2 h');
    expect(plain(durationText(90))).toBe('1 h 30 min');
    expect(plain(percentText(0.286))).toBe('29 %');
    expect(plain(counted(1, 'week'))).toBe('1 week');
    expect(plain(counted(0, 'week'))).toBe('0 weeks');
  });
});
