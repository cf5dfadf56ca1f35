import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { Plan, PlannedSession } from './plan';
import type { Problem } from './problem';
import { studyCalendar, weekOfDay, type StudyCalendar } from './study-calendar';

/** One plan week: what it holds and what is planned in it. */
export interface WeekLoad {
  /** 0 for the first plan week. */
  readonly index: number;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** Study, milestones and reviews: upkeep comes after the finish and takes none of the path's time. */
  readonly plannedMinutes: Minutes;
  readonly capacityMinutes: Minutes;
  readonly blackoutDays: readonly CivilDay[];
  readonly byPhase: readonly { readonly phaseId: string; readonly minutes: Minutes }[];
  readonly topicIds: readonly string[];
}

/** The plan weeks from the start to the last plannable day; without a plan, what they hold. */
export function weekLoads(problem: Problem, plan: Plan | null): readonly WeekLoad[] {
  return weekLoadsOf(problem, studyCalendar(problem), plan?.sessions ?? []);
}

export function weekLoadsOf(
  problem: Problem,
  calendar: StudyCalendar,
  sessions: readonly PlannedSession[],
): readonly WeekLoad[] {
  const byWeek = new Map<number, PlannedSession[]>();
  for (const session of sessions) {
    if (session.kind === 'upkeep') continue;
    const week = weekOfDay(wallTimeAt(problem.offsets, session.start).day - problem.startDay);
    const planned = byWeek.get(week);
    if (planned) planned.push(session);
    else byWeek.set(week, [session]);
  }
  const weeks = Math.ceil(calendar.days / DAYS_PER_WEEK);
  return Array.from({ length: weeks }, (_, index) =>
    weekLoad(problem, calendar, index, byWeek.get(index) ?? []),
  );
}

function weekLoad(
  { startDay }: Problem,
  calendar: StudyCalendar,
  index: number,
  sessions: readonly PlannedSession[],
): WeekLoad {
  const first = index * DAYS_PER_WEEK;
  const last = Math.min(first + DAYS_PER_WEEK, calendar.days) - 1;
  let capacity = 0;
  const blackoutDays: CivilDay[] = [];
  for (let day = first; day <= last; day += 1) {
    capacity += calendar.dayCapacity[day] as number;
    if (calendar.count.isBlackedOut(startDay + day)) blackoutDays.push(startDay + day);
  }
  const phases = new Map<string, Minutes>();
  for (const { phaseId, minutes } of sessions) {
    phases.set(phaseId, (phases.get(phaseId) ?? 0) + minutes);
  }
  return {
    index,
    firstDay: startDay + first,
    lastDay: startDay + last,
    plannedMinutes: sessions.reduce((sum, session) => sum + session.minutes, 0),
    capacityMinutes: Math.min(capacity, calendar.limits.week[index] as number),
    blackoutDays,
    byPhase: [...phases].map(([phaseId, minutes]) => ({ phaseId, minutes })),
    topicIds: [...new Set(sessions.map((session) => session.topicId))],
  };
}
