import { lastPhaseToPlan } from './done-work';
import type { Interval } from '../availability/availability';
import { union } from '../availability/free-intervals';
import type { CivilDay, Instant, Minutes } from '../civil/civil';
import { startOfDay, wallTimeAt } from '../civil/offset-table';
import { LATEST_REVIEW_DAYS } from './after-finish';
import { dayCount } from './day-count';
import { mostUnderFreeShare } from './free-share';
import type { Plan, PlannedSession } from './plan';
import type { Problem } from './problem';
import { today } from './reviews';
import { weekOfDay } from './study-calendar';

/** What can forbid a session a place in its windows; where several do, the first one listed is named. */
export type Forbidden =
  | { readonly kind: 'day-off'; readonly day: CivilDay }
  | { readonly kind: 'busy' }
  /** Time reserved for other sessions of the same plan. */
  | { readonly kind: 'reserved' }
  /** Another session is there, or too near for the pause. */
  | { readonly kind: 'taken'; readonly sessionId: string }
  /** A review comes after the one before it of the same topic. */
  | { readonly kind: 'after-review'; readonly sessionId: string }
  | { readonly kind: 'daily-cap'; readonly day: CivilDay; readonly capMinutes: Minutes }
  | { readonly kind: 'weekly-cap'; readonly capMinutes: Minutes }
  | { readonly kind: 'free-share'; readonly percent: number }
  /** Its phase would take so many weeks, and must take at least or at most `bound`. */
  | {
      readonly kind: 'phase-weeks';
      readonly phaseId: string;
      readonly weeks: number;
      readonly bound: number;
    }
  /** Reviews of its topic would lie too long after their due days. */
  | { readonly kind: 'reviews-too-late'; readonly topicId: string };

/** What forbids a session to start at an instant, were everything else to stay. */
export type Forbids = (session: PlannedSession, start: Instant) => readonly Forbidden[];

export function forbidding(problem: Problem, { sessions }: Pick<Plan, 'sessions'>): Forbids {
  const { rules, offsets, availability, reserved } = problem;
  const gap = rules.gapMinutes;
  const off = union(
    availability.blackouts.map(({ from, to }) => ({
      start: startOfDay(offsets, from),
      end: startOfDay(offsets, to + 1),
    })),
  );
  const busy = union(availability.busy);
  const kept = union(
    reserved.map(({ start, minutes }) => ({ start: start - gap, end: start + minutes + gap })),
  );
  const times = sessions.map(({ start, minutes }) => ({ start, end: start + minutes }));
  const reviews = new Map(
    sessions.flatMap((session) =>
      session.kind === 'review' ? [[`${session.topicId} ${session.part}`, session] as const] : [],
    ),
  );
  const reviewBefore = ({ kind, topicId, part }: PlannedSession) =>
    kind === 'review' ? reviews.get(`${topicId} ${part - 1}`) : undefined;
  const byCaps = capsForbid(problem, sessions);
  const byPhase = phaseWeeksForbid(problem, sessions);
  const byReviews = reviewsForbid(problem, sessions);

  function byOthers(session: PlannedSession, start: Instant): readonly Forbidden[] {
    const end = start + session.minutes + gap;
    for (let index = firstEndingAfter(times, start - gap); index < times.length; index += 1) {
      const other = sessions[index] as PlannedSession;
      if (other.start >= end) break;
      if (other !== session) return [{ kind: 'taken', sessionId: other.id }];
    }
    return [];
  }

  return (session, start) => {
    const end = start + session.minutes;
    const { day } = wallTimeAt(offsets, start);
    const found: Forbidden[] = [];
    if (overlapsAny(off, start, end)) found.push({ kind: 'day-off', day });
    if (overlapsAny(busy, start, end)) found.push({ kind: 'busy' });
    if (overlapsAny(kept, start, end)) found.push({ kind: 'reserved' });
    found.push(...byOthers(session, start));
    const before = reviewBefore(session);
    if (before && start < before.start + before.minutes) {
      found.push({ kind: 'after-review', sessionId: before.id });
    }
    found.push(...byCaps(session, day));
    if (session.kind === 'review' || session.kind === 'upkeep') return found;
    found.push(...byPhase(session, day), ...byReviews(session, day));
    return found;
  };
}

/** Of intervals in ascending order without overlap, the first that ends after an instant. */
export function firstEndingAfter(intervals: readonly Interval[], instant: Instant): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as Interval).end <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function overlapsAny(intervals: readonly Interval[], start: Instant, end: Instant): boolean {
  const next = intervals[firstEndingAfter(intervals, start)];
  return next !== undefined && next.start < end;
}

type ForbidsOnDay = (session: PlannedSession, day: CivilDay) => readonly Forbidden[];

function capsForbid(problem: Problem, sessions: readonly PlannedSession[]): ForbidsOnDay {
  const { rules, offsets, startDay, reserved } = problem;
  const { dailyCapMinutes, weeklyCapMinutes, freeSharePercent } = rules;
  const dayOf = (instant: Instant): CivilDay => wallTimeAt(offsets, instant).day;
  const onDay = new Map<CivilDay, Minutes>();
  const inWeek = new Map<number, Minutes>();
  for (const { start, minutes } of [...sessions, ...reserved]) {
    const day = dayOf(start);
    const week = weekOfDay(day - startDay);
    onDay.set(day, (onDay.get(day) ?? 0) + minutes);
    inWeek.set(week, (inWeek.get(week) ?? 0) + minutes);
  }
  const shares =
    freeSharePercent > 0 ? mostUnderFreeShare(problem, Math.max(0, ...inWeek.keys()) + 1) : null;
  return ({ start, minutes }, day) => {
    const week = weekOfDay(day - startDay);
    const own = dayOf(start);
    const isSameWeek = weekOfDay(own - startDay) === week;
    const today = (onDay.get(day) ?? 0) + (own === day ? 0 : minutes);
    const thisWeek = (inWeek.get(week) ?? 0) + (isSameWeek ? 0 : minutes);
    const found: Forbidden[] = [];
    if (dailyCapMinutes !== null && today > dailyCapMinutes) {
      found.push({ kind: 'daily-cap', day, capMinutes: dailyCapMinutes });
    }
    if (weeklyCapMinutes !== null && thisWeek > weeklyCapMinutes) {
      found.push({ kind: 'weekly-cap', capMinutes: weeklyCapMinutes });
    } else if (shares && thisWeek > (shares[week] ?? 0)) {
      found.push({ kind: 'free-share', percent: freeSharePercent });
    }
    return found;
  };
}

/** Only a phase's first or last session can change how many weeks it takes. */
function phaseWeeksForbid(problem: Problem, sessions: readonly PlannedSession[]): ForbidsOnDay {
  if (problem.pace === 'relaxed') return () => [];
  const { path, offsets, availability } = problem;
  const count = dayCount(availability.blackouts);
  const dayOf = ({ start }: PlannedSession): CivilDay => wallTimeAt(offsets, start).day;
  const ownOf = new Map<string, PlannedSession[]>();
  for (const session of sessions) {
    if (session.kind !== 'study' && session.kind !== 'milestone') continue;
    const own = ownOf.get(session.phaseId);
    if (own) own.push(session);
    else ownOf.set(session.phaseId, [session]);
  }
  const lastIndex = lastPhaseToPlan(problem);
  const weeksOf = new Map(
    path.phases.map(({ id, weeks }, index) => [
      id,
      { min: index === lastIndex ? 0 : weeks.min, max: weeks.max },
    ]),
  );
  return (session, day) => {
    const { phaseId } = session;
    const own = ownOf.get(phaseId) ?? [];
    const bounds = weeksOf.get(phaseId);
    const [first, last] = [own[0], own.at(-1)];
    if (!bounds || !first || !last || (session !== first && session !== last)) return [];
    const firstDay = session === first ? day : dayOf(first);
    const before = own.at(-2);
    const others = before ? dayOf(before) : day;
    const lastDay = session === last ? Math.max(day, others) : dayOf(last);
    const weeks = count.weeks(firstDay, lastDay);
    if (bounds.min <= weeks && weeks <= bounds.max) return [];
    const bound = weeks < bounds.min ? bounds.min : bounds.max;
    return [{ kind: 'phase-weeks', phaseId, weeks, bound }];
  };
}

/** Only the last session of a topic decides when its reviews are due. */
function reviewsForbid(problem: Problem, sessions: readonly PlannedSession[]): ForbidsOnDay {
  const { reviews, offsets } = problem;
  if (reviews === null) return () => [];
  const lastOf = new Map<string, PlannedSession>();
  const earliest = new Map<string, CivilDay>();
  for (const session of sessions) {
    const { kind, topicId, part, start } = session;
    if (kind === 'study') lastOf.set(topicId, session);
    if (kind !== 'review') continue;
    const { day } = wallTimeAt(offsets, start);
    if (day <= today(problem) + LATEST_REVIEW_DAYS) continue;
    const needed = day - (reviews.afterDays[part - 1] ?? 0) - LATEST_REVIEW_DAYS;
    earliest.set(topicId, Math.max(needed, earliest.get(topicId) ?? needed));
  }
  return (session, day) => {
    const { topicId } = session;
    const isTooLate = lastOf.get(topicId) === session && day < (earliest.get(topicId) ?? day);
    return isTooLate ? [{ kind: 'reviews-too-late', topicId }] : [];
  };
}
