import 'server-only';
import type { CivilDay } from '@/lib/core/civil/civil';

const MILLISECONDS_PER_DAY = 86_400_000;

/** Today in UTC, for pages without a zone of their own: it only decides whether a year is written. */
export function requestToday(): CivilDay {
  return Math.floor(requestTime() / MILLISECONDS_PER_DAY);
}

/** Now, in milliseconds since the epoch, for pages that say how long ago something was. */
export function requestTime(): number {
  return Date.now();
}
