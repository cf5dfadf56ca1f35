import type { StudySessionRow } from '@/lib/db/schema';

/** What a feed tells of an event's changes (RFC 5545: CREATED, LAST-MODIFIED and DTSTAMP, SEQUENCE). */
type ChangeData = Pick<StudySessionRow, 'createdAt' | 'changedAt' | 'sequence'>;

/** Of something new. */
export function firstChange(now: Date): ChangeData {
  return { createdAt: now, changedAt: now, sequence: 0 };
}

/**
 * After one more change. The time rises by a whole second at least, because a feed tells whole seconds:
 * two changes within one, or a clock that was set back, would else look like none.
 */
export function nextChange({ createdAt, changedAt, sequence }: ChangeData, now: Date): ChangeData {
  const nextSecond = (Math.floor(changedAt.getTime() / 1000) + 1) * 1000;
  const changed = new Date(Math.max(now.getTime(), nextSecond));
  return { createdAt, changedAt: changed, sequence: sequence + 1 };
}
