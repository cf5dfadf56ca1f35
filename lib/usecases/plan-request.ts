import { z } from 'zod';
import {
  MINUTES_PER_DAY,
  formatDay,
  parseDay,
  parseWallMinute,
  type CivilDay,
} from '@/lib/core/civil/civil';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import { planAimSchema } from './plan-aim';
import { isoDate } from './request-dates';

/** A mistake in a request, at the field it was made in (`learner.start`, `policy.session.minMinutes`). */
export interface FieldError {
  readonly path: string;
  /** One sentence that says what would be right. */
  readonly message: string;
}

/** The largest request that is answered; anything above is refused with the limit named. */
export const REQUEST_LIMITS = {
  windows: 100,
  blackouts: 200,
  busy: 2000,
  /** Years from the start to a deadline. */
  years: 5,
  /** Hours a week that the planner offers. */
  weeklyHours: { min: 5, max: 30 },
} as const;

const wallTime = z
  .string()
  .refine((text) => parseWallMinute(text) !== undefined, {
    message: 'must be a time from 00:00 to 24:00, written HH:MM',
  })
  .describe('Local wall time, HH:MM; 24:00 is the next day’s start');

const minutes = (from: number, to: number) =>
  z
    .int({ error: 'must be a whole number of minutes' })
    .min(from, { error: `must be at least ${from} minutes` })
    .max(to, { error: `must be at most ${to} minutes` });

const window = z
  .strictObject({
    weekday: z
      .int({ error: 'must be a weekday from 1 (Monday) to 7 (Sunday)' })
      .min(1, { error: 'must be a weekday from 1 (Monday) to 7 (Sunday)' })
      .max(7, { error: 'must be a weekday from 1 (Monday) to 7 (Sunday)' })
      .describe('ISO weekday, Monday 1 to Sunday 7'),
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

const dayRange = z
  .strictObject({ from: isoDate, to: isoDate })
  .refine((value) => value.from <= value.to, {
    path: ['to'],
    message: 'must not be before the first day off',
  })
  .describe('Whole local days off, both ends included');

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant, written like 2026-11-30T18:00:00Z' })
  .describe('Instant, ISO 8601 with an offset');

const busyInterval = z
  .strictObject({ start: instant, end: instant })
  .refine((value) => Date.parse(value.start) < Date.parse(value.end), {
    path: ['end'],
    message: 'must be after the start',
  });

const availability = z.strictObject({
  windows: z
    .array(window)
    .max(REQUEST_LIMITS.windows, { error: `must be at most ${REQUEST_LIMITS.windows} windows` })
    .optional()
    .describe('Weekly windows; without them, weekday evenings (not Friday) and weekend days'),
  weeklyMinutes: minutes(30, 100 * 60)
    .nullable()
    .default(null)
    .describe('Study minutes a week, placed anywhere in the windows; null: all the windows hold'),
  blackouts: z
    .array(dayRange)
    .max(REQUEST_LIMITS.blackouts, {
      error: `must be at most ${REQUEST_LIMITS.blackouts} ranges`,
    })
    .default([]),
  busy: z
    .array(busyInterval)
    .max(REQUEST_LIMITS.busy, { error: `must be at most ${REQUEST_LIMITS.busy} intervals` })
    .default([])
    .describe('Intervals taken by other calendars'),
});

const topicIds = z
  .array(z.string().max(60))
  .max(1000, { error: 'must be at most 1000 topics' })
  .default([]);

const learner = z.strictObject({
  start: isoDate.describe('Day one of plan week one, YYYY-MM-DD'),
  zone: z.string().min(1, { error: 'must be an IANA time zone such as Europe/Berlin' }).max(60),
  availability,
  deadline: isoDate.nullable().default(null).describe('Last local date to study, or null'),
  known: topicIds.describe('Topics known already: none of them is planned'),
  leftOut: topicIds.describe('Optional topics to do without'),
  finished: topicIds.describe('Topics finished early: what is left of them is not planned'),
  extra: z
    .array(z.strictObject({ topicId: z.string().max(60), minutes: minutes(15, 6000) }))
    .max(1000, { error: 'must be at most 1000 topics' })
    .default([])
    .describe('Minutes that a topic takes beyond what the path gives it'),
});

const session = z
  .strictObject({
    minMinutes: minutes(15, 480).default(30),
    maxMinutes: minutes(15, 480).default(120),
    gapMinutes: minutes(0, 480).default(0).describe('Least pause between two sessions'),
    gridMinutes: z
      .union([z.literal(15), z.literal(30)], { error: 'must be 15 or 30' })
      .default(15)
      .describe('Sessions start on this wall clock grid and last a multiple of it'),
  })
  .superRefine((value, context) => {
    for (const field of ['minMinutes', 'maxMinutes'] as const) {
      if (value[field] % value.gridMinutes !== 0) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `must be a multiple of ${value.gridMinutes} minutes`,
        });
      }
    }
    if (value.minMinutes > value.maxMinutes) {
      context.addIssue({
        code: 'custom',
        path: ['maxMinutes'],
        message: `must be at least the shortest session, ${value.minMinutes} minutes`,
      });
    }
  });

const FREE_SHARE = 'must be a whole percentage from 0 to 30';
const AFTER_DAYS = 'must be whole days from 1 to 365';

const reviews = z
  .strictObject({
    afterDays: z
      .array(
        z.int({ error: AFTER_DAYS }).min(1, { error: AFTER_DAYS }).max(365, { error: AFTER_DAYS }),
      )
      .min(1, { error: 'must have at least one day' })
      .max(6, { error: 'must be at most 6 days' })
      .refine(
        (days) => days.every((day, index) => index === 0 || day > (days[index - 1] as number)),
        {
          message: 'must rise from one to the next',
        },
      )
      .default([2, 7, 21]),
    minutes: minutes(5, 120).default(20),
  })
  .describe('Short reviews so many days after a topic is finished');

const upkeep = z
  .strictObject({
    weeklyMinutes: minutes(30, 20 * 60),
    weeks: z
      .int({ error: 'must be whole weeks from 1 to 52' })
      .min(1, { error: 'must be whole weeks from 1 to 52' })
      .max(52, { error: 'must be whole weeks from 1 to 52' }),
  })
  .describe('Ongoing hours a week after the finish');

const policy = z
  .strictObject({
    session: session.prefault({}),
    dailyCapMinutes: minutes(15, MINUTES_PER_DAY).nullable().default(null),
    freeSharePercent: z
      .int({ error: FREE_SHARE })
      .min(0, { error: FREE_SHARE })
      .max(30, { error: FREE_SHARE })
      .default(0)
      .describe('Share of each week to keep free, percent'),
    reviews: reviews.nullable().default(null),
    milestoneMinutes: minutes(15, 480)
      .nullable()
      .default(null)
      .describe('Length of a session at the end of each phase; null: an all-day event'),
    upkeep: upkeep.nullable().default(null),
    pace: z
      .enum(['recommended', 'relaxed'])
      .default('recommended')
      .describe('Whether the path’s phase weeks and total weeks hold'),
    aim: planAimSchema.default('standard'),
  })
  .superRefine((value, context) => {
    if (value.dailyCapMinutes !== null && value.dailyCapMinutes < value.session.minMinutes) {
      context.addIssue({
        code: 'custom',
        path: ['dailyCapMinutes'],
        message: `must hold one shortest session, ${value.session.minMinutes} minutes`,
      });
    }
  });

/** Who learns and how; with a learning path it is all a plan is made from. Stored with the plan. */
export const planSettingsSchema = z.strictObject({ learner, policy: policy.prefault({}) });
export type PlanSettings = z.output<typeof planSettingsSchema>;

/** A request for a plan of a path that ships with the product. */
export const planRequestSchema = planSettingsSchema.extend({
  path: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, { error: 'must be the slug of a learning path' })
    .describe('Slug of a learning path'),
});
export type PlanRequest = z.output<typeof planRequestSchema>;

export type RequestWindow = z.output<typeof window>;

/** Weekday evenings but Friday's, and both days of the weekend: 32 hours to choose from. */
export const DEFAULT_WINDOWS: readonly RequestWindow[] = [
  ...[1, 2, 3, 4].map((weekday) => ({ weekday, from: '19:00', to: '22:30' })),
  ...[6, 7].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
];

/** The issues of a failed parse as field errors. */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          message: 'is not a field of a plan request',
        }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
}

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

/**
 * What the schema cannot see: fields against each other and against today.
 * `today` is the learner's local date at the time of the request.
 */
export function settingsErrors(settings: PlanSettings, today: CivilDay): readonly FieldError[] {
  const errors: FieldError[] = [];
  const { start, deadline, availability: given } = settings.learner;
  const startDay = parseDay(start) as CivilDay;
  if (startDay < today) {
    errors.push({
      path: 'learner.start',
      message: `is in the past; choose today, ${formatDay(today)}, or later`,
    });
  }
  if (startDay > today + 366 * 2) {
    errors.push({ path: 'learner.start', message: 'must be within two years from today' });
  }
  if (deadline !== null && deadline < start) {
    errors.push({
      path: 'learner.deadline',
      message: `must not be before the start, ${start}`,
    });
  }
  if (
    deadline !== null &&
    (parseDay(deadline) as CivilDay) > startDay + REQUEST_LIMITS.years * 366
  ) {
    errors.push({
      path: 'learner.deadline',
      message: `must be within ${REQUEST_LIMITS.years} years from the start`,
    });
  }
  const { aim } = settings.policy;
  if (typeof aim === 'object' && 'finish' in aim && aim.finish < start) {
    errors.push({ path: 'policy.aim', message: `must not finish before the start, ${start}` });
  }
  const windows = given.windows ?? DEFAULT_WINDOWS;
  if (windows.length === 0) {
    errors.push({
      path: 'learner.availability.windows',
      message: 'has no window; give at least one time of the week to study in',
    });
  } else if (given.weeklyMinutes !== null) {
    const capacity = weeklyCapacity(weeklyWindows(windows));
    if (capacity < given.weeklyMinutes) {
      errors.push({
        path: 'learner.availability.weeklyMinutes',
        message: `is more than the windows hold, ${capacity} minutes a week; widen the windows or ask for less`,
      });
    }
  }
  return errors;
}
