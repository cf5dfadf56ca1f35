import type { CivilDay } from '@/lib/core/civil/civil';
import type { ConstraintGroup } from '@/lib/core/schedule/constraint-groups';
import type { Headroom } from '@/lib/core/schedule/headroom';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import type { WeekPlan } from '@/lib/usecases/week-plans';
import {
  counted,
  durationText,
  hoursText,
  listText,
  longDay,
  percentText,
  plainDay,
  type DateStyle,
} from '../_components/format-dates';
import { besideStudyText } from '../_components/plan-hours-text';
import { hoursForField } from './fixes';

/** Weeks count as even while the usual one holds so much of the busiest. */
const EVEN_SHARE = 0.9;

/** What comes of the form in a few lines, the first one large. */
export interface Verdict {
  /** Null while there is nothing to say yet. */
  readonly title: string | null;
  readonly text: string;
  readonly detail: string | null;
}

export function planVerdict(
  plan: Plan,
  weeks: readonly WeekPlan[],
  { deadlineDay }: Pick<Problem, 'deadlineDay'>,
  style: DateStyle,
  today: CivilDay,
): Verdict {
  // Weeks of upkeep come after the path: they say nothing of its pace.
  const studied = weeks.filter(({ studyMinutes }) => studyMinutes > 0);
  const minutes = studied.map(({ studyMinutes, reviewMinutes }) => studyMinutes + reviewMinutes);
  const busiest = Math.max(0, ...minutes);
  const mean =
    minutes.length === 0 ? 0 : minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  const upTo = mean < busiest * EVEN_SHARE ? 'Up to ' : '';
  const total = `${hoursText(plan.totalMinutes)} in all${besideStudyText(plan)}, depth ${percentText(plan.depth)}`;
  const slack = plan.slackMinutes > 0 ? `${hoursText(plan.slackMinutes)} of slack` : 'No slack';
  const limit = deadlineDay === null ? 'last recommended day' : 'deadline';
  return {
    title: `It fits. Finish ${longDay(plan.finishDay, style, today)}.`,
    text: `${upTo}${hoursText(busiest)} a week, ${total}. ${missableText(plan.missableWeeks)}`,
    detail: `${hoursText(mean)} in a usual week. ${slack} before the ${limit}.`,
  };
}

function missableText(weeks: number): string {
  return weeks === 0
    ? 'There is no week to lose.'
    : `You could lose ${counted(weeks, 'week')} and still make it.`;
}

/** How much less would do, and how soon the finish could be, beside the present finish. */
export function headroomText(
  { leastWeeklyMinutes, earliestFinish }: Headroom,
  { rules }: Pick<Problem, 'rules'>,
  finishDay: CivilDay,
  style: DateStyle,
  today: CivilDay,
): string {
  const cap = rules.weeklyCapMinutes;
  const least = `${hoursForField(leastWeeklyMinutes)}\u00a0h a week`;
  const hours =
    cap !== null && leastWeeklyMinutes >= cap
      ? `Less than ${least} would not do.`
      : `${least} would do at core depth.`;
  const finish =
    earliestFinish < finishDay
      ? `At this pace the earliest finish is ${plainDay(earliestFinish, style, today)}.`
      : 'No finish is earlier at this pace.';
  return `${hours} ${finish}`;
}

/** The constraints that cannot hold together, as a sentence. */
export function conflictingText(
  groups: readonly ConstraintGroup[],
  problem: Pick<Problem, 'rules' | 'deadlineDay'>,
): string {
  if (groups.length === 0) return '';
  const names = listText(groups.map((group) => groupName(group, problem)));
  const sentence =
    groups.length === 1
      ? `What stands in the way: ${names}.`
      : `${names} cannot ${groups.length === 2 ? 'both' : 'all'} hold.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function groupName(
  group: ConstraintGroup,
  { rules, deadlineDay }: Pick<Problem, 'rules' | 'deadlineDay'>,
): string {
  switch (group) {
    case 'weekly-cap':
      return `the ${hoursText(rules.weeklyCapMinutes ?? 0)} a week`;
    case 'daily-cap':
      return `the limit of ${durationText(rules.dailyCapMinutes ?? 0)} a day`;
    case 'deadline':
      return deadlineDay === null ? 'the finish you chose' : 'your deadline';
    case 'recommended-weeks':
      return 'the path’s own weeks';
    case 'days-off':
      return 'your days off';
    case 'busy':
      return 'what your calendar already holds';
    case 'session-minimum':
      return `sessions of at least ${durationText(rules.minMinutes)}`;
    case 'gap':
      return `the pause of ${durationText(rules.gapMinutes)} between sessions`;
    case 'free-share':
      return `the ${rules.freeSharePercent}\u00a0% of each week to keep free`;
    case 'optional-topics':
      return 'the optional topics';
    case 'reviews':
      return 'the reviews';
    case 'milestones':
      return 'the time for milestones';
  }
}
