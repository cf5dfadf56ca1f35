import { DAYS_PER_WEEK, type CivilDay, type Instant, type Minutes } from '../civil/civil';
import type { PlannedSession } from '../schedule/plan';

/** A session with what was said of it. */
export interface MarkedSession extends Pick<PlannedSession, 'kind' | 'phaseId'> {
  readonly day: CivilDay;
  readonly end: Instant;
  readonly minutes: Minutes;
  readonly doneMinutes: Minutes | null;
}

/** What became of a plan week's sessions. */
export interface WeekMarks {
  /** 0 for the first plan week. */
  readonly index: number;
  readonly doneMinutes: Minutes;
  /** Minutes of study that is over and was not done, or of which nothing was said, by phase. */
  readonly open: readonly { readonly phaseId: string; readonly minutes: Minutes }[];
}

/** The plan weeks that have begun by now. */
export function weekMarks(
  sessions: readonly MarkedSession[],
  startDay: CivilDay,
  { now, today }: { readonly now: Instant; readonly today: CivilDay },
): readonly WeekMarks[] {
  const weeks = Math.max(0, Math.floor((today - startDay) / DAYS_PER_WEEK) + 1);
  return Array.from({ length: weeks }, (_, index) => {
    const own = sessions.filter(
      ({ day }) => Math.floor((day - startDay) / DAYS_PER_WEEK) === index,
    );
    const open = new Map<string, Minutes>();
    for (const { kind, phaseId, end, minutes, doneMinutes } of own) {
      const left = minutes - (doneMinutes ?? 0);
      if (end > now || left === 0 || kind === 'review' || kind === 'upkeep') continue;
      open.set(phaseId, (open.get(phaseId) ?? 0) + left);
    }
    return {
      index,
      doneMinutes: own.reduce((sum, { doneMinutes }) => sum + (doneMinutes ?? 0), 0),
      open: [...open].map(([phaseId, minutes]) => ({ phaseId, minutes })),
    };
  });
}
