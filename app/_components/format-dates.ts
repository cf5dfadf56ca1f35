import {
  MINUTES_PER_DAY,
  civilDate,
  weekdayOf,
  type CivilDay,
  type Minutes,
  type WallMinute,
  type Weekday,
} from '@/lib/core/civil/civil';

/**
 * How a region writes dates and times. Decided once on the server and passed down as data: a browser
 * with other locale data than the server's then still renders the same words.
 */
export interface DateStyle {
  readonly monthFirst: boolean;
  readonly hour12: boolean;
  readonly weekStart: Weekday;
}

const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Space that keeps a number and its unit on one line. */
const NBSP = '\u00a0';

interface WeekInfoLocale {
  readonly weekInfo?: { readonly firstDay: number };
  readonly getWeekInfo?: () => { readonly firstDay: number };
}

function weekStartOf(locale: Intl.Locale): Weekday {
  const known = locale as unknown as WeekInfoLocale;
  const firstDay = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
  return firstDay as Weekday;
}

/** The conventions of an `Accept-Language` header's first language; British ones without it. */
export function dateStyleFor(acceptLanguage: string | null): DateStyle {
  const tag = acceptLanguage?.split(',')[0]?.split(';')[0]?.trim() ?? '';
  const locale = localeOf(tag);
  // The interface speaks English, so only the region's habits are taken, not its language.
  const english = `en-${locale.region ?? 'GB'}`;
  const format = new Intl.DateTimeFormat(english, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    timeZone: 'UTC',
  });
  const kinds = format.formatToParts(0).map(({ type }) => type);
  return {
    monthFirst: kinds.indexOf('month') < kinds.indexOf('day'),
    hour12: format.resolvedOptions().hour12 ?? false,
    weekStart: weekStartOf(locale),
  };
}

function localeOf(tag: string): Intl.Locale {
  try {
    return new Intl.Locale(tag === '*' ? '' : tag).maximize();
  } catch {
    return new Intl.Locale('en-GB');
  }
}

export function weekdayName(weekday: Weekday): string {
  return WEEKDAYS[weekday - 1] as string;
}

export function monthName(month: number): string {
  return MONTHS[month - 1] as string;
}

interface DayParts {
  readonly weekday: 'long' | 'short' | 'none';
  readonly month: 'long' | 'short';
}

function formatParts(day: CivilDay, style: DateStyle, parts: DayParts, today: CivilDay): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  const weekday = weekdayName(weekdayOf(day));
  const monthText = parts.month === 'long' ? monthName(month) : monthName(month).slice(0, 3);
  const yearText = year === civilDate(today).year ? '' : String(year);
  const date = style.monthFirst
    ? `${monthText}${NBSP}${dayOfMonth}${yearText && `, ${yearText}`}`
    : `${dayOfMonth}${NBSP}${monthText}${yearText && ` ${yearText}`}`;
  if (parts.weekday === 'none') return date;
  const shownWeekday = parts.weekday === 'long' ? weekday : weekday.slice(0, 3);
  return `${shownWeekday}${style.monthFirst ? ', ' : ' '}${date}`;
}

/** `Sunday 18 April`, with the year where it is not today's. */
export function longDay(day: CivilDay, style: DateStyle, today: CivilDay): string {
  return formatParts(day, style, { weekday: 'long', month: 'long' }, today);
}

/** `Mon 30 Nov`, with the year where it is not today's. */
export function weekdayDay(day: CivilDay, style: DateStyle, today: CivilDay): string {
  return formatParts(day, style, { weekday: 'short', month: 'short' }, today);
}

/** `18 Apr`, with the year where it is not today's. */
export function shortDay(day: CivilDay, style: DateStyle, today: CivilDay): string {
  return formatParts(day, style, { weekday: 'none', month: 'short' }, today);
}

/** `18 April`, with the year where it is not today's. */
export function plainDay(day: CivilDay, style: DateStyle, today: CivilDay): string {
  return formatParts(day, style, { weekday: 'none', month: 'long' }, today);
}

/** `14 to 20 Dec`, `28 Dec to 3 Jan 2027`; both ends included. */
export function dayRange(
  first: CivilDay,
  last: CivilDay,
  style: DateStyle,
  today: CivilDay,
): string {
  if (first === last) return shortDay(first, style, today);
  const [from, to] = [civilDate(first), civilDate(last)];
  // Within one year the year stands once, at the end.
  const start = shortDay(first, style, from.year === to.year ? first : today);
  const sameMonth = from.year === to.year && from.month === to.month;
  if (!sameMonth) return `${start} to ${shortDay(last, style, today)}`;
  if (!style.monthFirst) return `${from.day} to ${shortDay(last, style, today)}`;
  const year = to.year === civilDate(today).year ? '' : `, ${to.year}`;
  return `${start} to ${to.day}${year}`;
}

/** `19:00` or `7:00 pm`; minutes beyond a day are the next day's clock. */
export function clockTime(minute: WallMinute, style: DateStyle): string {
  const ofDay = minute % MINUTES_PER_DAY;
  const hour = Math.floor(ofDay / 60);
  const rest = String(ofDay % 60).padStart(2, '0');
  if (!style.hour12) return `${String(hour).padStart(2, '0')}:${rest}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${rest}${NBSP}${hour < 12 ? 'am' : 'pm'}`;
}

/** `19:00–20:30`. */
export function clockRange(from: WallMinute, to: WallMinute, style: DateStyle): string {
  return `${clockTime(from, style)}–${clockTime(to, style)}`;
}

/** `240 h`, `12.5 h`, to a tenth of an hour. */
export function hoursText(minutes: Minutes): string {
  return `${Math.round(minutes / 6) / 10}${NBSP}h`;
}

/** `45 min`, `2 h`, `1 h 30 min`. */
export function durationText(minutes: Minutes): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h ${rest}${NBSP}min`;
}

/** `40 %` of a share from 0 to 1. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)}${NBSP}%`;
}

/** `1 week`, `2 weeks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count}${NBSP}${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
