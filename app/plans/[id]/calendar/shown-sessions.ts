import type { CalendarSession } from '@/lib/usecases/view-calendar';
import type { MoveState } from './use-move';

/** A session as it is drawn now: where it is, or where a move would put it. */
export interface ShownSession extends CalendarSession {
  /** `moving` is the one in hand, `following` one that moves with it. */
  readonly motion: 'none' | 'moving' | 'following';
}

/** The sessions as a move that is being made would have them. */
export function shownSessions(
  sessions: readonly CalendarSession[],
  state: MoveState,
): readonly ShownSession[] {
  if (state.kind === 'settled') return sessions.map((session) => ({ ...session, motion: 'none' }));
  const { draft } = state;
  const answer = 'answer' in state ? state.answer : null;
  const placed = new Map(answer?.placed.map((one) => [one.id, one]));
  const gone = new Set(answer?.gone);
  const added = (answer?.added ?? []).map((session): ShownSession => ({
    ...session,
    motion: 'following',
  }));
  const kept = sessions
    .filter(({ id }) => !gone.has(id))
    .map((session): ShownSession => {
      if (session.id === draft.session.id) {
        const { from, minutes } = draft;
        return { ...session, from, to: from + minutes, minutes, motion: 'moving' };
      }
      const place = placed.get(session.id);
      return place ? { ...session, ...place, motion: 'following' } : { ...session, motion: 'none' };
    });
  return [...kept, ...added];
}
