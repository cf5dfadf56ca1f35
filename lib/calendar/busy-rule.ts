import ical from 'node-ical';
import type { Interval } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { WallInstant } from './busy-values';

const MILLISECONDS_PER_MINUTE = 60_000;

const PARTS: ReadonlySet<string> = new Set([
  'FREQ',
  'INTERVAL',
  'COUNT',
  'BYSECOND',
  'BYMINUTE',
  'BYHOUR',
  'BYDAY',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
]);

/** Minutes of what can be counted off without looking at a calendar. */
const STEPS: Readonly<Record<string, number>> = {
  MINUTELY: 1,
  HOURLY: 60,
  DAILY: MINUTES_PER_DAY,
  WEEKLY: 7 * MINUTES_PER_DAY,
};

export interface BusyRule {
  /** The value of an RRULE. */
  readonly rule: string;
  readonly start: WallInstant;
  /** Whether only the date counts. */
  readonly allDay: boolean;
  /** What an UNTIL says on the clock of the start; null for what says nothing. */
  readonly untilOf: (text: string) => WallInstant | null;
}

/**
 * When a rule recurs within a window of its wall clock, both as if that clock were UTC: so no zone has
 * a part in it. Throws for a rule that is none, and for one that takes too many steps.
 */
export function occurrencesOf(
  { rule, start, allDay, untilOf }: BusyRule,
  window: Interval,
): readonly WallInstant[] {
  const parts = partsOf(rule);
  const until = parts.get('UNTIL');
  const last = until === undefined ? null : untilOf(until);
  if (until !== undefined && last === null) throw new RangeError('an UNTIL that is no time');
  const end = Math.min(window.end, last ?? window.end);
  if (end < window.start || end < start) return [];
  const kept = [...parts].filter(
    ([name]) => PARTS.has(name) && !(allDay && /^BY(?:HOUR|MINUTE|SECOND)$/.test(name)),
  );
  const event = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:rule',
    `DTSTART:${stampOf(ahead(parts, start, window.start))}`,
    `RRULE:${kept.map(([name, value]) => `${name}=${value}`).join(';')}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const series = Object.values(ical.sync.parseICS(event.join('\r\n'))).find(
    (component) => component?.type === 'VEVENT',
  );
  if (series?.type !== 'VEVENT' || !series.rrule) throw new RangeError('no rule');
  return series.rrule
    .between(dateAt(window.start), dateAt(end), true)
    .map((date) => Math.floor(date.getTime() / MILLISECONDS_PER_MINUTE));
}

function partsOf(rule: string): ReadonlyMap<string, string> {
  return new Map(
    rule
      .trim()
      .toUpperCase()
      .split(';')
      .flatMap((part) => {
        const [name, value] = part.split('=');
        return name && value && /^[A-Z0-9,+-]+$/.test(value) ? [[name.trim(), value] as const] : [];
      }),
  );
}

/** A start as near as possible before the window from which the rule goes on the same: long series cost no more than new ones. */
function ahead(
  parts: ReadonlyMap<string, string>,
  start: WallInstant,
  window: WallInstant,
): WallInstant {
  const step = STEPS[parts.get('FREQ') ?? ''];
  const interval = Number(parts.get('INTERVAL') ?? 1);
  if (step === undefined || parts.has('COUNT') || !(interval >= 1)) return start;
  const period = step * interval;
  return start + Math.max(0, Math.floor((window - start) / period) - 1) * period;
}

function dateAt(wall: WallInstant): Date {
  return new Date(wall * MILLISECONDS_PER_MINUTE);
}

/** `20270104T180000Z`. */
function stampOf(wall: WallInstant): string {
  return dateAt(wall)
    .toISOString()
    .replaceAll(/[-:]|\.\d{3}/g, '');
}
