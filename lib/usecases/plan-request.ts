import { z } from 'zod';
import { availabilitySchema } from './availability-schema';
import { policySchema } from './policy-schema';
import { isoDate, minutesBetween } from './request-values';
import { SIZE_LIMITS } from './size-limits';

const TOO_MANY_TOPICS = { error: `must be at most ${SIZE_LIMITS.topics} topics` };
const topicId = z.string().max(60, { error: 'must be the id of a topic' });
const topicIds = z.array(topicId).max(SIZE_LIMITS.topics, TOO_MANY_TOPICS).default([]);

const learner = z.strictObject({
  start: isoDate.describe('Day one of plan week one, YYYY-MM-DD'),
  zone: z
    .string()
    .min(1, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .max(60, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .describe('IANA time zone'),
  availability: availabilitySchema,
  deadline: isoDate.nullable().default(null).describe('Last local date to study, or null'),
  known: topicIds.describe('Topics known already: none of them is planned'),
  leftOut: topicIds.describe('Optional topics to do without'),
  finished: topicIds.describe('Topics finished early: what is left of them is not planned'),
  extra: z
    .array(z.strictObject({ topicId, minutes: minutesBetween(15, 6000) }))
    .max(SIZE_LIMITS.topics, TOO_MANY_TOPICS)
    .default([])
    .describe('Minutes that a topic takes beyond what the path gives it'),
  swaps: z
    .array(z.tuple([topicId, topicId]))
    .max(SIZE_LIMITS.topics, TOO_MANY_TOPICS)
    .default([])
    .describe('Pairs of topics to be studied in each other’s place, one after the other'),
});

/** Who learns and how; with a learning path it is all a plan is made from. Stored with the plan. */
export const planSettingsSchema = z.strictObject({ learner, policy: policySchema.prefault({}) });
export type PlanSettings = z.output<typeof planSettingsSchema>;

/** A request for a plan of a path that ships with the product. */
export const planRequestSchema = planSettingsSchema.extend({
  path: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, { error: 'must be the slug of a learning path' })
    .describe('Slug of a learning path'),
});
export type PlanRequest = z.output<typeof planRequestSchema>;
