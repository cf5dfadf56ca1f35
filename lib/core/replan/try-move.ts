import type { Instant, Minutes } from '../civil/civil';
import type { PlannedSession } from '../schedule/plan';
import { verify } from '../schedule/verify';
import type { Constraint, Violation } from '../schedule/violation';
import { numbered, pastSessions } from './name-sessions';
import { asPlaced } from './remaining-work';
import type { ReplanRequest } from './replan-option';

export type MoveOutcome =
  /** The session cannot be there, whatever the others do. */
  | { readonly kind: 'refused'; readonly violations: readonly Violation[] }
  | {
      readonly kind: 'allowed';
      /** For `replan`: the session stays at its new place, and the rest is fitted around it. */
      readonly request: ReplanRequest;
      /** What the move breaks with the other sessions where they are; empty where none has to move. */
      readonly disturbs: readonly Violation[];
    };

/** What depends on sessions that can still move is no reason to refuse a move. */
const OF_THE_WHOLE: ReadonlySet<Constraint> = new Set([
  'topic-effort',
  'phase-weeks',
  'total-weeks',
  'review-count',
]);

/**
 * Checks at once whether a session may start at an instant, and last so long: against the time there is,
 * what already happened and what is pinned. Throws for a session that the plan does not have.
 */
export function tryMove(
  request: ReplanRequest,
  sessionId: string,
  start: Instant,
  minutes?: Minutes,
): MoveOutcome {
  const { problem, previous, pinned, placed = [] } = request;
  const session = previous.find(({ id }) => id === sessionId);
  if (!session) throw new Error(`no session ${sessionId} in the plan`);
  if (problem.history.some(({ id }) => id === sessionId)) {
    return {
      kind: 'refused',
      violations: [{ constraint: 'history-untouched', ids: [sessionId] }],
    };
  }
  const own = { id: sessionId, start, minutes: minutes ?? session.minutes };
  const moved: ReplanRequest = {
    ...request,
    placed: [...placed.filter(({ id }) => id !== sessionId), own],
  };
  const past = pastSessions(problem, previous);
  const happened = new Set(past.map(({ id }) => id));
  const held = new Set([...pinned, ...placed.map(({ id }) => id), sessionId]);
  const check = (sessions: readonly PlannedSession[]) =>
    verify(problem, { sessions: numbered([...past, ...sessions]) });
  const ahead = asPlaced(moved).filter(
    (one) => one.id === sessionId || (!happened.has(one.id) && one.start >= problem.now),
  );
  const violations = check(ahead.filter(({ id }) => held.has(id))).filter(
    ({ constraint, ids }) => !OF_THE_WHOLE.has(constraint) && ids.includes(sessionId),
  );
  if (violations.length > 0) return { kind: 'refused', violations };
  const asWas = asPlaced(request).filter(
    ({ id, start: at }) => !happened.has(id) && at >= problem.now,
  );
  const before = new Set(check(asWas).map(keyOf));
  const disturbs = check(ahead).filter((violation) => !before.has(keyOf(violation)));
  return { kind: 'allowed', request: moved, disturbs };
}

function keyOf({ constraint, ids }: Violation): string {
  return `${constraint} ${ids.join(' ')}`;
}
