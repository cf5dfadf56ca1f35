import { z } from 'zod';
import type { BusyReading } from '@/lib/calendar/busy-reading';
import type { Validators } from './busy-source';

const intervalSchema = z.tuple([z.int(), z.int()]).transform(([start, end]) => ({ start, end }));

const storedSchema = z.object({
  window: intervalSchema,
  title: z.string().nullable(),
  events: z.int(),
  unread: z.int(),
  times: z.array(
    z.object({
      clock: z.enum(['fixed', 'floating', 'all-day']),
      tentative: z.boolean(),
      intervals: z.array(intervalSchema),
    }),
  ),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});

/** The last good reading of a calendar, with what its server said of the file. */
export interface StoredReading extends BusyReading, Validators {}

/** As the database keeps it: intervals as pairs of minutes. */
export function storedReading(reading: BusyReading, validators: Validators): unknown {
  const pair = ({ start, end }: BusyReading['window']) => [start, end];
  return {
    ...reading,
    ...validators,
    window: pair(reading.window),
    times: reading.times.map((times) => ({ ...times, intervals: times.intervals.map(pair) })),
  };
}

/** As the database has it; null before the first. */
export function readingOf(stored: unknown): StoredReading | null {
  return stored === null ? null : storedSchema.parse(stored);
}

/** Separate busy times in it. */
export function timesIn(reading: BusyReading | null): number {
  return reading?.times.reduce((sum, { intervals }) => sum + intervals.length, 0) ?? 0;
}
