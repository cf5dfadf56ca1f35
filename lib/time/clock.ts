import type { Instant } from '@/lib/core/civil/civil';

const MILLISECONDS_PER_MINUTE = 60_000;

/** Milliseconds since 1970-01-01T00:00Z. Read once a request and passed down. */
export function readClockMilliseconds(): number {
  return Date.now();
}

/** The minute that is running now. Read once a request and passed down. */
export function readClock(): Instant {
  return instantOfMilliseconds(readClockMilliseconds());
}

/** The minute in which a moment lies. */
export function instantOfMilliseconds(milliseconds: number): Instant {
  return Math.floor(milliseconds / MILLISECONDS_PER_MINUTE);
}

/** Milliseconds since 1970-01-01T00:00Z at an instant. */
export function millisecondsOfInstant(instant: Instant): number {
  return instant * MILLISECONDS_PER_MINUTE;
}
