import type { Availability } from '../availability/availability';
import type { CivilDay, Instant, Minutes } from '../civil/civil';
import type { OffsetTable } from '../civil/offset-table';
import type { EffortRange, Range } from '../path/learning-path';

/** Everything `fit` needs to know; plain data, so that the same problem gives the same plan anywhere. */
export interface Problem {
  readonly path: PathDemand;
  /** Day one of plan week one. */
  readonly startDay: CivilDay;
  /** Nothing new is placed before this instant. */
  readonly now: Instant;
  /** Last plannable local date. */
  readonly horizonDay: CivilDay;
  /** Covers at least the day before the start to two days after the horizon. */
  readonly offsets: OffsetTable;
  readonly availability: Availability;
  readonly rules: SessionRules;
  /** The learner's own limit for the finish, or null. */
  readonly deadlineDay: CivilDay | null;
  /** Whether phase weeks and total weeks hold (`recommended`) or not (`relaxed`). */
  readonly pace: Pace;
  readonly aim: Aim;
  /** Sessions that already happened or run now: kept as they are, counted as effort done. */
  readonly history: readonly HistorySession[];
  /** Time that other sessions of the same plan take: kept clear with the pause, counted under the caps. */
  readonly reserved: readonly Reservation[];
  /** Ids of reviews that are done: they are among `reserved`, and not planned again. */
  readonly doneReviews?: readonly string[];
  /** Short repetitions after each topic, or null for none. */
  readonly reviews: ReviewRules | null;
  /** Ongoing hours after the finish, or null for none. */
  readonly upkeep: UpkeepRules | null;
}

/** A stretch of time that is taken. */
export interface Reservation {
  readonly start: Instant;
  readonly minutes: Minutes;
}

export interface ReviewRules {
  /** Days after the last session of a topic on which a review is due; ascending, at least 1 each. */
  readonly afterDays: readonly number[];
  /** Length of every review, minutes; it starts on the grid, and need not last a multiple of it. */
  readonly minutes: Minutes;
}

export interface UpkeepRules {
  /** Minutes in each week, a multiple of the grid. */
  readonly weeklyMinutes: Minutes;
  /** For so many plan weeks after the one of the finish. */
  readonly weeks: number;
}

export type Pace = 'recommended' | 'relaxed';

/**
 * `standard`: depth 0.5 as early as it fits, else as deep as the weeks allow. `deepest`: the highest
 * minimum depth. `soonest`: core depth, as early as it fits. `depth`: that minimum depth, 0 to 1, as
 * early as it fits, else as deep as the weeks allow. `finishBy`: the highest minimum depth of a plan
 * whose last session is on or before that local day.
 */
export type Aim =
  'standard' | 'deepest' | 'soonest' | { readonly depth: number } | { readonly finishBy: CivilDay };

/** What a path asks of the calendar: order, effort, weeks. */
export interface PathDemand {
  /** Recommended weeks of the whole path. */
  readonly weeks: Range;
  /** In the order of study. */
  readonly phases: readonly PhaseDemand[];
}

export interface PhaseDemand {
  readonly id: string;
  readonly weeks: Range;
  /** In the order of study, unit after unit; at least one. */
  readonly topics: readonly TopicDemand[];
}

export interface TopicDemand {
  /** For a milestone `milestoneTopicId` of its phase. */
  readonly id: string;
  /** A milestone takes one session, whatever the session rules, at the end of its phase. */
  readonly kind: 'study' | 'milestone';
  readonly unitId: string;
  /** Both 0 for a topic that is known already or left out: nothing of it is planned. */
  readonly effort: EffortRange;
  /** Weight of its effort beyond the minimum depth; a whole number from 1. */
  readonly priority: number;
  /** Whether the path can do without it. */
  readonly optional: boolean;
  /** Topics that must be finished before; the listed order must already respect them. */
  readonly requires: readonly string[];
}

export interface SessionRules {
  /** Shortest session, minutes, a multiple of the grid. */
  readonly minMinutes: Minutes;
  /** Longest session, minutes, a multiple of the grid. */
  readonly maxMinutes: Minutes;
  /** Least pause between two sessions, minutes. */
  readonly gapMinutes: Minutes;
  /** Sessions start on this wall clock grid and last a multiple of it. */
  readonly gridMinutes: 15 | 30;
  /** Most study minutes on one local day, or null. */
  readonly dailyCapMinutes: Minutes | null;
  /** Most study minutes in one plan week, or null. */
  readonly weeklyCapMinutes: Minutes | null;
  /**
   * Share of each plan week to stay free, percent, 0 to 30: of its free minutes (windows less days off
   * and busy times, whatever the time now), or of the weekly cap where that is less.
   */
  readonly freeSharePercent: number;
}

export interface HistorySession {
  readonly id: string;
  readonly topicId: string;
  readonly start: Instant;
  readonly minutes: Minutes;
}
