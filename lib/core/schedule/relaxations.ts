import type { Blackout } from '../availability/availability';
import { DAYS_PER_WEEK, MINUTES_PER_DAY, type CivilDay, type Minutes } from '../civil/civil';
import { heldToAim } from './aim';
import {
  furthestDay,
  withBlackouts,
  without,
  withRules,
  type ConstraintGroup,
} from './constraint-groups';
import { dayCount } from './day-count';
import { fewestDays } from './days-off-search';
import { fewestTopics } from './fewest-topics';
import { boundsAtDepth } from './effort-bounds';
import { prepared } from './feasible';
import { fitsAtCore } from './fits-at-core';
import { leastAbove } from './least-holding';
import { withoutTopics } from './optional-topics';
import type { Problem } from './problem';
import { studyCalendar } from './study-calendar';
import { withinSteps, type WorkBudget } from './work-budget';

/** A smallest single change that makes the path fit at core depth. */
export type Relaxation =
  /** The least minutes a week, in grid steps. */
  | { readonly kind: 'weekly-cap'; readonly minutes: Minutes }
  /** The least minutes a day, in grid steps. */
  | { readonly kind: 'daily-cap'; readonly minutes: Minutes }
  /** The earliest deadline. */
  | { readonly kind: 'deadline'; readonly day: CivilDay }
  /** The least whole weeks beyond the path's total, phase weeks not held; and the earliest finish then. */
  | {
      readonly kind: 'recommended-weeks';
      readonly extraWeeks: number;
      readonly finishDay: CivilDay;
    }
  /** Days off to study on after all, ascending. */
  | { readonly kind: 'days-off'; readonly days: readonly CivilDay[] }
  /** The longest shorter minimum of a session. */
  | { readonly kind: 'session-minimum'; readonly minutes: Minutes }
  /** The largest smaller share of each week to keep free, percent. */
  | { readonly kind: 'free-share'; readonly percent: number }
  /** The fewest optional topics to leave out; no topic that is kept requires one of them. */
  | { readonly kind: 'optional-topics'; readonly topicIds: readonly string[] }
  /** No time for milestones. */
  | { readonly kind: 'milestones' }
  /** No reviews. */
  | { readonly kind: 'reviews' };

/** Above every day's and every week's minutes, clock changes and a session past the end included. */
const MOST_A_DAY = 2 * MINUTES_PER_DAY;
export const MOST_A_WEEK = (DAYS_PER_WEEK + 1) * MINUTES_PER_DAY;

/** Finding days off or topics may take this part of the work allowed; beyond it none are offered. */
const SHARE_OF_CHOICES = 1 / 4;

/** The problem with that one change. A later deadline also takes the place of a day to finish by. */
export function relaxed(problem: Problem, relaxation: Relaxation): Problem {
  switch (relaxation.kind) {
    case 'weekly-cap':
      return withRules(problem, { weeklyCapMinutes: relaxation.minutes });
    case 'daily-cap':
      return withRules(problem, { dailyCapMinutes: relaxation.minutes });
    case 'session-minimum':
      return withRules(problem, { minMinutes: relaxation.minutes });
    case 'deadline':
      return {
        ...heldToAim(problem),
        deadlineDay: relaxation.day,
        horizonDay: furthestDay(problem),
      };
    case 'recommended-weeks':
      return { ...problem, pace: 'relaxed', horizonDay: lastDayWith(problem, relaxation) };
    case 'free-share':
      return withRules(problem, { freeSharePercent: relaxation.percent });
    case 'optional-topics':
      return withoutTopics(problem, relaxation.topicIds);
    case 'milestones':
    case 'reviews':
      return without(problem, [relaxation.kind]);
    case 'days-off':
      return withBlackouts(
        problem,
        relaxation.days.reduce(withoutDay, problem.availability.blackouts),
      );
  }
}

function lastDayWith(problem: Problem, { extraWeeks }: { readonly extraWeeks: number }): CivilDay {
  const { path, startDay, availability } = problem;
  const days = (path.weeks.max + extraWeeks) * DAYS_PER_WEEK;
  const paced = dayCount(availability.blackouts).lastDayOf(startDay, days);
  return Math.min(paced, furthestDay(problem));
}

function withoutDay(blackouts: readonly Blackout[], day: CivilDay): readonly Blackout[] {
  return blackouts.flatMap((range) => {
    if (day < range.from || range.to < day) return [range];
    const parts = [
      { from: range.from, to: day - 1 },
      { from: day + 1, to: range.to },
    ];
    return parts.filter(({ from, to }) => from <= to);
  });
}

/**
 * One smallest change for each of these groups that can be relaxed alone. Each was solved, and so
 * was the change of one step less, which does not fit. `fitsWithout` tells whether the problem fits
 * without a group.
 */
export function smallestRelaxations(
  problem: Problem,
  groups: readonly ConstraintGroup[],
  fitsWithout: (group: ConstraintGroup) => boolean,
  budget: WorkBudget,
  mostSteps: number,
): readonly Relaxation[] {
  const fits = (relaxation: Relaxation) => fitsAtCore(relaxed(problem, relaxation), budget);
  return groups.flatMap((group): readonly Relaxation[] => {
    if (group === 'days-off') return daysOff(problem, mostSteps * SHARE_OF_CHOICES);
    if (group === 'optional-topics') return leftOut(problem, mostSteps * SHARE_OF_CHOICES);
    if (group === 'busy' || group === 'gap' || !fitsWithout(group)) return [];
    if (group === 'reviews' || group === 'milestones') return [{ kind: group }];
    if (group === 'recommended-weeks') return [extraWeeks(problem, fits, budget)];
    return [SMALLEST[group](problem, fits)];
  });
}

type Search = (problem: Problem, fits: (relaxation: Relaxation) => boolean) => Relaxation;

const SMALLEST: Readonly<
  Record<'weekly-cap' | 'free-share' | 'daily-cap' | 'deadline' | 'session-minimum', Search>
> = {
  'weekly-cap': ({ rules }, fits) => ({
    kind: 'weekly-cap',
    minutes: leastMinutes(rules.weeklyCapMinutes ?? 0, MOST_A_WEEK, rules.gridMinutes, (minutes) =>
      fits({ kind: 'weekly-cap', minutes }),
    ),
  }),
  'free-share': ({ rules }, fits) => {
    const share = rules.freeSharePercent;
    const lessBy = leastAbove(0, share, (percent) =>
      fits({ kind: 'free-share', percent: share - percent }),
    );
    return { kind: 'free-share', percent: share - lessBy };
  },
  'daily-cap': ({ rules }, fits) => ({
    kind: 'daily-cap',
    minutes: leastMinutes(rules.dailyCapMinutes ?? 0, MOST_A_DAY, rules.gridMinutes, (minutes) =>
      fits({ kind: 'daily-cap', minutes }),
    ),
  }),
  deadline: (problem, fits) => ({
    kind: 'deadline',
    day: leastAbove(problem.deadlineDay ?? problem.startDay, furthestDay(problem), (day) =>
      fits({ kind: 'deadline', day }),
    ),
  }),
  'session-minimum': ({ rules }, fits) => {
    const grid = rules.gridMinutes;
    const shorterBy = leastAbove(0, rules.minMinutes / grid - 1, (steps) =>
      fits({ kind: 'session-minimum', minutes: rules.minMinutes - steps * grid }),
    );
    return { kind: 'session-minimum', minutes: rules.minMinutes - shorterBy * grid };
  },
};

/** The least multiple of the grid above `tooFew`, where `enough` is known to be. */
export function leastMinutes(
  tooFew: Minutes,
  enough: Minutes,
  grid: Minutes,
  suffices: (minutes: Minutes) => boolean,
): Minutes {
  const least = leastAbove(Math.floor(tooFew / grid), Math.ceil(enough / grid), (steps) =>
    suffices(steps * grid),
  );
  return least * grid;
}

function extraWeeks(
  problem: Problem,
  fits: (relaxation: Relaxation) => boolean,
  budget: WorkBudget,
): Relaxation {
  const { startDay, path, availability } = problem;
  const kind = 'recommended-weeks';
  const all = dayCount(availability.blackouts).weeks(startDay, furthestDay(problem));
  const most = Math.max(0, all - path.weeks.max);
  const extra = leastAbove(-1, most, (weeks) =>
    fits({ kind, extraWeeks: weeks, finishDay: startDay }),
  );
  const found = relaxed(problem, { kind, extraWeeks: extra, finishDay: startDay });
  const outcome = prepared(found, budget).place(boundsAtDepth(found, 0));
  if (outcome === null) throw new Error('what was found to fit does not');
  return { kind, extraWeeks: extra, finishDay: startDay + outcome.finishDay };
}

function daysOff(problem: Problem, mostSteps: number): readonly Relaxation[] {
  const { startDay, availability } = problem;
  // A window of the last day may reach into the day after it.
  const afterLast = startDay + studyCalendar(problem).days;
  const { isBlackedOut } = dayCount(availability.blackouts);
  const days: CivilDay[] = [];
  for (let day = startDay; day <= afterLast; day += 1) if (isBlackedOut(day)) days.push(day);
  const found = withinSteps(mostSteps, (budget) => {
    const suffice = (given: readonly CivilDay[]) =>
      fitsAtCore(relaxed(problem, { kind: 'days-off', days: given }), budget);
    return suffice(days) ? fewestDays(days, suffice) : [];
  });
  return 'kind' in found || found.length === 0 ? [] : [{ kind: 'days-off', days: found }];
}

function leftOut(problem: Problem, mostSteps: number): readonly Relaxation[] {
  const kind = 'optional-topics';
  const found = withinSteps(mostSteps, (budget) =>
    fewestTopics(problem, (topicIds) => fitsAtCore(relaxed(problem, { kind, topicIds }), budget)),
  );
  return found === null || 'kind' in found ? [] : [{ kind, topicIds: found }];
}
