import { z } from 'zod';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY, parseWallMinute } from '@/lib/core/civil/civil';
import { isoDate, isoInstant, minutesBetween, wallTime, wholeBetween } from './request-values';
import { SIZE_LIMITS } from './size-limits';

/** Hours a week that the planner offers. */
export const WEEKLY_HOURS = { min: 5, max: 30 } as const;

const window = z
  .strictObject({
    weekday: wholeBetween(1, 7, 'must be a weekday from 1 (Monday) to 7 (Sunday)').describe(
      'ISO weekday, Monday 1 to Sunday 7',
    ),
    from: wallTime.refine((text) => text !== '24:00', {
      message: 'must be before 24:00; a window from midnight starts at 00:00 of the next day',
    }),
    to: wallTime,
  })
  .refine((value) => value.from !== value.to, {
    path: ['to'],
    message: 'must differ from the start; a whole day is 00:00 to 24:00',
  })
  .describe('A weekly window in wall time; one that ends at or before its start passes midnight');
export type RequestWindow = z.output<typeof window>;

export const dayRange = z
  .strictObject({ from: isoDate, to: isoDate })
  .refine((value) => value.from <= value.to, {
    path: ['to'],
    message: 'must not be before the first day off',
  })
  .describe('Whole local days off, both ends included');

const busyInterval = z
  .strictObject({ start: isoInstant, end: isoInstant })
  .refine((value) => Date.parse(value.start) < Date.parse(value.end), {
    path: ['end'],
    message: 'must be after the start',
  });

/** When the learner can study. */
export const availabilitySchema = z.strictObject({
  windows: z
    .array(window)
    .max(SIZE_LIMITS.windows, { error: `must be at most ${SIZE_LIMITS.windows} windows` })
    .optional()
    .describe('Weekly windows; without them, weekday evenings (not Friday) and weekend days'),
  weeklyMinutes: minutesBetween(30, 100 * 60)
    .nullable()
    .default(null)
    .describe('Study minutes a week, placed anywhere in the windows; null: all the windows hold'),
  blackouts: z
    .array(dayRange)
    .max(SIZE_LIMITS.blackouts, { error: `must be at most ${SIZE_LIMITS.blackouts} ranges` })
    .default([]),
  busy: z
    .array(busyInterval)
    .max(SIZE_LIMITS.busy, { error: `must be at most ${SIZE_LIMITS.busy} intervals` })
    .default([])
    .describe('Intervals taken by other calendars'),
  lighterWeeks: z
    .array(z.strictObject({ day: isoDate, minutes: minutesBetween(0, 100 * 60) }))
    .max(SIZE_LIMITS.blackouts, { error: `must be at most ${SIZE_LIMITS.blackouts} weeks` })
    .default([])
    .describe('Plan weeks, by any of their days, that hold at most so many minutes'),
});

/** Weekday evenings but Friday's, and both days of the weekend: 32 hours to choose from. */
export const DEFAULT_WINDOWS: readonly RequestWindow[] = [
  ...[1, 2, 3, 4].map((weekday) => ({ weekday, from: '19:00', to: '22:30' })),
  ...[6, 7].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
];

/** Windows as the core wants them: minutes, and beyond 1440 where they pass midnight. */
export function weeklyWindows(windows: readonly RequestWindow[]): readonly WeeklyWindow[] {
  return windows.map((value) => {
    const from = parseWallMinute(value.from) as number;
    const to = parseWallMinute(value.to) as number;
    return {
      weekday: value.weekday as WeeklyWindow['weekday'],
      from,
      to: to <= from ? to + MINUTES_PER_DAY : to,
    };
  });
}

/** Minutes a week that the windows hold, overlaps counted once, on a week without clock changes. */
export function weeklyCapacity(windows: readonly WeeklyWindow[]): number {
  const week = 7 * MINUTES_PER_DAY;
  const pieces = windows
    .flatMap(({ weekday, from, to }) => {
      const start = (weekday - 1) * MINUTES_PER_DAY + from;
      const end = start + to - from;
      return end <= week
        ? [[start, end]]
        : [
            [start, week],
            [0, end - week],
          ];
    })
    .sort((a, b) => (a[0] as number) - (b[0] as number));
  let covered = 0;
  let reached = 0;
  for (const [start, end] of pieces as [number, number][]) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered;
}
