import { useSyncExternalStore } from 'react';
import { formatDay, parseDay, type Instant } from '@/lib/core/civil/civil';
import { nextMonday } from '@/lib/usecases/plan-request-query';

const never = () => () => undefined;

/** The browser's IANA zone; null on the server and in the first render, so that both agree. */
export function useBrowserZone(): string | null {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}

/** The first Monday after the local day of an instant, `YYYY-MM-DD`: where a new visitor starts. */
export function mondayAfter(now: Instant, zone: string): string {
  // Swedish dates are ISO dates.
  const today = new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now * 60_000);
  return formatDay(nextMonday(parseDay(today) ?? 0));
}
