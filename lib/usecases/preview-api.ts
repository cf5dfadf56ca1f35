import { z } from 'zod';
import { failure, success, type Result } from '@/lib/core/result';
import { instantOfMilliseconds, readClock } from '@/lib/time/clock';
import { DEFAULT_WINDOWS } from './availability-schema';
import { parseRequest, type FieldError } from './field-errors';
import { historySchema } from './history';
import { learningPathSchema } from './learning-path-schema';
import { planRequestSchema, planSettingsSchema } from './plan-request';
import { planAnswer, planSchema } from './preview-answer';
import { extrasOf, extrasSchema, includeSchema } from './preview-extras';
import { conflictAnswer, conflictSchema } from './preview-parts';
import { isoInstant, isoOfInstant } from './request-values';
import { resolveRequest, type ResolvedRequest } from './resolve-request';
import { verifiedFit } from './verified-fit';

/** What `POST /api/v1/plans/preview` and `npm run plan` take. */
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

/** What was planned with: sent again with the same path and history, it gives the same answer. */
const echo = {
  path: z.object({
    slug: z.string(),
    hash: z.string().describe('SHA-256 of the learning path as it was planned'),
  }),
  now: z.string().describe('The minute that was planned from, in UTC'),
  settings: planSettingsSchema.describe('Learner and policy with every default filled in'),
  zone: z.string().describe('The zone’s id in the IANA database'),
};

/** What it answers: a verified plan, or why none fits; and what `include` asked for. */
export const previewResponseSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('fits'), ...echo, plan: planSchema, ...extrasSchema.shape }),
  z.object({
    status: z.literal('infeasible'),
    ...echo,
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

/** `previewPlan` of a body that is not read yet. */
export async function previewOfText(
  text: string,
): Promise<Result<PreviewResponse, readonly FieldError[]>> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return failure([{ path: '', message: 'the body must be valid JSON' }]);
  }
  return previewPlan(body);
}

/** Answers one request of the API; mistakes come back with the field they are in. */
async function previewPlan(body: unknown): Promise<Result<PreviewResponse, readonly FieldError[]>> {
  const parsed = parseRequest(previewRequestSchema, body);
  if (!parsed.ok) return parsed;
  const { now: given, include, ...request } = parsed.value;
  const now = given === undefined ? readClock() : instantOfMilliseconds(Date.parse(given));
  const resolved = await resolveRequest(request, now);
  if (!resolved.ok) return resolved;
  const { problem } = resolved.value;
  const outcome = verifiedFit(problem);
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
  const asked = echoOf(resolved.value);
  if (outcome.kind === 'plan') {
    const plan = planAnswer(problem, outcome.plan, include.includes('why-here'));
    return success({ status: 'fits', ...asked, plan, ...extras.value });
  }
  const conflict = conflictAnswer(outcome.conflict);
  return success({ status: 'infeasible', ...asked, conflict, ...extras.value });
}

function echoOf({ path, pathHash, settings, problem }: ResolvedRequest) {
  const { learner, policy } = settings;
  const availability = { windows: [...DEFAULT_WINDOWS], ...learner.availability };
  return {
    path: { slug: path.slug, hash: pathHash },
    now: isoOfInstant(problem.now),
    settings: { learner: { ...learner, availability }, policy },
    zone: problem.offsets.zone,
  };
}
