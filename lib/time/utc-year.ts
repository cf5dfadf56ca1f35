import { civilDate, civilDay, MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { Instant } from '@/lib/core/civil/civil';

/** The UTC year in which an instant lies. */
export function utcYearOf(instant: Instant): number {
  return civilDate(Math.floor(instant / MINUTES_PER_DAY)).year;
}

/** The first instant of a UTC year. */
export function startOfUtcYear(year: number): Instant {
  return civilDay({ year, month: 1, day: 1 }) * MINUTES_PER_DAY;
}
