import type { CivilDay, Instant, Minutes } from '../civil/civil';
import type { DayCount } from '../schedule/day-count';

/** A study session of a plan, with the minutes that the plan counts on. */
export interface PlannedWork {
  readonly day: CivilDay;
  readonly end: Instant;
  readonly minutes: Minutes;
}

/** What is done against what was planned until now. */
export interface Standing {
  /** Of sessions that are over. */
  readonly dueMinutes: Minutes;
  readonly doneMinutes: Minutes;
  /** How far ahead of the plan, in days that are no days off; behind it where negative. */
  readonly days: number;
}

/**
 * Where the learner stands in the plan: the day to which the plan, taken in its order, comes with the
 * minutes that are done, against today. Which sessions they were done in does not matter.
 */
export function standing(
  sessions: readonly PlannedWork[],
  doneMinutes: Minutes,
  { now, today }: { readonly now: Instant; readonly today: CivilDay },
  count: DayCount,
): Standing {
  const dueMinutes = sessions
    .filter(({ end }) => end <= now)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  let reached = 0;
  let lastCovered: CivilDay | null = null;
  let firstOpen: CivilDay | null = null;
  for (const { day, minutes } of sessions) {
    reached += minutes;
    if (reached <= doneMinutes) lastCovered = day;
    else {
      firstOpen = day;
      break;
    }
  }
  let days = 0;
  if (doneMinutes < dueMinutes && firstOpen !== null) days = -count.daysOn(firstOpen, today - 1);
  if (doneMinutes > dueMinutes && lastCovered !== null) days = count.daysOn(today + 1, lastCovered);
  // No day lies between: that is neither ahead nor behind, and never minus nothing.
  return { dueMinutes, doneMinutes, days: days === 0 ? 0 : days };
}
