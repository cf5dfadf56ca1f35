import { z } from 'zod';
import { parseDay, parseWallMinute, type Instant } from '@/lib/core/civil/civil';
import { millisecondsOfInstant } from '@/lib/time/clock';

/** A date of a request. */
export const isoDate = z
  .string()
  .refine((text) => parseDay(text) !== undefined, {
    message: 'must be a date that exists, written YYYY-MM-DD',
  })
  .describe('Local date, YYYY-MM-DD');

/** A wall time of a request. */
export const wallTime = z
  .string()
  .refine((text) => parseWallMinute(text) !== undefined, {
    message: 'must be a time from 00:00 to 24:00, written HH:MM',
  })
  .describe('Local wall time, HH:MM; 24:00 is the next day’s start');

/** An instant of a request. */
export const isoInstant = z.iso
  .datetime({ offset: true, error: 'must be an instant, written like 2026-11-30T18:00:00Z' })
  .describe('Instant, ISO 8601 with an offset');

/** An instant as answers and messages write it, in UTC. */
export function isoOfInstant(at: Instant): string {
  return new Date(millisecondsOfInstant(at)).toISOString().replace('.000Z', 'Z');
}

/** Whole minutes from one number to another, both included. */
export function minutesBetween(from: number, to: number) {
  return z
    .int({ error: 'must be a whole number of minutes' })
    .min(from, { error: `must be at least ${from} minutes` })
    .max(to, { error: `must be at most ${to} minutes` });
}

/** A whole number between two bounds, both included, with one message for whatever else is given. */
export function wholeBetween(from: number, to: number, error: string) {
  return z.int({ error }).min(from, { error }).max(to, { error });
}
