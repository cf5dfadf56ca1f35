import { z } from 'zod';
import { formatDay, formatWallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { failure, success, type Result } from '@/lib/core/result';
import { fit } from '@/lib/core/schedule/fit';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { instantOfMilliseconds, readClock } from '@/lib/time/clock';
import { fieldErrors, type FieldError } from './field-errors';
import { historySchema } from './history';
import { learningPathSchema } from './learning-path-schema';
import { planRequestSchema } from './plan-request';
import { extrasOf, extrasSchema, includeSchema } from './preview-extras';
import { conflictAnswer, conflictSchema, days, isoDay, minutes } from './preview-parts';
import { isoInstant, isoOfInstant } from './request-values';
import { resolveRequest } from './resolve-request';

/** What `POST /api/v1/plans/preview` takes. */
export const previewRequestSchema = planRequestSchema.extend({
  path: z
    .union([planRequestSchema.shape.path, learningPathSchema], {
      error: 'must be the slug of a learning path or a learning path',
    })
    .describe('A learning path by slug, or one of your own'),
  history: historySchema.optional(),
  now: isoInstant
    .optional()
    .describe('Plan as if it were this instant, so that an answer can be had again'),
  include: includeSchema,
});

const instant = z.string().describe('Instant in UTC, ISO 8601');

const plannedSessionSchema = z.object({
  id: z.string().describe('From what it is (topic, kind, part), never from when'),
  kind: z.enum(['study', 'review', 'milestone', 'upkeep']),
  phaseId: z.string(),
  unitId: z.string(),
  topicId: z.string(),
  part: z.int(),
  parts: z.int(),
  start: instant,
  end: instant,
  date: isoDay,
  localStart: z.string().describe('Wall time, HH:MM'),
  localEnd: z.string().describe('Wall time, HH:MM, maybe of the next day'),
  minutes,
});

const plan = z.object({
  sessions: z.array(plannedSessionSchema),
  phases: z.array(
    z.object({
      id: z.string(),
      firstDay: isoDay,
      lastDay: isoDay,
      weeks: z.int().describe('Days of the range that are not blacked out, in weeks, rounded up'),
      minutes,
    }),
  ),
  topics: z.array(
    z.object({ id: z.string(), minutes, depth: z.number().describe('0 (core) to 1 (deep)') }),
  ),
  finish: isoDay.describe('Local date of the last study session'),
  depth: z.number().describe('The lowest depth of any topic'),
  meanDepth: z.number().describe('Depth of the path as a whole'),
  totalMinutes: minutes,
  slackMinutes: minutes.describe('Capacity left before the deadline or the last recommended day'),
  missableWeeks: z.int().describe('Whole coming weeks that could be lost'),
});

/** What it answers: a verified plan, or why none fits; and what `include` asked for. */
export const previewResponseSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('fits'), zone: z.string(), plan, ...extrasSchema.shape }),
  z.object({
    status: z.literal('infeasible'),
    zone: z.string(),
    conflict: conflictSchema,
    ...extrasSchema.shape,
  }),
]);
export type PreviewResponse = z.output<typeof previewResponseSchema>;

export const errorResponseSchema = z.object({
  errors: z.array(
    z.object({
      path: z.string().describe('The field, for example learner.start'),
      message: z.string(),
    }),
  ),
});

/** Answers one request of the API; mistakes come back with the field they are in. */
export async function previewPlan(
  body: unknown,
): Promise<Result<PreviewResponse, readonly FieldError[]>> {
  const parsed = previewRequestSchema.safeParse(body);
  if (!parsed.success) return failure(fieldErrors(parsed.error));
  const { now: given, include, ...request } = parsed.data;
  const now = given === undefined ? readClock() : instantOfMilliseconds(Date.parse(given));
  const resolved = await resolveRequest(request, now);
  if (!resolved.ok) return resolved;
  const { problem } = resolved.value;
  const outcome = fit(problem);
  if (outcome.kind === 'too-large') {
    return failure([
      {
        path: 'path',
        message: `is too large to plan with these settings: it would take more than ${outcome.steps} steps`,
      },
    ]);
  }
  const extras = extrasOf(problem, include);
  if (!extras.ok) return extras;
  const { zone } = problem.offsets;
  if (outcome.kind === 'infeasible') {
    const conflict = conflictAnswer(outcome.conflict);
    return success({ status: 'infeasible', zone, conflict, ...extras.value });
  }
  const violations = verify(problem, outcome.plan);
  if (violations.length > 0) {
    throw new Error(`The plan breaks ${violations.map((one) => one.constraint).join(', ')}.`);
  }
  return success({
    status: 'fits',
    zone,
    plan: planAnswer(problem, outcome.plan),
    ...extras.value,
  });
}

function planAnswer({ offsets }: Problem, found: Plan): z.output<typeof plan> {
  return {
    sessions: found.sessions.map((session) => {
      const end = session.start + session.minutes;
      const local = wallTimeAt(offsets, session.start);
      return {
        ...session,
        start: isoOfInstant(session.start),
        end: isoOfInstant(end),
        date: formatDay(local.day),
        localStart: formatWallMinute(local.minute),
        localEnd: formatWallMinute(wallTimeAt(offsets, end).minute),
      };
    }),
    phases: found.phases.map(({ phaseId, ...phase }) => ({ id: phaseId, ...days(phase) })),
    topics: found.topics.map(({ topicId, ...topic }) => ({ id: topicId, ...topic })),
    finish: formatDay(found.finishDay),
    depth: found.depth,
    meanDepth: found.meanDepth,
    totalMinutes: found.totalMinutes,
    slackMinutes: found.slackMinutes,
    missableWeeks: found.missableWeeks,
  };
}
