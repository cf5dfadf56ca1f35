import type { CivilDay, Minutes } from '@/lib/core/civil/civil';
import { startOfDay } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import type { Violation } from '@/lib/core/schedule/violation';
import { sessionTitles } from './session-title';

/** Why a session cannot be somewhere; titles are those of sessions and topics. */
export type MoveReason =
  | { readonly kind: 'outside-windows' | 'day-off' | 'busy' | 'past' | 'before-start' }
  /** It happened, runs now, or is none that is moved by hand. */
  | { readonly kind: 'stays' }
  | { readonly kind: 'too-late' | 'after-deadline'; readonly lastDay: CivilDay }
  | { readonly kind: 'overlaps'; readonly title: string }
  | { readonly kind: 'pause'; readonly title: string; readonly minutes: Minutes }
  | { readonly kind: 'before-topic' | 'after-topic'; readonly title: string }
  | { readonly kind: 'grid' | 'shorter' | 'longer'; readonly minutes: Minutes }
  | { readonly kind: 'day-full' | 'week-full' | 'week-free'; readonly minutes: Minutes }
  /** What holds for the plan as a whole. */
  | { readonly kind: 'other' };

export interface MovedSession {
  readonly problem: Problem;
  readonly path: LearningPath;
  /** The plan's sessions by id. */
  readonly sessions: ReadonlyMap<string, PlannedSession>;
  /** The session at its new place. */
  readonly moved: PlannedSession;
}

/** The violations that a moved session has part in, as reasons; each once. */
export function moveReasons(
  violations: readonly Violation[],
  context: MovedSession,
): readonly MoveReason[] {
  const reasons = violations.map((violation) => reasonOf(violation, context));
  const known = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...known.values()];
}

function reasonOf(violation: Violation, context: MovedSession): MoveReason {
  const { problem, moved } = context;
  const { rules } = problem;
  const bound = violation.bound ?? 0;
  switch (violation.constraint) {
    case 'inside-windows':
      return { kind: isOnDayOff(context) ? 'day-off' : 'outside-windows' };
    case 'not-busy':
      return { kind: 'busy' };
    case 'no-overlap':
      return { kind: 'overlaps', title: otherTitle(violation, context) };
    case 'gap':
      return { kind: 'pause', title: otherTitle(violation, context), minutes: rules.gapMinutes };
    case 'grid':
      return { kind: 'grid', minutes: rules.gridMinutes };
    case 'session-length':
      return moved.minutes > rules.maxMinutes
        ? { kind: 'longer', minutes: rules.maxMinutes }
        : { kind: 'shorter', minutes: rules.minMinutes };
    case 'daily-cap':
      return { kind: 'day-full', minutes: bound };
    case 'weekly-cap':
      return { kind: 'week-full', minutes: bound };
    case 'free-share':
      return { kind: 'week-free', minutes: bound };
    case 'order':
    case 'prerequisites':
      return orderReason(violation, context);
    case 'deadline':
      return { kind: 'after-deadline', lastDay: bound };
    case 'horizon':
      return { kind: 'too-late', lastDay: bound };
    case 'not-before-start':
      return { kind: 'before-start' };
    case 'not-in-the-past':
      return { kind: 'past' };
    case 'history-untouched':
      return { kind: 'stays' };
    case 'milestone':
    case 'topic-effort':
    case 'phase-weeks':
    case 'total-weeks':
    case 'review-count':
    case 'review-day':
    case 'review-order':
    case 'review-length':
    case 'upkeep-week':
    case 'upkeep-minutes':
      return { kind: 'other' };
  }
}

function isOnDayOff({ problem: { availability, offsets }, moved }: MovedSession): boolean {
  return availability.blackouts.some(
    ({ from, to }) =>
      moved.start < startOfDay(offsets, to + 1) &&
      startOfDay(offsets, from) < moved.start + moved.minutes,
  );
}

/** The first id is of what comes first but should not: sessions for the order, topics for what is required. */
function orderReason({ constraint, ids }: Violation, context: MovedSession): MoveReason {
  const { moved, sessions, path } = context;
  const titleOf = sessionTitles(path);
  const [first = '', second = ''] = ids;
  if (constraint === 'prerequisites') {
    const title = (topicId: string) => titleOf({ kind: 'study', phaseId: '', topicId });
    return moved.topicId === first
      ? { kind: 'before-topic', title: title(second) }
      : { kind: 'after-topic', title: title(first) };
  }
  const isFirst = first === moved.id;
  const other = sessions.get(isFirst ? second : first);
  if (!other) return { kind: 'other' };
  return { kind: isFirst ? 'before-topic' : 'after-topic', title: titleOf(other) };
}

function otherTitle({ ids }: Violation, { moved, sessions, path }: MovedSession): string {
  const other = sessions.get(ids.find((id) => id !== moved.id) ?? '');
  return other ? sessionTitles(path)(other) : '';
}
