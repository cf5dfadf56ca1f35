import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import { isOfPath, type SessionKind } from '@/lib/core/schedule/session-id';
import type { Problem } from '@/lib/core/schedule/problem';
import { weekLoads, type WeekLoad } from '@/lib/core/schedule/week-loads';

/** One plan week, what is planned in it told apart by its kind. */
export interface WeekPlan {
  /** 0 for the first plan week. */
  readonly index: number;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** 0 in a week after the last plannable day, which only reviews and upkeep reach. */
  readonly capacityMinutes: Minutes;
  readonly blackoutDays: readonly CivilDay[];
  /** Study and milestones. */
  readonly studyMinutes: Minutes;
  readonly byPhase: readonly { readonly phaseId: string; readonly minutes: Minutes }[];
  /** Topics studied, in the order of their sessions. */
  readonly topicIds: readonly string[];
  readonly reviewMinutes: Minutes;
  readonly upkeepMinutes: Minutes;
}

/** The plan weeks from the start to the last plannable day, or to the last session where that is later. */
export function weekPlans(problem: Problem, plan: Plan | null): readonly WeekPlan[] {
  const loads = weekLoads(problem, plan);
  const byWeek = new Map<number, PlannedSession[]>();
  let weeks = loads.length;
  for (const session of plan?.sessions ?? []) {
    const { day } = wallTimeAt(problem.offsets, session.start);
    const week = Math.floor((day - problem.startDay) / DAYS_PER_WEEK);
    weeks = Math.max(weeks, week + 1);
    const planned = byWeek.get(week);
    if (planned) planned.push(session);
    else byWeek.set(week, [session]);
  }
  return Array.from({ length: weeks }, (_, index) => {
    const firstDay = problem.startDay + index * DAYS_PER_WEEK;
    const load = loads[index];
    // Where weeks follow it, a week that the horizon cuts goes on to its end.
    const lastDay =
      load !== undefined && weeks === loads.length ? load.lastDay : firstDay + DAYS_PER_WEEK - 1;
    return weekPlan({ index, firstDay, lastDay }, load, byWeek.get(index) ?? []);
  });
}

function weekPlan(
  week: Pick<WeekPlan, 'index' | 'firstDay' | 'lastDay'>,
  load: WeekLoad | undefined,
  sessions: readonly PlannedSession[],
): WeekPlan {
  const study = sessions.filter(isOfPath);
  const phases = new Map<string, Minutes>();
  for (const { phaseId, minutes } of study) {
    phases.set(phaseId, (phases.get(phaseId) ?? 0) + minutes);
  }
  return {
    ...week,
    capacityMinutes: load?.capacityMinutes ?? 0,
    blackoutDays: load?.blackoutDays ?? [],
    studyMinutes: minutesOf(study),
    byPhase: [...phases].map(([phaseId, minutes]) => ({ phaseId, minutes })),
    topicIds: [
      ...new Set(study.filter(({ kind }) => kind === 'study').map(({ topicId }) => topicId)),
    ],
    reviewMinutes: minutesOf(sessions.filter(({ kind }) => kind === 'review')),
    upkeepMinutes: minutesOf(sessions.filter(({ kind }) => kind === 'upkeep')),
  };
}

/** Minutes of these sessions together. */
function minutesOf(sessions: readonly Pick<PlannedSession, 'minutes'>[]): Minutes {
  return sessions.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Minutes of a plan's sessions of one kind together. */
export function minutesOfKind({ sessions }: Pick<Plan, 'sessions'>, wanted: SessionKind): Minutes {
  return minutesOf(sessions.filter(({ kind }) => kind === wanted));
}
