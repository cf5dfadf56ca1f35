import { z } from 'zod';
import { formatDay } from '@/lib/core/civil/civil';
import { failure, success, type Result } from '@/lib/core/result';
import { explain, type Explanation } from '@/lib/core/schedule/explain';
import type { Relaxation } from '@/lib/core/schedule/relaxations';
import { frontier } from '@/lib/core/schedule/frontier';
import { headroom } from '@/lib/core/schedule/headroom';
import type { Problem } from '@/lib/core/schedule/problem';
import type { TooLarge } from '@/lib/core/schedule/work-budget';
import type { FieldError } from './field-errors';
import { conflictAnswer, conflictSchema, isoDay, minutes } from './preview-parts';

const EXTRAS = ['frontier', 'explanation', 'headroom', 'why-here'] as const;
type Extra = (typeof EXTRAS)[number];

/** What a request may ask for besides the plan. */
export const includeSchema = z
  .array(z.enum(EXTRAS, { error: `must be one of ${EXTRAS.join(', ')}` }))
  .max(EXTRAS.length, { error: `must be at most ${EXTRAS.length} names` })
  .default([])
  .describe(
    'frontier: the depth for each finishing week; explanation: what conflicts and what would make it fit, where it does not; headroom: what could be lost, where it fits; why-here: for each session, what put it there and not earlier',
  );

const relaxation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly-cap'), minutes: minutes.describe('Least minutes a week') }),
  z.object({ kind: z.literal('daily-cap'), minutes: minutes.describe('Least minutes a day') }),
  z.object({ kind: z.literal('deadline'), day: isoDay.describe('Earliest deadline') }),
  z.object({
    kind: z.literal('recommended-weeks'),
    extraWeeks: z.int().describe('Least weeks beyond the path’s, its phases’ weeks not held'),
    finishDay: isoDay.describe('Earliest finish then'),
  }),
  z.object({ kind: z.literal('days-off'), days: z.array(isoDay).describe('Days to give back') }),
  z.object({
    kind: z.literal('session-minimum'),
    minutes: minutes.describe('Longest shorter minimum of a session'),
  }),
  z.object({
    kind: z.literal('free-share'),
    percent: z.int().describe('Largest smaller share of each week to keep free, percent'),
  }),
  z.object({
    kind: z.literal('optional-topics'),
    topicIds: z.array(z.string()).describe('Fewest optional topics to leave out'),
  }),
  z.object({ kind: z.literal('reviews') }).describe('It fits without reviews'),
  z.object({ kind: z.literal('milestones') }).describe('It fits without time for milestones'),
]);

const explanation = z.object({
  conflict: conflictSchema,
  conflicting: z
    .array(
      z.enum([
        'weekly-cap',
        'free-share',
        'daily-cap',
        'deadline',
        'recommended-weeks',
        'optional-topics',
        'milestones',
        'reviews',
        'days-off',
        'busy',
        'session-minimum',
        'gap',
      ]),
    )
    .describe('An irreducible conflict: without any one of them the rest fits; empty: none helps'),
  relaxations: z.array(relaxation).describe('Smallest single changes at which core depth fits'),
});

/** What an answer carries where it was asked for. */
export const extrasSchema = z.object({
  frontier: z
    .array(
      z.object({
        week: z.int().describe('Plan week of the finish, from 0'),
        lastDay: isoDay.describe('Last plannable day of that week'),
        depth: z.number().describe('The highest minimum depth of any plan finished by then'),
      }),
    )
    .optional(),
  explanation: explanation.optional(),
  headroom: z
    .object({
      missableWeeks: z.int().describe('Whole coming weeks that could be lost'),
      leastWeeklyMinutes: minutes.describe('Least minutes a week at which core depth fits'),
      earliestFinish: isoDay.describe('Earliest finish at core depth'),
    })
    .optional(),
});
type Extras = z.output<typeof extrasSchema>;

/** Answers what was asked for; there is no explanation of what fits and no headroom of what does not. */
export function extrasOf(
  problem: Problem,
  include: readonly Extra[],
): Result<Extras, readonly FieldError[]> {
  const answer: Extras = {};
  for (const extra of new Set(include)) {
    // A session's reason is told with the session.
    if (extra === 'why-here') continue;
    const refused = ADD[extra](problem, answer);
    if (refused) {
      const message = `asks for too much: the ${extra} would take more than ${refused.steps} steps`;
      return failure([{ path: 'include', message }]);
    }
  }
  return success(answer);
}

type Add = (problem: Problem, answer: Extras) => TooLarge | null;

const ADD: Readonly<Record<Exclude<Extra, 'why-here'>, Add>> = {
  frontier: (problem, answer) => {
    const points = frontier(problem);
    if ('kind' in points) return points;
    answer.frontier = points.map((point) => ({ ...point, lastDay: formatDay(point.lastDay) }));
    return null;
  },
  explanation: (problem, answer) => {
    const found = explain(problem);
    if (found !== null && 'kind' in found) return found;
    if (found !== null) answer.explanation = explanationAnswer(found);
    return null;
  },
  headroom: (problem, answer) => {
    const found = headroom(problem);
    if (found !== null && 'kind' in found) return found;
    if (found !== null) {
      answer.headroom = { ...found, earliestFinish: formatDay(found.earliestFinish) };
    }
    return null;
  },
};

function explanationAnswer(found: Explanation): z.output<typeof explanation> {
  return {
    conflict: conflictAnswer(found.conflict),
    conflicting: [...found.conflicting],
    relaxations: found.relaxations.map(relaxationAnswer),
  };
}

function relaxationAnswer(found: Relaxation): z.output<typeof relaxation> {
  switch (found.kind) {
    case 'deadline':
      return { ...found, day: formatDay(found.day) };
    case 'recommended-weeks':
      return { ...found, finishDay: formatDay(found.finishDay) };
    case 'days-off':
      return { ...found, days: found.days.map(formatDay) };
    case 'optional-topics':
      return { ...found, topicIds: [...found.topicIds] };
    default:
      return found;
  }
}
