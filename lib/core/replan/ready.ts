import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { furthestDay } from '../schedule/constraint-groups';
import { dayCount } from '../schedule/day-count';
import type { Problem, Reservation } from '../schedule/problem';
import { weekOfDay } from '../schedule/study-calendar';
import { openReviews } from './around-study';
import { remainingWork, type RemainingWork } from './remaining-work';
import { isOfPath } from '../schedule/session-id';
import type { ReplanRequest } from './replan-option';
import { createSearch, type Search } from './search';

/** A request made ready: what is left to do, and a search for each problem that a strategy asks about. */
export interface Ready {
  readonly request: ReplanRequest;
  readonly work: RemainingWork;
  /** What is pinned or was put elsewhere by hand. */
  readonly pinned: ReadonlySet<string>;
  readonly grid: Minutes;
  /** By topic of the work, the steps that the previous plan had left for it. */
  readonly goal: Int32Array;
  /** Plan week of the previous plan's finish. */
  readonly finishWeek: number;
  /** A search beside the open reviews at their present times, or as if there were none. */
  readonly searchFor: (problem: Problem) => Search;
  /** The request's problem without phase weeks, up to the deadline or the last recommended day. */
  readonly unpaced: Problem;
}

export function ready(request: ReplanRequest, beside: 'reviews' | 'nothing' = 'nothing'): Ready {
  const reserved = beside === 'nothing' ? [] : reviewsToCome(request);
  const work = remainingWork(request);
  const withReserved = (problem: Problem): Problem =>
    reserved.length === 0 ? problem : { ...problem, reserved: [...problem.reserved, ...reserved] };
  const searches = new Map<Problem, Search>();
  const pinned = new Set([...request.pinned, ...(request.placed ?? []).map(({ id }) => id)]);
  const finishWeek = previousFinishWeek(request);
  return {
    request,
    work,
    pinned,
    grid: request.problem.rules.gridMinutes,
    goal: Int32Array.from(work.topics, ({ goal }) => goal),
    finishWeek,
    searchFor: (problem) => {
      const known = searches.get(problem);
      if (known) return known;
      const search = createSearch(withReserved(problem), work, pinned);
      searches.set(problem, search);
      return search;
    },
    unpaced: unpaced(request.problem, finishWeek),
  };
}

function reviewsToCome(request: ReplanRequest): readonly Reservation[] {
  return openReviews(request).filter(({ start }) => start >= request.problem.now);
}

function previousFinishWeek({ problem, previous }: ReplanRequest): number {
  const { offsets, startDay } = problem;
  const last = previous.filter(isOfPath).reduce((a, { start }) => Math.max(a, start), -Infinity);
  return last === -Infinity ? 0 : weekOfDay(wallTimeAt(offsets, last).day - startDay);
}

/**
 * The problems that keep the deadline or, without one, the recommended weeks; the first one that can be
 * solved counts. Missed weeks use up a phase's weeks, so phase weeks give way where they must.
 */
export function toDeadline({ request: { problem }, unpaced: without }: Ready): readonly Problem[] {
  return problem.pace === 'recommended' ? [problem, without] : [without];
}

function unpaced(problem: Problem, finishWeek: number): Problem {
  const { path, startDay, availability, deadlineDay, pace } = problem;
  const recommended = dayCount(availability.blackouts).lastDayOf(
    startDay,
    path.weeks.max * DAYS_PER_WEEK,
  );
  const presentFinish = startDay + (finishWeek + 1) * DAYS_PER_WEEK - 1;
  const last: CivilDay =
    deadlineDay ?? (pace === 'recommended' ? recommended : Math.max(recommended, presentFinish));
  return { ...problem, pace: 'relaxed', horizonDay: Math.min(last, furthestDay(problem)) };
}

/** The request's problem with neither deadline nor recommended weeks. */
export function anyTime({ request: { problem } }: Ready): Problem {
  return { ...problem, pace: 'relaxed', deadlineDay: null, horizonDay: furthestDay(problem) };
}
