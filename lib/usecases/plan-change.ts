import { z } from 'zod';
import { contentHash, loadLearningPath } from '@/lib/content/learning-paths';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { AcceptReason } from './accept-revision';
import { dayRange } from './availability-schema';
import { planSettingsSchema, type PlanSettings } from './plan-request';
import { settingsRelaxationSchema, withRelaxation } from './relaxed-settings';
import { isoDate, wallTime, wholeBetween } from './request-values';
import { settingsForPath } from './settings-for-path';
import { withTopicChange } from './topic-change';

const id = z.string().min(1).max(200);
const minutes = (least: number) =>
  wholeBetween(least, 100 * 60, `must be whole minutes from ${least} to 6000`);

const topicChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finish'), topicId: id }),
  z.strictObject({ kind: z.literal('known'), topicId: id }),
  z.strictObject({ kind: z.literal('reopen'), topicId: id }),
  z.strictObject({ kind: z.literal('more'), topicId: id, minutes: minutes(15) }),
]);

const move = z
  .strictObject({
    sessionId: id.describe('Within the plan'),
    day: isoDate,
    time: wallTime,
    minutes: minutes(5),
  })
  .describe('A session to another time of the wall clock, or another length');

/** What a learner wants to be different; all of it may be absent: then only what was missed is placed again. */
export const planChangeSchema = z.strictObject({
  away: z.array(dayRange).max(50).default([]).describe('Days off besides those of the settings'),
  lighterWeeks: z
    .array(z.strictObject({ day: isoDate, minutes: minutes(0) }))
    .max(50)
    .default([])
    .describe('Plan weeks, by any of their days, with at most so many minutes'),
  topics: z.array(topicChange).max(200).default([]),
  settings: planSettingsSchema.optional().describe('In place of the stored settings'),
  path: z.literal('newest').optional().describe('The learning path as it ships now'),
  swap: z.tuple([id, id]).optional().describe('Two topics to be studied in each other’s place'),
  move: move.optional(),
  unpin: z.array(id).max(500).default([]),
  relax: z
    .array(settingsRelaxationSchema)
    .max(20)
    .default([])
    .describe('Limits to give way, after all other changes'),
  moveSoon: z
    .boolean()
    .default(false)
    .describe('Whether sessions that start within 48 hours may move too'),
});
export type PlanChangeRequest = z.output<typeof planChangeSchema>;

/** A change of nothing. */
export const NO_CHANGE: PlanChangeRequest = planChangeSchema.parse({});

/** What a plan is made from once a change is applied. */
export interface ChangedPlan {
  readonly settings: PlanSettings;
  readonly path: LearningPath;
  readonly pathHash: string;
}

/** The stored settings and path with the change. A path that is shipped no more stays as it is. */
export async function changedPlan(
  stored: ChangedPlan & { readonly pathSlug: string },
  change: PlanChangeRequest,
): Promise<ChangedPlan> {
  const newest = change.path === undefined ? undefined : await loadLearningPath(stored.pathSlug);
  const path = newest?.path ?? stored.path;
  const settings = changedSettings(stored.settings, change);
  return {
    settings: newest ? settingsForPath(settings, path) : settings,
    path,
    pathHash: newest ? contentHash(path) : stored.pathHash,
  };
}

function changedSettings(stored: PlanSettings, change: PlanChangeRequest): PlanSettings {
  const topics = change.topics.reduce(withTopicChange, change.settings ?? stored);
  const { availability } = topics.learner;
  const changed: PlanSettings = {
    ...topics,
    learner: {
      ...topics.learner,
      swaps: withSwap(topics.learner.swaps, change.swap),
      availability: {
        ...availability,
        blackouts: [...availability.blackouts, ...change.away],
        lighterWeeks: [...availability.lighterWeeks, ...change.lighterWeeks],
      },
    },
  };
  return change.relax.reduce(withRelaxation, changed);
}

type Swaps = PlanSettings['learner']['swaps'];

/** The same two swapped right after one another are where they were. */
function withSwap(swaps: Swaps, swap: PlanChangeRequest['swap']): Swaps {
  if (swap === undefined) return swaps;
  const [a, b] = swap;
  const last = swaps.at(-1);
  const isBack = (last?.[0] === a && last[1] === b) || (last?.[0] === b && last[1] === a);
  return isBack ? swaps.slice(0, -1) : [...swaps, swap];
}

/** What a revision made by the change is called. */
export function reasonOf(change: PlanChangeRequest): AcceptReason {
  if (change.path !== undefined) return 'path';
  if (change.settings !== undefined) return 'settings';
  if (change.move !== undefined || change.swap !== undefined) return 'moved';
  if (change.topics.length > 0) return 'topics';
  if (change.away.length > 0 || change.lighterWeeks.length > 0) return 'away';
  if (change.unpin.length > 0) return 'moved';
  return change.relax.length > 0 ? 'settings' : 'replanned';
}
