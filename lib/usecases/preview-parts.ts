import { z } from 'zod';
import { formatDay, type CivilDay } from '@/lib/core/civil/civil';
import type { Infeasible } from '@/lib/core/schedule/plan';

/** What several parts of the preview's answer are made of. */
export const isoDay = z.string().describe('Local date, YYYY-MM-DD');
export const minutes = z.int().describe('Minutes');

const range = {
  firstDay: isoDay,
  lastDay: isoDay,
};

const phaseRange = {
  ...range,
  phaseId: z.string(),
  demandMinutes: minutes.describe('Core effort still to study'),
  capacityMinutes: minutes.describe('The most of it that can be placed in these days'),
  limit: z.enum(['phase-weeks', 'total-weeks', 'deadline', 'horizon']),
};

/** Why no plan fits. */
export const conflictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phase-does-not-fit'), ...phaseRange }),
  z.object({ kind: z.literal('phase-too-short'), ...phaseRange, leastWeeks: z.int() }),
  z.object({ kind: z.literal('no-availability'), ...range }),
  z.object({
    kind: z.literal('reviews-do-not-fit'),
    ...range,
    phaseId: z.string(),
    topicId: z.string(),
    minutes: minutes.describe('Length of the review that finds no time'),
  }),
]);

/** The same value with its first and last day as ISO dates. */
export function days<Value extends { readonly firstDay: CivilDay; readonly lastDay: CivilDay }>(
  value: Value,
) {
  return { ...value, firstDay: formatDay(value.firstDay), lastDay: formatDay(value.lastDay) };
}

export function conflictAnswer(found: Infeasible): z.output<typeof conflictSchema> {
  return days(found);
}
