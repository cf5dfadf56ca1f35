import { civilDate, civilDay, MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { CivilDay, Instant, Minutes } from '@/lib/core/civil/civil';
import type { ContentLine } from './busy-content-lines';

/** Minutes of a wall clock since 1970-01-01T00:00 on it. */
export type WallInstant = number;

/** A DATE or DATE-TIME as it is written; seconds are left off. */
export type BusyMoment =
  | { readonly kind: 'date'; readonly day: CivilDay }
  | { readonly kind: 'utc'; readonly instant: Instant }
  | { readonly kind: 'wall'; readonly wall: WallInstant; readonly tzid: string | null };

/** A DURATION: days as the calendar counts them, then minutes as they pass. */
export interface BusyLength {
  readonly days: number;
  readonly minutes: Minutes;
}

/** Days that a single event may take: beyond, the number is a mistake. */
const LONGEST_DAYS = 36_600;

/** One moment of a line's value; null for what is none. */
export function momentOf({ parameters, value }: ContentLine): BusyMoment | null {
  const tzid = parameters.get('TZID') ?? null;
  // Exchange writes TZID=tzone://... without quotes, so that half of it reads as value.
  const cut = value.lastIndexOf(':');
  if (cut < 0) return readMoment(value, tzid);
  return readMoment(value.slice(cut + 1), tzid && `${tzid}:${value.slice(0, cut)}`);
}

/** All moments of a line with a list of them; null in place of what is none. */
export function momentsOf({ parameters, value }: ContentLine): readonly (BusyMoment | null)[] {
  return value.split(',').map((part) => readMoment(part, parameters.get('TZID') ?? null));
}

export function readMoment(text: string, tzid: string | null): BusyMoment | null {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:\d{2})?(Z)?|Z)?$/i.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const civil = civilDay({ year, month, day });
  const back = civilDate(civil);
  if (month < 1 || month > 12 || back.month !== month || back.day !== day) return null;
  if (found[4] === undefined) return { kind: 'date', day: civil };
  const [hour, minute] = [Number(found[4]), Number(found[5])];
  if (hour > 24 || minute > 59) return null;
  const at = civil * MINUTES_PER_DAY + hour * 60 + minute;
  return found[6] ? { kind: 'utc', instant: at } : { kind: 'wall', wall: at, tzid };
}

/** A DURATION (RFC 5545, section 3.3.6) that is not negative; null for anything else. */
export function readLength(text: string): BusyLength | null {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(
    text.trim(),
  );
  if (!found) return null;
  const part = (index: number) => Number(found[index] ?? 0);
  const length = {
    days: part(1) * 7 + part(2),
    minutes: part(3) * 60 + part(4) + Math.ceil(part(5) / 60),
  };
  return length.days + length.minutes / MINUTES_PER_DAY <= LONGEST_DAYS ? length : null;
}
