import type { CivilDay, Instant } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';

/** A plan's sessions in time order. */
export type Sessions = readonly PlannedSession[];

export function endOf(session: { readonly start: Instant; readonly minutes: number }): Instant {
  return session.start + session.minutes;
}

/** Sessions that the history does not hold: only these are the solver's. */
export function placed({ history }: Problem, sessions: Sessions): Sessions {
  const past = new Set(history.map((session) => session.id));
  return sessions.filter((session) => !past.has(session.id));
}

/** Whether a session is part of the path itself: study or a milestone, neither review nor upkeep. */
export function isOfPath({ kind }: PlannedSession): boolean {
  return kind === 'study' || kind === 'milestone';
}

export function localDay({ offsets }: Problem, session: PlannedSession): CivilDay {
  return wallTimeAt(offsets, session.start).day;
}

/** Sessions by the topic that they are of, each topic's in their order. */
export function byTopic<Session extends { readonly topicId: string }>(
  sessions: readonly Session[],
): ReadonlyMap<string, readonly Session[]> {
  const found = new Map<string, Session[]>();
  for (const session of sessions) {
    const own = found.get(session.topicId);
    if (own) own.push(session);
    else found.set(session.topicId, [session]);
  }
  return found;
}
