import { openSealedText, SealBrokenError } from '@/lib/auth/sealed-text';
import type { CaldavAccess } from '@/lib/caldav/caldav-fetch';
import type { CaldavTargetRow } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { guardedFetchLike } from '@/lib/net/guarded-fetch-like';

/** The largest answer read: lists of calendars and single events. */
const LARGEST_ANSWER = 2 * 1024 * 1024;

/** Requests as they are made to servers that people name. */
export function guardedCaldavFetch(): typeof fetch {
  return guardedFetchLike(env().ALLOWED_HOSTS, { bytes: LARGEST_ANSWER });
}

/** The access that a connected calendar was given; null where the installation's secret is another one now. */
export function accessOfTarget(
  { serverUrl, username, password }: CaldavTargetRow,
  fetch: CaldavAccess['fetch'],
): CaldavAccess | null {
  try {
    const opened = openSealedText(env().AUTH_SECRET, 'caldav-password', password);
    return { serverUrl, username, password: opened, fetch };
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}
