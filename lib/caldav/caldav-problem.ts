import type { NetProblem } from '@/lib/net/net-problem';

/** Why a calendar server did not do what it was asked. None of it holds a password or an address. */
export type CaldavProblem =
  /** The user name or the password is not taken (401). */
  | { readonly kind: 'password' }
  /** This user may not do that (403). */
  | { readonly kind: 'forbidden' }
  /** The calendar is not there any more. */
  | { readonly kind: 'calendar-gone' }
  /** There is no room left (507). */
  | { readonly kind: 'full' }
  /** Too many requests, or too busy (429, 503); `seconds` where the server says how long. */
  | { readonly kind: 'busy'; readonly seconds: number | null }
  /** Any other answer that is an error, or one below 400 that does not do what was asked. */
  | { readonly kind: 'status'; readonly status: number }
  /** What answers is no calendar server, or one without calendars of this user. */
  | { readonly kind: 'no-caldav' }
  /** The server sends on to another one, to which the password is not sent. */
  | { readonly kind: 'other-host'; readonly host: string }
  | { readonly kind: 'net'; readonly problem: NetProblem }
  /** Not the server's: something of ours is wrong. */
  | { readonly kind: 'ours' };

/** The same thrown, through the library that asks. */
export class CaldavProblemError extends Error {
  override readonly name = 'CaldavProblemError';

  constructor(readonly problem: CaldavProblem) {
    super(`The calendar server could not be used: ${problem.kind}.`);
  }
}

/** What an answer with an error status says; null for one that is none. */
export function problemOfAnswer({ status, headers }: Response): CaldavProblem | null {
  if (status < 400) return null;
  if (status === 401) return { kind: 'password' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 507) return { kind: 'full' };
  if (status === 429 || status === 503) {
    return { kind: 'busy', seconds: wholeSeconds(headers.get('retry-after')) };
  }
  return { kind: 'status', status };
}

/** RFC 9110, section 10.2.3; a date instead of seconds is left to our own waiting. */
function wholeSeconds(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}
