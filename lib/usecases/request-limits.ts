import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Allowance =
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Plans a client may have computed through the API: 60 a minute. */
const previews = new RateLimiterMemory({ keyPrefix: 'preview', points: 60, duration: 60 });

/** Wrong feed tokens a client may try: 30 in 10 minutes. A right one is never counted. */
const wrongTokens = new RateLimiterMemory({ keyPrefix: 'feed', points: 30, duration: 600 });

/** Calendars of other servers or files that a person may have read while they wait: 60 in 10 minutes. */
const readings = new RateLimiterMemory({ keyPrefix: 'reading', points: 60, duration: 600 });

/** Passwords that a client may have tried at calendar servers: 20 in 10 minutes, so that nobody guesses through us. */
const signIns = new RateLimiterMemory({ keyPrefix: 'caldav', points: 20, duration: 600 });

export function allowPreview(client: string): Promise<Allowance> {
  return take(previews, client);
}

export function allowWrongToken(client: string): Promise<Allowance> {
  return take(wrongTokens, client);
}

export function allowReading(client: string): Promise<Allowance> {
  return take(readings, client);
}

export function allowCaldavSignIn(client: string): Promise<Allowance> {
  return take(signIns, client);
}

async function take(limiter: RateLimiterMemory, client: string): Promise<Allowance> {
  try {
    await limiter.consume(client);
    return { allowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false, retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) };
  }
}
