import type { Instant } from '@/lib/core/civil/civil';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formatters.set(zone, formatter);
  return formatter;
}

/** Minutes since 1970-01-01T00:00 on the wall clock of a zone, asked of Intl alone. */
export function wallMinutesByIntl(zone: string, instant: Instant): number {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant * 60_000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / 60_000
  );
}

/** The instant of an ISO 8601 time with an offset: `2026-03-29T01:00Z`. */
export function instant(text: string): Instant {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new RangeError(`no time: ${text}`);
  return milliseconds / 60_000;
}

/** The first instant of a UTC year. */
export function yearStart(year: number): Instant {
  return Date.UTC(year, 0, 1) / 60_000;
}
