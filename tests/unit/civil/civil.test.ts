import { describe, expect, it } from 'vitest';
import {
  civilDate,
  civilDay,
  formatDay,
  formatWallMinute,
  parseDay,
  parseWallMinute,
  weekdayOf,
} from '@/lib/core/civil/civil';

describe('civil days', () => {
  it.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-02-29', 11016, 2],
    ['2000-03-01', 11017, 3],
    ['2024-02-29', 19782, 4],
    ['2024-03-01', 19783, 5],
    ['2026-12-31', 20818, 4],
    ['2027-01-01', 20819, 5],
    ['2100-03-01', 47541, 1],
  ])('%s is day %i, weekday %i', (text, day, weekday) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
    expect(weekdayOf(day)).toBe(weekday);
    expect(civilDay(civilDate(day))).toBe(day);
  });

  it('agrees with the Gregorian calendar of Date on every day of 400 years', () => {
    const wrong: number[] = [];
    for (let day = civilDay({ year: 1800, month: 1, day: 1 }); day < 84_006; day += 1) {
      const date = new Date(day * 86_400_000);
      const civil = civilDate(day);
      const agrees =
        civil.year === date.getUTCFullYear() &&
        civil.month === date.getUTCMonth() + 1 &&
        civil.day === date.getUTCDate() &&
        weekdayOf(day) % 7 === date.getUTCDay() &&
        civilDay(civil) === day;
      if (!agrees) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '2026-01-00',
    '2026-1-01',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('wall minutes', () => {
  it.each([
    ['00:00', 0],
    ['09:05', 545],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is minute %i', (text, minute) => {
    expect(parseWallMinute(text)).toBe(minute);
    expect(formatWallMinute(minute)).toBe(text);
  });

  it('writes minutes beyond midnight as the clock of the next day', () => {
    expect(formatWallMinute(1441)).toBe('00:01');
    expect(formatWallMinute(1560)).toBe('02:00');
  });

  it.each(['24:01', '25:00', '12:60', '9:00', '12:5', '12.30', ''])('refuses %j', (text) => {
    expect(parseWallMinute(text)).toBeUndefined();
  });
});
