import {
  DAYS_PER_WEEK,
  MINUTES_PER_DAY,
  parseDay,
  type CivilDay,
  type Instant,
} from '@/lib/core/civil/civil';
import type { Blackout, Interval } from '@/lib/core/availability/availability';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { daysAfterFinish } from '@/lib/core/schedule/after-finish';
import { longestPaceDay } from '@/lib/core/schedule/constraint-groups';
import { dayCount } from '@/lib/core/schedule/day-count';
import { pathDemand } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { HistorySession, PathDemand, Problem } from '@/lib/core/schedule/problem';
import { coreAim } from './plan-aim';
import { DEFAULT_WINDOWS, weeklyWindows } from './availability-schema';
import type { PlanSettings } from './plan-request';
import { swappedDemand } from './swapped-demand';

/** Whole days off. */
export function blackoutsOf(settings: PlanSettings): readonly Blackout[] {
  return settings.learner.availability.blackouts.map(({ from, to }) => ({
    from: parseDay(from) as CivilDay,
    to: parseDay(to) as CivilDay,
  }));
}

function deadlineOf({ learner }: PlanSettings): CivilDay | null {
  return learner.deadline === null ? null : (parseDay(learner.deadline) as CivilDay);
}

/** Touching a part of a minute takes all of it. */
export function settingsBusy({ learner }: PlanSettings): readonly Interval[] {
  return learner.availability.busy.map(({ start, end }) => ({
    start: Math.floor(Date.parse(start) / 60_000),
    end: Math.ceil(Date.parse(end) / 60_000),
  }));
}

/** The last local date that is looked at: the deadline, or as far as the pace allows. */
function horizonOf(settings: PlanSettings, demand: PathDemand): CivilDay {
  const start = parseDay(settings.learner.start) as CivilDay;
  const deadline = deadlineOf(settings);
  const blackouts = blackoutsOf(settings);
  if (settings.policy.pace === 'relaxed') {
    return deadline ?? longestPaceDay(start, demand, blackouts);
  }
  const paced = dayCount(blackouts).lastDayOf(start, demand.weeks.max * DAYS_PER_WEEK);
  return deadline === null ? paced : Math.min(paced, deadline);
}

/** Windows of the days around, and sessions that run past midnight. */
const MARGIN_DAYS = 3;

/** What a path asks of the calendar when it is studied with these settings. */
export function demandOf(path: LearningPath, { learner, policy }: PlanSettings): PathDemand {
  const { known, leftOut, extra, swaps } = learner;
  const { session, milestoneMinutes } = policy;
  const choices = { known, leftOut, extra, milestoneMinutes };
  return swappedDemand(pathDemand(path, session.gridMinutes, choices), swaps);
}

/**
 * The instants, with a margin of days, for which a problem of these settings needs offsets: for what
 * would make it fit too, so to the deadline and as far as the longest pace, for what comes after the
 * finish, for the history, and for `now`, where these lie before or after all that.
 */
export function offsetRange(
  settings: PlanSettings,
  demand: PathDemand,
  history: readonly Pick<HistorySession, 'start' | 'minutes'>[] = [],
  now: Instant | null = null,
): { readonly from: Instant; readonly until: Instant } {
  const start = parseDay(settings.learner.start) as CivilDay;
  const longest = longestPaceDay(start, demand, blackoutsOf(settings));
  const last = Math.max(longest, deadlineOf(settings) ?? longest);
  let earliest = start * MINUTES_PER_DAY;
  let latest = (last + daysAfterFinish(settings.policy)) * MINUTES_PER_DAY;
  for (const moment of [...history, ...(now === null ? [] : [{ start: now, minutes: 0 }])]) {
    earliest = Math.min(earliest, moment.start);
    latest = Math.max(latest, moment.start + moment.minutes);
  }
  return {
    from: earliest - MARGIN_DAYS * MINUTES_PER_DAY,
    until: latest + (MARGIN_DAYS + 1) * MINUTES_PER_DAY,
  };
}

/**
 * The core's problem for checked settings. `offsets` covers `offsetRange`; `now` in minutes since the
 * epoch; `history` in time order; `busy` is what the learner's calendars take besides the settings'
 * own. Pure: the browser's preview and the server's plan come from this same function.
 */
export function problemOf(
  settings: PlanSettings,
  demand: PathDemand,
  offsets: OffsetTable,
  now: Instant,
  history: readonly HistorySession[] = [],
  busy: readonly Interval[] = [],
): Problem {
  const { learner, policy } = settings;
  const { availability } = learner;
  return {
    path: demand,
    startDay: parseDay(learner.start) as CivilDay,
    now,
    horizonDay: horizonOf(settings, demand),
    offsets,
    availability: {
      windows: weeklyWindows(availability.windows ?? DEFAULT_WINDOWS),
      blackouts: blackoutsOf(settings),
      busy: [...settingsBusy(settings), ...busy],
      lighterWeeks: availability.lighterWeeks.map(({ day, minutes }) => ({
        day: parseDay(day) as CivilDay,
        minutes,
      })),
    },
    rules: {
      ...policy.session,
      dailyCapMinutes: policy.dailyCapMinutes,
      weeklyCapMinutes: availability.weeklyMinutes,
      freeSharePercent: policy.freeSharePercent,
    },
    deadlineDay: deadlineOf(settings),
    pace: policy.pace,
    aim: coreAim(policy.aim),
    history,
    reserved: [],
    reviews: policy.reviews,
    upkeep: policy.upkeep,
  };
}
