import { firstChange, nextChange } from '@/lib/db/change-data';
import type { StudySessionRow } from '@/lib/db/schema';

/** A session as a plan has it; what a feed tells of its changes and what the learner reported is kept elsewhere. */
export type SessionOfPlan = Readonly<
  Omit<
    StudySessionRow,
    'planId' | 'sequence' | 'createdAt' | 'changedAt' | 'doneMinutes' | 'reportedAt' | 'removedAt'
  >
>;

export interface SessionChanges {
  readonly inserted: readonly StudySessionRow[];
  /** With their new values. */
  readonly updated: readonly StudySessionRow[];
  /** Ids. */
  readonly removed: readonly string[];
  /** Ids of those whose start or length changed, and that were in the plan before. */
  readonly moved: readonly string[];
  /** Ids of those that were not in the plan before, whether new or back again. */
  readonly added: readonly string[];
}

/**
 * What to write so that a plan has exactly these sessions. `rows` are all that the plan ever had: a
 * session that comes back goes on with its row, so that its SEQUENCE never falls. `reworded` holds the
 * ids of those whose event reads differently although it stays where it is.
 */
export function sessionChanges(
  planId: string,
  rows: readonly StudySessionRow[],
  next: readonly SessionOfPlan[],
  reworded: ReadonlySet<string>,
  now: Date,
): SessionChanges {
  const known = new Map(rows.map((row) => [row.id, row]));
  const wanted = new Set(next.map(({ id }) => id));
  const inserted: StudySessionRow[] = [];
  const updated: StudySessionRow[] = [];
  const moved: string[] = [];
  const added: string[] = [];
  for (const session of next) {
    const row = known.get(session.id);
    if (!row) {
      inserted.push({ ...session, ...firstChange(now), ...NOTHING_REPORTED, planId });
      added.push(session.id);
      continue;
    }
    const isBack = row.removedAt !== null;
    const isMoved =
      row.startAt.getTime() !== session.startAt.getTime() || row.minutes !== session.minutes;
    if (isBack) added.push(row.id);
    else if (isMoved) moved.push(row.id);
    const change = isBack || isMoved || reworded.has(row.id) ? nextChange(row, now) : {};
    // That it was not done was said of another time.
    const isOpenAgain = (isBack || isMoved) && row.doneMinutes === 0;
    const reports = isOpenAgain ? { doneMinutes: null, reportedAt: null } : {};
    const after = { ...row, ...session, ...change, ...reports, removedAt: null };
    if (!sameRow(row, after)) updated.push(after);
  }
  const removed = rows.filter(({ id, removedAt }) => removedAt === null && !wanted.has(id));
  return { inserted, updated, moved, added, removed: removed.map(({ id }) => id) };
}

const NOTHING_REPORTED = { doneMinutes: null, reportedAt: null, removedAt: null };

function sameRow(before: StudySessionRow, after: StudySessionRow): boolean {
  const valueOf = (value: StudySessionRow[keyof StudySessionRow]) =>
    value instanceof Date ? value.getTime() : value;
  return (Object.keys(before) as (keyof StudySessionRow)[]).every(
    (key) => valueOf(before[key]) === valueOf(after[key]),
  );
}
