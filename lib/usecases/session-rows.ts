import { formatDay } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { MilestoneOfPlan } from '@/lib/db/milestones-repository';
import type { StudySessionRow } from '@/lib/db/schema';
import type { SessionOfPlan } from '@/lib/db/session-changes';
import { instantOfMilliseconds, millisecondsOfInstant } from '@/lib/time/clock';
import { offsetTableAround } from '@/lib/time/offset-table-of-zone';

/** The core's sessions, whose ids are unique within their plan, as rows of the plan; none is pinned. */
export function sessionsOfPlan(
  planId: string,
  zone: string,
  sessions: readonly PlannedSession[],
): readonly SessionOfPlan[] {
  if (sessions.length === 0) return [];
  const starts = sessions.map(({ start }) => start);
  const offsets = offsetTableAround(zone, starts);
  return sessions.map(({ id, start, ...rest }) => {
    const { day, minute } = wallTimeAt(offsets, start);
    return {
      ...rest,
      id: storedId(planId, id),
      localDate: formatDay(day),
      localMinute: minute,
      zone,
      startAt: new Date(millisecondsOfInstant(start)),
      endAt: new Date(millisecondsOfInstant(start + rest.minutes)),
      pinned: false,
    };
  });
}

/** A row as the core's session, with the id that it has within its plan. */
export function sessionOfRow(row: SessionOfPlan & Pick<StudySessionRow, 'planId'>): PlannedSession {
  return { ...storedSession(row), id: coreId(row.planId, row.id) };
}

/** A row as the core's session, with the id under which it is stored. */
export function storedSession(row: SessionOfPlan): PlannedSession {
  const { id, kind, phaseId, unitId, topicId, part, parts, minutes, startAt } = row;
  const start = instantOfMilliseconds(startAt.getTime());
  return { id, kind, phaseId, unitId, topicId, part, parts, start, minutes };
}

/** The id under which a session is stored, from the one that it has within its plan. */
export function storedId(planId: string, id: string): string {
  return `${planId}.${id}`;
}

/** The id of a session within its plan, from the one under which it is stored. */
export function coreId(planId: string, stored: string): string {
  return stored.slice(planId.length + 1);
}

/**
 * The phases' all-day milestones: each on the day of the phase's last study session. None for a phase
 * whose milestone has a session of its own.
 */
export function milestonesOf(
  sessions: readonly Pick<SessionOfPlan, 'kind' | 'phaseId' | 'localDate'>[],
): readonly MilestoneOfPlan[] {
  const days = new Map<string, string>();
  for (const { kind, phaseId, localDate } of sessions) {
    if (kind !== 'study') continue;
    const day = days.get(phaseId);
    if (day === undefined || day < localDate) days.set(phaseId, localDate);
  }
  for (const { kind, phaseId } of sessions) if (kind === 'milestone') days.delete(phaseId);
  return [...days].map(([phaseId, day]) => ({ phaseId, day }));
}
