/** The text of a day's windows (`19:00-22:30, 06:00-07:00`) as pairs that time inputs can hold. */

export interface DayWindow {
  /** HH:MM, or empty while it is typed. */
  readonly from: string;
  readonly to: string;
}

const WINDOW = /^(\d{1,2}:\d{2})?\s*[-–]\s*(\d{1,2}:\d{2})?$/;

/** Null where the text is none that time inputs could show: then it stays text. */
export function readDayWindows(text: string): readonly DayWindow[] | null {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const windows: DayWindow[] = [];
  for (const part of parts) {
    const match = WINDOW.exec(part);
    if (!match) return null;
    const [from = '', to = ''] = [match[1]?.padStart(5, '0'), match[2]?.padStart(5, '0')];
    // A time input ends at 23:59; a window that ends at 00:00 passes to the same midnight.
    windows.push({ from, to: to === '24:00' ? '00:00' : to });
  }
  return windows;
}

export function dayWindowsText(windows: readonly DayWindow[]): string {
  return windows.map(({ from, to }) => `${from}-${to}`).join(', ');
}

/** Minutes since midnight of a complete `HH:MM`, else null. */
export function minuteOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 1440 && Number(match[2]) < 60 ? minute : null;
}
