import { z } from 'zod';
import { formatDay } from '@/lib/core/civil/civil';
import type { WhyHere } from '@/lib/core/schedule/why-here';
import { isoDay, minutes } from './preview-parts';
import { isoOfInstant } from './request-values';

const earlier = z.string().describe('The nearest earlier start that was asked about, in UTC');
const sessionId = z.string();
const capMinutes = minutes.describe('The cap, minutes');

/** What put a session where it is, and not earlier. */
export const whyHereSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('history') }).describe('It already happened'),
    z.object({ kind: z.literal('path-start') }).describe('The first one, in the first window'),
    z.object({ kind: z.literal('follows'), sessionId }).describe('As soon as that one is over'),
    z
      .object({ kind: z.literal('phase-end'), phaseId: z.string() })
      .describe('A milestone as soon as its phase is over'),
    z.object({ kind: z.literal('next-window') }).describe('No window is open before'),
    z
      .object({ kind: z.literal('window-too-short'), minutes, earlier })
      .describe('The window before has only so many minutes left'),
    z.object({ kind: z.literal('day-off'), day: isoDay, earlier }),
    z.object({ kind: z.literal('busy'), earlier }),
    z.object({ kind: z.literal('reserved'), earlier }),
    z.object({ kind: z.literal('taken'), sessionId, earlier }).describe('Another session is there'),
    z
      .object({ kind: z.literal('after-review'), sessionId, earlier })
      .describe('A review comes after the one before it of its topic'),
    z.object({ kind: z.literal('daily-cap'), day: isoDay, capMinutes, earlier }),
    z.object({ kind: z.literal('weekly-cap'), capMinutes, earlier }),
    z.object({ kind: z.literal('free-share'), percent: z.number(), earlier }),
    z
      .object({
        kind: z.literal('phase-weeks'),
        phaseId: z.string(),
        weeks: z.int(),
        bound: z.int(),
        earlier,
      })
      .describe('Its phase would take so many weeks, against its bound'),
    z
      .object({ kind: z.literal('reviews-too-late'), topicId: z.string(), earlier })
      .describe('Reviews of its topic would lie too long after their due days'),
    z.object({ kind: z.literal('even-load'), earlier }).describe('It makes the load even'),
    z
      .object({ kind: z.literal('review-due'), topicId: z.string(), dueDay: isoDay })
      .describe('A review on its due day, or in the first window after it'),
    z.object({ kind: z.literal('upkeep-week') }).describe('Upkeep, spread over its week'),
  ])
  .describe('What put the session here and not earlier');

export function whyHereAnswer(found: WhyHere): z.output<typeof whyHereSchema> {
  switch (found.kind) {
    case 'review-due':
      return { ...found, dueDay: formatDay(found.dueDay) };
    case 'day-off':
    case 'daily-cap':
      return { ...found, day: formatDay(found.day), earlier: isoOfInstant(found.earlier) };
    case 'history':
    case 'path-start':
    case 'follows':
    case 'phase-end':
    case 'next-window':
    case 'upkeep-week':
      return found;
    default:
      return { ...found, earlier: isoOfInstant(found.earlier) };
  }
}
