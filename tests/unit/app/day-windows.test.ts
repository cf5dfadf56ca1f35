import { describe, expect, it } from 'vitest';
import { dayWindowsText, minuteOf, readDayWindows } from '@/app/_planner/day-windows';

describe('a day’s study times', () => {
  it('are read from their text and written back', () => {
    const text = '19:00-22:30, 06:30-08:00';
    expect(readDayWindows(text)).toEqual([
      { from: '19:00', to: '22:30' },
      { from: '06:30', to: '08:00' },
    ]);
    expect(dayWindowsText(readDayWindows(text) ?? [])).toBe(text);
  });

  it('may be none, half typed, or written loosely', () => {
    expect(readDayWindows('')).toEqual([]);
    expect(readDayWindows('19:00-')).toEqual([{ from: '19:00', to: '' }]);
    expect(readDayWindows('9:00 – 12:00')).toEqual([{ from: '09:00', to: '12:00' }]);
  });

  it('end at the midnight that a time input can show', () => {
    expect(readDayWindows('18:00-24:00')).toEqual([{ from: '18:00', to: '00:00' }]);
  });

  it('stay text where a time input could not show them', () => {
    expect(readDayWindows('evenings')).toBeNull();
    expect(readDayWindows('19:00-22:30; 6:30-8:00')).toBeNull();
  });

  it('are minutes since midnight', () => {
    expect(minuteOf('00:00')).toBe(0);
    expect(minuteOf('24:00')).toBe(1440);
    expect(minuteOf('24:01')).toBeNull();
    expect(minuteOf('19:60')).toBeNull();
    expect(minuteOf('')).toBeNull();
  });
});
