import { z } from 'zod';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import type { StudySessionRow } from '@/lib/db/schema';
import { listSessions, reportSession } from '@/lib/db/sessions-repository';
import { readClockMilliseconds } from '@/lib/time/clock';
import { staleness, type StalePlan } from './stale-plan';

const MOST_MARKS = 5000;
const MINUTES = 'Minutes are a whole number, 0 or more.';

const marksSchema = z
  .array(
    z.strictObject({
      /** As stored and as in the session's address. */
      sessionId: z.string().min(1).max(400),
      /** Minutes studied, 0 for not done, null for nothing said. */
      doneMinutes: z.int({ error: MINUTES }).min(0, { error: MINUTES }).nullable(),
    }),
  )
  .min(1, { error: 'Mark at least one session.' })
  .max(MOST_MARKS, { error: `Mark at most ${MOST_MARKS} sessions at a time.` });

/** What got done of one session. */
export type ProgressMark = Readonly<z.output<typeof marksSchema>[number]>;

export type ProgressOutcome =
  | {
      readonly kind: 'recorded';
      /** How many sessions have another mark now. */ readonly changed: number;
    }
  /** More minutes than the session has, or marks that are none. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** Sessions that are not in the plan, or no more; nothing was recorded. */
  | { readonly kind: 'unknown-sessions'; readonly sessionIds: readonly string[] }
  | StalePlan
  | { readonly kind: 'not-found' };

/**
 * Records what got done, all or nothing. It is a fact and no change of the plan: there is no new
 * revision, and the feed keeps its bytes. The last mark of a session counts; the same mark again
 * changes nothing. Any session can be marked, also one that is yet to come.
 */
export async function recordProgress(input: {
  readonly ownerId: string;
  readonly planId: string;
  readonly marks: readonly ProgressMark[];
  /** Given, the marks are recorded only if the plan still is as the person saw it. */
  readonly expectedRevision?: number | undefined;
}): Promise<ProgressOutcome> {
  const parsed = marksSchema.safeParse(input.marks);
  if (!parsed.success) {
    return { kind: 'invalid', message: parsed.error.issues[0]?.message ?? MINUTES };
  }
  const marks = new Map(parsed.data.map((mark) => [mark.sessionId, mark]));
  const now = new Date(readClockMilliseconds());
  const database = await currentDatabase();
  return database.transaction(async (transaction): Promise<ProgressOutcome> => {
    const plan = await findOwnedPlan(transaction, input);
    if (!plan) return { kind: 'not-found' };
    const { expectedRevision = plan.revision } = input;
    const stale = await staleness(transaction, plan, expectedRevision);
    if (stale) return stale;
    const rows = new Map((await listSessions(transaction, plan)).map((row) => [row.id, row]));
    const unknown = [...marks.keys()].filter((id) => !rows.has(id));
    if (unknown.length > 0) return { kind: 'unknown-sessions', sessionIds: unknown };
    const changed = [...marks.values()].flatMap(({ sessionId, doneMinutes }) => {
      const row = rows.get(sessionId) as StudySessionRow;
      return row.doneMinutes === doneMinutes ? [] : [{ row, doneMinutes }];
    });
    const tooLong = changed.find(({ row, doneMinutes }) => (doneMinutes ?? 0) > row.minutes);
    if (tooLong) {
      const message = `The session has ${tooLong.row.minutes} minutes; give at most as many, and more time to its topic.`;
      return { kind: 'invalid', message };
    }
    for (const { row, doneMinutes } of changed) {
      const reportedAt = doneMinutes === null ? null : now;
      await reportSession(transaction, plan, row.id, { doneMinutes, reportedAt });
    }
    return { kind: 'recorded', changed: changed.length };
  });
}
