import { z } from 'zod';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { planAimSchema } from './plan-aim';
import { minutesBetween, wholeBetween } from './request-values';

const session = z
  .strictObject({
    minMinutes: minutesBetween(15, 480).default(30),
    maxMinutes: minutesBetween(15, 480).default(120),
    gapMinutes: minutesBetween(0, 480).default(0).describe('Least pause between two sessions'),
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

const reviews = z
  .strictObject({
    afterDays: z
      .array(wholeBetween(1, 365, 'must be whole days from 1 to 365'))
      .min(1, { error: 'must have at least one day' })
      .max(6, { error: 'must be at most 6 days' })
      .refine((days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? day)), {
        message: 'must rise from one to the next',
      })
      .default([2, 7, 21]),
    minutes: minutesBetween(5, 120).default(20),
  })
  .describe('Short reviews so many days after a topic is finished');

const upkeep = z
  .strictObject({
    weeklyMinutes: minutesBetween(30, 20 * 60),
    weeks: wholeBetween(1, 52, 'must be whole weeks from 1 to 52'),
  })
  .describe('Ongoing hours a week after the finish');

const shape = z.strictObject({
  session: session.prefault({}),
  dailyCapMinutes: minutesBetween(15, MINUTES_PER_DAY).nullable().default(null),
  freeSharePercent: wholeBetween(0, 30, 'must be a whole percentage from 0 to 30')
    .default(0)
    .describe('Share of each week to keep free, percent'),
  reviews: reviews.nullable().default(null),
  milestoneMinutes: minutesBetween(15, 480)
    .nullable()
    .default(null)
    .describe('Length of a session at the end of each phase; null: an all-day event'),
  upkeep: upkeep.nullable().default(null),
  pace: z
    .enum(['recommended', 'relaxed'])
    .default('recommended')
    .describe('Whether the path’s phase weeks and total weeks hold'),
  aim: planAimSchema.default('standard'),
});

type Issue = (path: string[], message: string) => void;

/** Lengths that must be on the grid of the sessions. */
function checkGrid({ session: rules, ...value }: z.output<typeof shape>, issue: Issue): void {
  const onGrid = (path: string[], minutes: number | undefined | null) => {
    if (typeof minutes === 'number' && minutes % rules.gridMinutes !== 0) {
      issue(path, `must be a multiple of ${rules.gridMinutes} minutes`);
    }
  };
  onGrid(['milestoneMinutes'], value.milestoneMinutes);
  onGrid(['upkeep', 'weeklyMinutes'], value.upkeep?.weeklyMinutes);
  if (value.upkeep && value.upkeep.weeklyMinutes < rules.minMinutes) {
    issue(
      ['upkeep', 'weeklyMinutes'],
      `must hold one shortest session, ${rules.minMinutes} minutes`,
    );
  }
}

/** Lengths that must fit into one day's cap. */
function checkDailyCap(value: z.output<typeof shape>, issue: Issue): void {
  const cap = value.dailyCapMinutes;
  if (cap === null) return;
  const { minMinutes } = value.session;
  if (cap < minMinutes) {
    issue(['dailyCapMinutes'], `must hold one shortest session, ${minMinutes} minutes`);
  }
  const message = `must fit into the most minutes a day, ${cap}`;
  if (value.milestoneMinutes !== null && value.milestoneMinutes > cap) {
    issue(['milestoneMinutes'], message);
  }
  if (value.reviews !== null && value.reviews.minutes > cap) issue(['reviews', 'minutes'], message);
}

/** How sessions are placed, and what is planned besides study. */
export const policySchema = shape.superRefine((value, context) => {
  const issue: Issue = (path, message) => context.addIssue({ code: 'custom', path, message });
  checkGrid(value, issue);
  checkDailyCap(value, issue);
});
