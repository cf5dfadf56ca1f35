import { z } from 'zod';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { SIZE_LIMITS } from './size-limits';

const id = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, { error: 'must be 1 to 60 of a-z, 0-9 and -' })
  .describe('Stable id: it ends up in the calendar events');

const text = z.string().max(2000, { error: 'must be at most 2000 characters' });
const title = text.min(1, { error: 'must not be empty' }).max(200);

function range(unit: string) {
  return z
    .strictObject({
      min: z.number().positive({ error: `must be more than 0 ${unit}` }),
      max: z.number().positive({ error: `must be more than 0 ${unit}` }),
    })
    .refine((value) => value.min <= value.max, {
      path: ['max'],
      message: 'must not be below the minimum',
    })
    .describe(`From min to max ${unit}`);
}

const weeks = range('weeks').refine(
  ({ min, max }) => Number.isInteger(min) && Number.isInteger(max) && max <= SIZE_LIMITS.weeks,
  { path: ['max'], message: `must be whole weeks, at most ${SIZE_LIMITS.weeks}` },
);

const address = z.url({
  protocol: /^https?$/,
  error: 'must be an absolute http or https address',
});

const topic = z.strictObject({
  id,
  title,
  focus: text.optional(),
  url: address.optional(),
  readingMinutes: z.number().positive().max(6000).optional(),
  ownEffort: z
    .strictObject({ core: z.int().positive(), deep: z.int().positive() })
    .refine((value) => value.core <= value.deep, {
      path: ['deep'],
      message: 'must not be below core',
    })
    .optional()
    .describe('The topic’s own minutes at core and at full depth'),
  requires: z
    .array(id)
    .max(SIZE_LIMITS.requires, { error: `must be at most ${SIZE_LIMITS.requires} topics` })
    .default([])
    .describe('Topics listed before that must be finished first'),
  priority: z
    .int()
    .min(1, { error: 'must be at least 1' })
    .max(10, { error: 'must be at most 10' })
    .optional()
    .describe('Weight of its effort beyond the minimum depth, from 1 to 10; 1 where absent'),
  optional: z.boolean().optional().describe('Whether the path can do without it'),
  core: text.default(''),
  deep: text.default(''),
});

const unit = z.strictObject({
  id,
  title,
  weeks: z.number().positive({ error: 'must be more than 0 weeks' }),
  topics: z.array(topic).min(1, { error: 'must have a topic' }),
});

const phase = z.strictObject({
  id,
  title,
  summary: text.default(''),
  weeks,
  units: z
    .array(unit)
    .min(1, { error: 'must have a unit' })
    .max(SIZE_LIMITS.units, { error: `must be at most ${SIZE_LIMITS.units} units` }),
});

const shape = z.strictObject({
  slug: id,
  title,
  level: text.default(''),
  summary: text.default(''),
  weeks,
  weeklyMinutes: range('minutes a week'),
  totalMinutes: range('minutes'),
  upkeepWeeklyMinutes: range('minutes a week').optional(),
  objectives: z.array(text).default([]),
  prerequisites: z.array(text).default([]),
  phases: z
    .array(phase)
    .min(1, { error: 'must have a phase' })
    .max(SIZE_LIMITS.phases, { error: `must be at most ${SIZE_LIMITS.phases} phases` }),
});

type PathShape = z.output<typeof shape>;
type Issue = (path: (string | number)[], message: string) => void;

function checkIds(path: PathShape, issue: Issue): void {
  const seen = new Map<string, Set<string>>();
  const check = (kind: string, value: string, at: (string | number)[]) => {
    const ids = seen.get(kind) ?? new Set();
    if (ids.has(value)) issue([...at, 'id'], `is the id of another ${kind}`);
    seen.set(kind, ids.add(value));
  };
  path.phases.forEach((onePhase, p) => {
    check('phase', onePhase.id, ['phases', p]);
    onePhase.units.forEach((oneUnit, u) => {
      check('unit', oneUnit.id, ['phases', p, 'units', u]);
      oneUnit.topics.forEach((oneTopic, t) => {
        const at = ['phases', p, 'units', u, 'topics', t];
        oneTopic.requires.forEach((required, r) => {
          if (!seen.get('topic')?.has(required)) {
            issue([...at, 'requires', r], 'must be the id of a topic listed before this one');
          }
        });
        check('topic', oneTopic.id, at);
      });
    });
  });
}

function checkSize(path: PathShape, issue: Issue): void {
  const topics = path.phases.flatMap((one) => one.units.flatMap((units) => units.topics));
  if (topics.length > SIZE_LIMITS.topics) {
    issue(['phases'], `must have at most ${SIZE_LIMITS.topics} topics in all`);
  }
  if (path.totalMinutes.max > SIZE_LIMITS.hours * 60) {
    issue(['totalMinutes', 'max'], `must be at most ${SIZE_LIMITS.hours} hours`);
  }
}

/** A learning path as JSON: in a request of the API, and as the copy that a saved plan keeps. */
export const learningPathSchema = shape
  .superRefine((path, context) => {
    const issue: Issue = (at, message) => {
      context.addIssue({ code: 'custom', path: at, message });
    };
    checkIds(path, issue);
    checkSize(path, issue);
  })
  .transform((path): LearningPath => withoutUndefined(path));

/** The same value; optional fields that are present and undefined become absent, as the core's types want them. */
function withoutUndefined(path: PathShape): LearningPath {
  return JSON.parse(JSON.stringify(path)) as LearningPath;
}
