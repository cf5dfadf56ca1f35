import { civilDate, civilDay, MINUTES_PER_DAY, weekdayOf } from '@/lib/core/civil/civil';
import type { CivilDay, Instant, Minutes, WallMinute, Weekday } from '@/lib/core/civil/civil';
import { offsetAt } from '@/lib/core/civil/offset-table';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { formatLocalTime, formatOffset, formatUtcTime, weekdayCode } from './ics-time';

/** Two years of a coincidence, such as a Ramadan, are no rule. */
const FEWEST_YEARS_OF_A_RULE = 3;

const MINUTES_PER_YEAR: Minutes = 366 * MINUTES_PER_DAY;

/** One change of the clock: when it comes and from what to what. */
interface Onset {
  readonly kind: 'STANDARD' | 'DAYLIGHT';
  readonly at: Instant;
  readonly before: Minutes;
  readonly after: Minutes;
  /** What the clock shows when it is changed. */
  readonly day: CivilDay;
  readonly minute: WallMinute;
  readonly year: number;
  readonly month: number;
}

/** The day of a month on which a change comes every year. */
type YearlyDay =
  | { readonly kind: 'last'; readonly weekday: Weekday }
  | { readonly kind: 'nth'; readonly weekday: Weekday; readonly nth: number }
  | { readonly kind: 'fixed'; readonly dayOfMonth: number };

function onsetAt(kind: Onset['kind'], at: Instant, before: Minutes, after: Minutes): Onset {
  const local = at + before;
  const day = Math.floor(local / MINUTES_PER_DAY);
  const { year, month } = civilDate(day);
  return { kind, at, before, after, day, minute: local - day * MINUTES_PER_DAY, year, month };
}

/** Offset data do not tell summer time: it is a rise that a fall undoes within a year. */
function isSummerTime(
  rise: Minutes,
  at: Instant,
  falls: readonly Instant[],
  until: Instant,
): boolean {
  if (rise <= 0) return false;
  if (falls.some((fall) => fall > at && fall - at < MINUTES_PER_YEAR)) return true;
  const endsUnseen = until - at < MINUTES_PER_YEAR;
  return endsUnseen && falls.some((fall) => fall < at && at - fall < MINUTES_PER_YEAR);
}

/** The changes that rule [from, until): the last one up to `from`, and those after it. */
function onsetsOf(offsets: OffsetTable, from: Instant, until: Instant): readonly Onset[] {
  const changes = offsets.transitions.map(({ at, offset }) => {
    const before = offsetAt(offsets, at - 1);
    return { at, before, after: offset, rise: offset - before };
  });
  const falls = changes.filter(({ rise }) => rise < 0).map(({ at }) => at);
  const onsets = changes.map(({ at, before, after, rise }) =>
    onsetAt(
      isSummerTime(rise, at, falls, offsets.until) ? 'DAYLIGHT' : 'STANDARD',
      at,
      before,
      after,
    ),
  );
  const first = onsets.findLastIndex(({ at }) => at <= from);
  const ruling = onsets.slice(Math.max(first, 0)).filter(({ at }) => at < until);
  return first === -1 ? [initialOnset(offsets, ruling[0]), ...ruling] : ruling;
}

/** The offset with which the table begins, from the midnight before it. */
function initialOnset(offsets: OffsetTable, next: Onset | undefined): Onset {
  const offset = offsets.initialOffset;
  const midnight = Math.floor((offsets.from + offset) / MINUTES_PER_DAY) * MINUTES_PER_DAY - offset;
  const kind = next && next.after < next.before ? 'DAYLIGHT' : 'STANDARD';
  return onsetAt(kind, midnight, offset, offset);
}

function yearlyDaysOf({ day, year, month }: Onset): readonly YearlyDay[] {
  const weekday = weekdayOf(day);
  const dayOfMonth = civilDate(day).day;
  const days: YearlyDay[] = [];
  if (dayOfMonth > daysOfMonth(year, month) - 7) days.push({ kind: 'last', weekday });
  if (dayOfMonth <= 28) days.push({ kind: 'nth', weekday, nth: Math.ceil(dayOfMonth / 7) });
  days.push({ kind: 'fixed', dayOfMonth });
  return days;
}

function daysOfMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return civilDay({ ...next, day: 1 }) - civilDay({ year, month, day: 1 });
}

function dayInYear(rule: YearlyDay, year: number, month: number): CivilDay {
  const first = civilDay({ year, month, day: 1 });
  if (rule.kind === 'fixed') return first + rule.dayOfMonth - 1;
  const earliest =
    rule.kind === 'nth' ? first + 7 * (rule.nth - 1) : first + daysOfMonth(year, month) - 7;
  return earliest + ((rule.weekday - weekdayOf(earliest) + 7) % 7);
}

function ruleText(rule: YearlyDay): string {
  if (rule.kind === 'fixed') return `BYMONTHDAY=${rule.dayOfMonth}`;
  return `BYDAY=${rule.kind === 'last' ? -1 : rule.nth}${weekdayCode(rule.weekday)}`;
}

/** Onsets of the same change in years that follow each other, and the days they have in common. */
interface Run {
  readonly onsets: readonly [Onset, ...Onset[]];
  readonly days: readonly YearlyDay[];
}

function extended({ onsets, days }: Run, onset: Onset): Run | undefined {
  const last = onsets[onsets.length - 1] ?? onsets[0];
  if (onset.year !== last.year + 1) return undefined;
  const common = days.filter((day) => dayInYear(day, onset.year, onset.month) === onset.day);
  return common.length === 0 ? undefined : { onsets: [...onsets, onset], days: common };
}

/** Splits the onsets of one change into the longest runs that one yearly rule describes. */
function runsOf(onsets: readonly Onset[]): readonly Run[] {
  const runs: Run[] = [];
  for (const onset of onsets) {
    const run = runs[runs.length - 1];
    const longer = run && extended(run, onset);
    if (longer) runs[runs.length - 1] = longer;
    else runs.push({ onsets: [onset], days: yearlyDaysOf(onset) });
  }
  return runs;
}

/** A STANDARD or DAYLIGHT component. */
interface Observance {
  readonly onset: Onset;
  readonly rule?: string;
}

/** A run as one recurring observance, open-ended unless its next onset is known not to come. */
function observancesOf({ onsets, days }: Run, until: Instant): readonly Observance[] {
  const [first] = onsets;
  const [day] = days;
  if (day === undefined || onsets.length < FEWEST_YEARS_OF_A_RULE) {
    return onsets.map((onset) => ({ onset }));
  }
  const last = onsets[onsets.length - 1] ?? first;
  const nextDay = dayInYear(day, last.year + 1, last.month);
  const next = nextDay * MINUTES_PER_DAY + last.minute - last.before;
  const end = next < until ? `;UNTIL=${formatUtcTime(last.at)}` : '';
  const rule = `RRULE:FREQ=YEARLY;BYMONTH=${first.month};${ruleText(day)}${end}`;
  return [{ onset: first, rule }];
}

function observanceLines({ onset, rule }: Observance): readonly string[] {
  return [
    `BEGIN:${onset.kind}`,
    `DTSTART:${formatLocalTime({ day: onset.day, minute: onset.minute })}`,
    ...(rule === undefined ? [] : [rule]),
    `TZOFFSETFROM:${formatOffset(onset.before)}`,
    `TZOFFSETTO:${formatOffset(onset.after)}`,
    `END:${onset.kind}`,
  ];
}

/**
 * The VTIMEZONE (RFC 5545 section 3.6.5) of a table's zone, as content lines: right at every instant
 * of [from, until), which the table covers. Yearly rules where the changes follow one for three years
 * or more, single observances where not (Ramadan in Africa/Casablanca); no RDATE, and of the many
 * forms of RRULE only `nth` or last weekday and fixed day of a month, which Outlook reads.
 */
export function renderTimezone(
  offsets: OffsetTable,
  from: Instant,
  until: Instant,
): readonly string[] {
  const changes = new Map<string, Onset[]>();
  for (const onset of onsetsOf(offsets, from, until)) {
    const { kind, before, after, minute, month } = onset;
    const change = [kind, before, after, minute, month].join(' ');
    changes.set(change, [...(changes.get(change) ?? []), onset]);
  }
  const observances = [...changes.values()]
    .flatMap(runsOf)
    .flatMap((run) => observancesOf(run, until))
    .toSorted((one, other) => one.onset.at - other.onset.at);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${offsets.zone}`,
    ...observances.flatMap(observanceLines),
    'END:VTIMEZONE',
  ];
}
