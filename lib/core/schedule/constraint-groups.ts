import { DAYS_PER_WEEK, MINUTES_PER_DAY, type CivilDay } from '../civil/civil';
import { dayCount } from './day-count';
import { droppableTopics, withoutMilestones, withoutTopics } from './optional-topics';
import type { PathDemand, Problem } from './problem';
import type { Blackout } from '../availability/availability';

/** What a learner or a path limits besides the windows, and could do without. */
export type ConstraintGroup =
  | 'weekly-cap'
  | 'free-share'
  | 'daily-cap'
  | 'deadline'
  | 'recommended-weeks'
  | 'optional-topics'
  | 'milestones'
  | 'reviews'
  | 'days-off'
  | 'busy'
  | 'session-minimum'
  | 'gap';

/** So many times its recommended weeks is the longest that a path is looked at. */
const LONGEST_PACE = 3;

/** The last day, for a path without deadline, on which anything is planned at any pace. */
export function longestPaceDay(
  startDay: CivilDay,
  path: PathDemand,
  blackouts: readonly Blackout[],
): CivilDay {
  const days = LONGEST_PACE * path.weeks.max * DAYS_PER_WEEK;
  return dayCount(blackouts).lastDayOf(startDay, days);
}

/** The last day that a relaxation may reach: the longest pace's, as far as the offsets are known. */
export function furthestDay(problem: Problem): CivilDay {
  const { path, startDay, availability, horizonDay, deadlineDay, offsets } = problem;
  const known = Math.floor(offsets.until / MINUTES_PER_DAY) - 3;
  const wanted = longestPaceDay(startDay, path, availability.blackouts);
  return Math.max(horizonDay, Math.min(known, Math.max(wanted, deadlineDay ?? wanted)));
}

/** The groups that the problem has, in the order in which they are told. */
export function groupsOf(problem: Problem): ConstraintGroup[] {
  const { path, rules, deadlineDay, pace, availability, reviews } = problem;
  const topics = path.phases.flatMap((phase) => phase.topics);
  const present: Readonly<Record<ConstraintGroup, boolean>> = {
    'weekly-cap': rules.weeklyCapMinutes !== null,
    'free-share': rules.freeSharePercent > 0,
    'daily-cap': rules.dailyCapMinutes !== null,
    deadline: deadlineDay !== null,
    'recommended-weeks': pace === 'recommended',
    'optional-topics': droppableTopics(problem).length > 0,
    milestones: topics.some(({ kind, effort }) => kind === 'milestone' && effort.deep > 0),
    reviews: reviews !== null,
    'days-off': availability.blackouts.length > 0,
    busy: availability.busy.length > 0,
    'session-minimum': rules.minMinutes > rules.gridMinutes,
    gap: rules.gapMinutes > 0,
  };
  return (Object.keys(present) as ConstraintGroup[]).filter((group) => present[group]);
}

/** The problem as it would be if these groups did not hold. */
export function without(problem: Problem, groups: Iterable<ConstraintGroup>): Problem {
  const furthest = furthestDay(problem);
  let left = problem;
  for (const group of groups) left = DROPPED[group](left, furthest);
  return left;
}

type Drop = (problem: Problem, furthest: CivilDay) => Problem;

const DROPPED: Readonly<Record<ConstraintGroup, Drop>> = {
  'weekly-cap': (problem) => withRules(problem, { weeklyCapMinutes: null }),
  'free-share': (problem) => withRules(problem, { freeSharePercent: 0 }),
  'daily-cap': (problem) => withRules(problem, { dailyCapMinutes: null }),
  deadline: (problem, furthest) => ({ ...problem, deadlineDay: null, horizonDay: furthest }),
  'recommended-weeks': (problem, furthest) => ({
    ...problem,
    pace: 'relaxed',
    horizonDay: furthest,
  }),
  'optional-topics': (problem) => withoutTopics(problem, droppableTopics(problem)),
  milestones: withoutMilestones,
  reviews: (problem) => ({ ...problem, reviews: null }),
  'days-off': (problem) => withBlackouts(problem, []),
  busy: (problem) => ({ ...problem, availability: { ...problem.availability, busy: [] } }),
  'session-minimum': (problem) => withRules(problem, { minMinutes: problem.rules.gridMinutes }),
  gap: (problem) => withRules(problem, { gapMinutes: 0 }),
};

export function withRules(problem: Problem, rules: Partial<Problem['rules']>): Problem {
  return { ...problem, rules: { ...problem.rules, ...rules } };
}

export function withBlackouts(problem: Problem, blackouts: readonly Blackout[]): Problem {
  return { ...problem, availability: { ...problem.availability, blackouts } };
}
