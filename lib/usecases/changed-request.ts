import {
  DAYS_PER_WEEK,
  MINUTES_PER_DAY,
  formatDay,
  parseDay,
  parseWallMinute,
  type CivilDay,
  type Instant,
} from '@/lib/core/civil/civil';
import { instantAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import type { ReplanRequest } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import type { Constraint } from '@/lib/core/schedule/violation';
import type { CurrentProblem } from './current-problem';
import type { FieldError } from './field-errors';
import type { PlanChangeRequest } from './plan-change';

/** The question for the core; an error where the change names a session that cannot be moved. */
export function changedRequest(
  { request, pinned, soon }: CurrentProblem,
  { move, unpin, moveSoon }: PlanChangeRequest,
): ReplanRequest | FieldError {
  const kept = new Set([...pinned, ...(moveSoon ? [] : stillPossible(request, soon))]);
  for (const id of unpin) kept.delete(id);
  if (move === undefined) return { ...request, pinned: kept };
  const { offsets, now, history } = request.problem;
  const session = request.previous.find(({ id }) => id === move.sessionId);
  if (!session || history.some(({ id }) => id === move.sessionId)) {
    const message = 'must be a session of the plan that is still to come';
    return { path: 'move.sessionId', message };
  }
  if ((parseDay(move.day) as CivilDay) > lastKnownDay(request.problem)) {
    const last = formatDay(lastKnownDay(request.problem));
    return { path: 'move.day', message: `is beyond the plan’s time; choose ${last} or earlier` };
  }
  const start = startOfMove(offsets, move);
  if (start < now) return { path: 'move.time', message: 'is in the past; choose a later time' };
  const placed = [{ id: session.id, start, minutes: move.minutes }];
  return { ...request, pinned: kept, placed };
}

/** What by itself takes a session's place away: nothing holds it there, however soon it starts. */
const TAKES_ITS_PLACE: ReadonlySet<Constraint> = new Set([
  'inside-windows',
  'not-busy',
  'session-length',
  'daily-cap',
  'weekly-cap',
]);

/** The sessions that start soon without those that the change leaves no place, such as on a day off. */
function stillPossible(
  { problem, previous }: ReplanRequest,
  soon: ReadonlySet<string>,
): readonly string[] {
  const settled = new Set(problem.history.map(({ id }) => id));
  const sessions = previous.filter(({ id }) => soon.has(id) || settled.has(id));
  const violations = verify(problem, { sessions });
  const displaced = new Set(
    violations
      .filter(({ constraint }) => TAKES_ITS_PLACE.has(constraint))
      .flatMap(({ ids }) => ids),
  );
  // Less than a topic asks for says nothing of these few sessions; more of it has no place.
  const full = new Set(
    violations
      .filter(
        ({ constraint, found = 0, bound = 0 }) => constraint === 'topic-effort' && found > bound,
      )
      .flatMap(({ ids }) => ids),
  );
  const stays = ({ id, topicId }: PlannedSession) => !displaced.has(id) && !full.has(topicId);
  return sessions.filter((one) => soon.has(one.id) && stays(one)).map(({ id }) => id);
}

/** Beyond it the zone's offsets need not be known. */
export function lastKnownDay({ horizonDay, offsets }: Problem): CivilDay {
  return Math.min(horizonDay, Math.floor(offsets.until / MINUTES_PER_DAY) - DAYS_PER_WEEK);
}

/** The instant to which a move goes, by the wall clock. */
export function startOfMove(
  offsets: OffsetTable,
  { day, time }: { readonly day: string; readonly time: string },
): Instant {
  return instantAt(offsets, parseDay(day) as CivilDay, parseWallMinute(time) as number);
}
