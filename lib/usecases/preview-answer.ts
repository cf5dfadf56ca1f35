import { z } from 'zod';
import { formatDay, formatWallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { whyHere, type WhyHere } from '@/lib/core/schedule/why-here';
import { weekLoads } from '@/lib/core/schedule/week-loads';
import { days, isoDay, minutes } from './preview-parts';
import { whyHereAnswer, whyHereSchema } from './preview-why-here';
import { isoOfInstant } from './request-values';

const instant = z.string().describe('Instant in UTC, ISO 8601');

const plannedSession = z.object({
  id: z.string().describe('From what it is (topic, kind, part), never from when'),
  kind: z
    .enum(['study', 'review', 'milestone', 'upkeep'])
    .describe(
      'study of a topic, a review of it, a milestone of its phase, upkeep after the finish',
    ),
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
  whyHere: whyHereSchema.optional(),
});

/** A verified plan as the API writes it. */
export const planSchema = z.object({
  sessions: z.array(plannedSession).describe('In time order, history first'),
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
  weeks: z.array(
    z.object({
      week: z.int().describe('Plan week, from 0'),
      firstDay: isoDay,
      lastDay: isoDay,
      plannedMinutes: minutes,
      capacityMinutes: minutes.describe('Minutes that the week holds under the session rules'),
    }),
  ),
  finish: isoDay.describe('Local date of the last study session'),
  depth: z.number().describe('The lowest depth of any topic'),
  meanDepth: z.number().describe('Depth of the path as a whole'),
  totalMinutes: minutes,
  slackMinutes: minutes.describe('Capacity left before the deadline or the last recommended day'),
  missableWeeks: z.int().describe('Whole coming weeks that could be lost'),
  upkeepShortMinutes: minutes
    .optional()
    .describe('With upkeep: minutes of it that its weeks do not hold'),
  approximate: z
    .literal(true)
    .optional()
    .describe(
      'Only of a path too large for the best of all plans: effort beyond the minimum depth, number of sessions and fullest week are good, not proven best',
    ),
});

export function planAnswer(
  problem: Problem,
  found: Plan,
  withReasons: boolean,
): z.output<typeof planSchema> {
  const { offsets } = problem;
  const reasons: ReadonlyMap<string, WhyHere> = withReasons ? whyHere(problem, found) : new Map();
  return {
    sessions: found.sessions.map((session) => {
      const end = session.start + session.minutes;
      const local = wallTimeAt(offsets, session.start);
      const reason = reasons.get(session.id);
      return {
        ...session,
        start: isoOfInstant(session.start),
        end: isoOfInstant(end),
        date: formatDay(local.day),
        localStart: formatWallMinute(local.minute),
        localEnd: formatWallMinute(wallTimeAt(offsets, end).minute),
        ...(reason && { whyHere: whyHereAnswer(reason) }),
      };
    }),
    phases: found.phases.map(({ phaseId, ...phase }) => ({ id: phaseId, ...days(phase) })),
    topics: found.topics.map(({ topicId, ...topic }) => ({ id: topicId, ...topic })),
    weeks: weekLoads(problem, found).map((week) => ({
      week: week.index,
      firstDay: formatDay(week.firstDay),
      lastDay: formatDay(week.lastDay),
      plannedMinutes: week.plannedMinutes,
      capacityMinutes: week.capacityMinutes,
    })),
    finish: formatDay(found.finishDay),
    depth: found.depth,
    meanDepth: found.meanDepth,
    totalMinutes: found.totalMinutes,
    slackMinutes: found.slackMinutes,
    missableWeeks: found.missableWeeks,
    ...(found.upkeepShortMinutes !== undefined && { upkeepShortMinutes: found.upkeepShortMinutes }),
    ...(found.approximate && { approximate: found.approximate }),
  };
}
