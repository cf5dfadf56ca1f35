/** Civil (proleptic Gregorian) dates as day numbers, and minutes of the wall clock. No clock, no zone. */

/** Days since 1970-01-01. */
export type CivilDay = number;

/** Minutes since 1970-01-01T00:00Z. */
export type Instant = number;

/** A length of time in real (elapsed) minutes. */
export type Minutes = number;

/** Minutes since local midnight on the wall clock; above 1440 it is the next day's wall clock. */
export type WallMinute = number;

/** ISO 8601 weekday: Monday 1 to Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const MINUTES_PER_DAY = 1440;
export const DAYS_PER_WEEK = 7;

/** Algorithm: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function civilDay({ year, month, day }: CivilDate): CivilDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Algorithm: H. Hinnant, civil_from_days. */
export function civilDate(day: CivilDay): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

export function weekdayOf(day: CivilDay): Weekday {
  const index = (((day + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return (index + 1) as Weekday;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `YYYY-MM-DD` (ISO 8601). */
export function formatDay(day: CivilDay): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

/** Reads `YYYY-MM-DD`; undefined for anything else and for dates that do not exist (2026-02-29). */
export function parseDay(text: string): CivilDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const day = civilDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  return formatDay(day) === text ? day : undefined;
}

/** `HH:MM`; 1440 is `24:00`, and minutes beyond it are written as the next day's clock. */
export function formatWallMinute(minute: WallMinute): string {
  const shown = minute > MINUTES_PER_DAY ? minute - MINUTES_PER_DAY : minute;
  return `${padded(Math.floor(shown / 60), 2)}:${padded(shown % 60, 2)}`;
}

/** Reads `HH:MM` from 00:00 to 24:00; undefined for anything else. */
export function parseWallMinute(text: string): WallMinute | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= MINUTES_PER_DAY ? total : undefined;
}
