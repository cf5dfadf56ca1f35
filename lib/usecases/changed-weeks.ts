import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { weekLoads } from '@/lib/core/schedule/week-loads';

/** A plan week as it was and as it would be. */
export interface ChangedWeek {
  /** 0 for the first plan week. */
  readonly index: number;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** What it holds under the change from now on; 0 after the last plannable day. */
  readonly capacityMinutes: Minutes;
  readonly daysOff: number;
  readonly beforeMinutes: Minutes;
  readonly afterMinutes: Minutes;
  /** Of the minutes after, in the order of the sessions; reviews and upkeep apart. */
  readonly byPhase: readonly { readonly phaseId: string; readonly minutes: Minutes }[];
}

/** The plan weeks from the present one to the last that has anything before or after. */
export function changedWeeks(
  problem: Problem,
  before: readonly PlannedSession[],
  after: readonly PlannedSession[],
): readonly ChangedWeek[] {
  const { startDay, offsets, now } = problem;
  const weekOf = (start: number) =>
    Math.floor((wallTimeAt(offsets, start).day - startDay) / DAYS_PER_WEEK);
  const [was, is] = [byWeek(before, weekOf), byWeek(after, weekOf)];
  const loads = weekLoads(problem, null);
  const last = Math.max(...was.keys(), ...is.keys());
  const first = Math.min(last, Math.max(0, weekOf(now)));
  return Array.from({ length: last - first + 1 }, (_, offset): ChangedWeek => {
    const index = first + offset;
    const planned = is.get(index) ?? [];
    return {
      index,
      firstDay: startDay + index * DAYS_PER_WEEK,
      lastDay: startDay + (index + 1) * DAYS_PER_WEEK - 1,
      capacityMinutes: loads[index]?.capacityMinutes ?? 0,
      daysOff: loads[index]?.blackoutDays.length ?? 0,
      beforeMinutes: minutesOf(was.get(index) ?? []),
      afterMinutes: minutesOf(planned),
      byPhase: phasesOf(planned),
    };
  });
}

function byWeek(
  sessions: readonly PlannedSession[],
  weekOf: (start: number) => number,
): ReadonlyMap<number, readonly PlannedSession[]> {
  const weeks = new Map<number, PlannedSession[]>();
  for (const session of sessions) {
    const week = weekOf(session.start);
    const planned = weeks.get(week);
    if (planned) planned.push(session);
    else weeks.set(week, [session]);
  }
  return weeks;
}

function minutesOf(sessions: readonly PlannedSession[]): Minutes {
  return sessions.reduce((sum, { minutes }) => sum + minutes, 0);
}

function phasesOf(sessions: readonly PlannedSession[]): ChangedWeek['byPhase'] {
  const phases = new Map<string, Minutes>();
  for (const { kind, phaseId, minutes } of sessions) {
    if (kind !== 'study' && kind !== 'milestone') continue;
    phases.set(phaseId, (phases.get(phaseId) ?? 0) + minutes);
  }
  return [...phases].map(([phaseId, minutes]) => ({ phaseId, minutes }));
}
