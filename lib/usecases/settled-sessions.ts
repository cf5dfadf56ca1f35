import type { Instant, Minutes } from '@/lib/core/civil/civil';
import type { SessionKind } from '@/lib/core/schedule/session-id';
import type { StudySessionRow } from '@/lib/db/schema';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { coreId } from './session-rows';

/** A session that is a fact: studied, wholly or partly, or running now. Nothing moves it any more. */
export interface SettledSession {
  /** Within the plan. */
  readonly id: string;
  readonly kind: SessionKind;
  readonly topicId: string;
  /** When it was studied, and for how long. */
  readonly start: Instant;
  readonly minutes: Minutes;
  /** Done before its time: it is planned for later than it was studied. */
  readonly isEarly: boolean;
}

/**
 * The facts among a plan's sessions, in time order. A session counts at its own time with the minutes
 * that were studied, one that runs now with all of its minutes. One that was done before its time
 * counts as studied right before it was reported, or before what was studied then.
 */
export function settledSessions(
  rows: readonly StudySessionRow[],
  now: Instant,
): readonly SettledSession[] {
  const inTime = rows.flatMap((row): SettledSession[] => {
    const start = startOf(row);
    if (start >= now) return [];
    const minutes = row.doneMinutes ?? (start + row.minutes > now ? row.minutes : 0);
    return minutes > 0 ? [settled(row, start, minutes, false)] : [];
  });
  const early = rows
    .filter((row) => startOf(row) >= now && (row.doneMinutes ?? 0) > 0)
    .sort((a, b) => reportOf(b) - reportOf(a) || (a.id < b.id ? 1 : -1));
  const all = [...inTime];
  for (const row of early) {
    const minutes = row.doneMinutes as number;
    const end = freeUntil(all, Math.min(reportOf(row), now), minutes);
    all.push(settled(row, end - minutes, minutes, true));
  }
  return all.sort((a, b) => a.start - b.start);
}

function settled(
  { planId, id, kind, topicId }: StudySessionRow,
  start: Instant,
  minutes: Minutes,
  isEarly: boolean,
): SettledSession {
  return { id: coreId(planId, id), kind, topicId, start, minutes, isEarly };
}

function startOf({ startAt }: StudySessionRow): Instant {
  return instantOfMilliseconds(startAt.getTime());
}

function reportOf({ reportedAt }: StudySessionRow): Instant {
  return reportedAt === null ? 0 : instantOfMilliseconds(reportedAt.getTime());
}

/** The latest end, not after `latest`, of so many minutes that no session takes. */
function freeUntil(taken: readonly SettledSession[], latest: Instant, minutes: Minutes): Instant {
  const clash = taken.find(
    (one) => one.start < latest && latest - minutes < one.start + one.minutes,
  );
  return clash ? freeUntil(taken, clash.start, minutes) : latest;
}
