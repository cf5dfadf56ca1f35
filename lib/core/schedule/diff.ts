import type { PlannedSession } from './plan';

/** What changed from one plan to another, session by session, by id. */
export interface PlanDiff {
  readonly added: readonly PlannedSession[];
  readonly removed: readonly PlannedSession[];
  readonly moved: readonly MovedSession[];
  readonly kept: readonly PlannedSession[];
}

/** A session whose start or length differs. */
export interface MovedSession {
  readonly before: PlannedSession;
  readonly after: PlannedSession;
}

export function diff(
  before: readonly PlannedSession[],
  after: readonly PlannedSession[],
): PlanDiff {
  const old = new Map(before.map((session) => [session.id, session]));
  const current = new Set(after.map((session) => session.id));
  const moved: MovedSession[] = [];
  const kept: PlannedSession[] = [];
  const added: PlannedSession[] = [];
  for (const session of after) {
    const was = old.get(session.id);
    if (!was) added.push(session);
    else if (was.start === session.start && was.minutes === session.minutes) kept.push(session);
    else moved.push({ before: was, after: session });
  }
  return { added, removed: before.filter(({ id }) => !current.has(id)), moved, kept };
}
