import type { Allowance } from '@/lib/usecases/request-limits';

/** `Many calendars were read just now. Try again in 3 minutes.`; null where it is allowed now. */
export function tryAgainText(limit: Allowance, why: string): string | null {
  if (limit.allowed) return null;
  const minutes = Math.ceil(limit.retryAfterSeconds / 60);
  return `${why} Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
}
