import { z } from 'zod';
import { MINUTES_PER_DAY, parseDay, type CivilDay, type Instant } from '@/lib/core/civil/civil';
import { startOfDay, type OffsetTable } from '@/lib/core/civil/offset-table';
import type { HistorySession, PathDemand } from '@/lib/core/schedule/problem';
import { sessionId } from '@/lib/core/schedule/session-id';
import { instantOfMilliseconds } from '@/lib/time/clock';
import type { FieldError } from './field-errors';
import { isoInstant, isoOfInstant, minutesBetween } from './request-values';
import { SIZE_LIMITS } from './size-limits';

/** What was studied so far, in any order. */
export const historySchema = z
  .array(
    z.strictObject({
      topicId: z.string().max(130, { error: 'must be the id of a topic' }),
      start: isoInstant,
      minutes: minutesBetween(1, MINUTES_PER_DAY),
      id: z
        .string()
        .regex(/^[A-Za-z0-9._-]{1,200}$/, {
          error: 'must be 1 to 200 of A-Z, a-z, 0-9, -, _ and .',
        })
        .optional()
        .describe('Its id in the answer; without one it is numbered by topic'),
    }),
  )
  .max(SIZE_LIMITS.history, { error: `must be at most ${SIZE_LIMITS.history} sessions` })
  .describe('Sessions that were studied or run now; given, even empty, the start may be past');
export type RequestHistory = z.output<typeof historySchema>;

interface Entry extends Omit<HistorySession, 'id'> {
  readonly id: string | undefined;
  readonly index: number;
}

/** In time order and with ids, in the core's terms. */
export function historySessions(
  given: RequestHistory,
  { phases }: PathDemand,
): readonly HistorySession[] {
  const kinds = new Map(phases.flatMap(({ topics }) => topics.map(({ id, kind }) => [id, kind])));
  const seen = new Map<string, number>();
  return inTimeOrder(given).map(({ id, topicId, start, minutes }) => {
    const part = (seen.get(topicId) ?? 0) + 1;
    seen.set(topicId, part);
    return {
      id: id ?? sessionId(topicId, kinds.get(topicId) ?? 'study', part),
      topicId,
      start,
      minutes,
    };
  });
}

function inTimeOrder(given: RequestHistory): readonly Entry[] {
  return given
    .map(({ start, ...rest }, index): Entry => {
      const at = instantOfMilliseconds(Date.parse(start));
      return { topicId: rest.topicId, minutes: rest.minutes, id: rest.id, start: at, index };
    })
    .sort((a, b) => a.start - b.start || a.index - b.index);
}

/** What the schema of a history cannot see; each error names its session as it was listed. */
export function historyErrors(
  given: RequestHistory,
  demand: PathDemand,
  start: string,
  offsets: OffsetTable,
  now: Instant,
): readonly FieldError[] {
  const known = new Set(demand.phases.flatMap(({ topics }) => topics.map(({ id }) => id)));
  const earliest = startOfDay(offsets, parseDay(start) as CivilDay);
  const entries = inTimeOrder(given);
  const ids = new Set<string>();
  const sessions = historySessions(given, demand);
  return entries
    .map((entry, order): FieldError[] => {
      const at = `history.${entry.index}`;
      const errors: FieldError[] = [];
      if (!known.has(entry.topicId)) {
        errors.push({
          path: `${at}.topicId`,
          message: `must be the id of a topic of the path; there is no “${entry.topicId}”`,
        });
      }
      const before = entries[order - 1];
      if (entry.start > now) {
        errors.push({
          path: `${at}.start`,
          message: `must not be after now, ${isoOfInstant(now)}`,
        });
      } else if (entry.start < earliest) {
        errors.push({ path: `${at}.start`, message: `must not be before the start, ${start}` });
      } else if (before && before.start + before.minutes > entry.start) {
        errors.push({
          path: `${at}.start`,
          message: `overlaps history.${before.index}; must not be before its end, ${isoOfInstant(before.start + before.minutes)}`,
        });
      }
      const { id } = sessions[order] as HistorySession;
      if (ids.has(id)) {
        errors.push({ path: `${at}.id`, message: `is the id of another session, “${id}”` });
      }
      ids.add(id);
      return errors;
    })
    .flatMap((errors) => errors);
}
