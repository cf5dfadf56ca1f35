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
  readonly id: string;
  readonly unitId: string;
  readonly effort: EffortRange;
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
}

export interface HistorySession {
  readonly id: string;
  readonly topicId: string;
  readonly start: Instant;
  readonly minutes: Minutes;
}
