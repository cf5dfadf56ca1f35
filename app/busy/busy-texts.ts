import { counted, longDay, type DateStyle } from '../_components/format-dates';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `12 minutes ago`, `3 hours ago`, `2 days ago`. */
export function agoText(then: Date, now: number): string {
  const age = now - then.getTime();
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${counted(Math.floor(age / MINUTE), 'minute')} ago`;
  if (age < DAY) return `${counted(Math.floor(age / HOUR), 'hour')} ago`;
  return `${counted(Math.floor(age / DAY), 'day')} ago`;
}

/** `The reading of Tuesday 17 November stays in force.` */
export function inForceText(readAt: Date | null, now: number, style: DateStyle): string {
  if (readAt === null) return 'Nothing of it is kept free yet.';
  const [then, today] = [readAt.getTime(), now].map((time) => Math.floor(time / DAY));
  if (then === today) return `What was read ${agoText(readAt, now)} stays in force.`;
  return `The reading of ${longDay(then as number, style, today as number)} stays in force.`;
}

/** `37 busy times in the next 14 days, 3 of them in your study times.` */
export function foundText(times: number, overlaps: number | null): string {
  const all = `${counted(times, 'busy time')} in the next 14 days`;
  if (times === 0) return `No busy times in the next 14 days.`;
  if (overlaps === null) return `${all}.`;
  if (overlaps === 0) return `${all}, none in your study times.`;
  return `${all}, ${overlaps} ${overlaps === 1 ? 'overlaps' : 'overlap'} your study times.`;
}
