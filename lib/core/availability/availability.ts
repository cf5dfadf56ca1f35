import type { CivilDay, Instant, Minutes, WallMinute, Weekday } from '../civil/civil';

/** A weekly window in local wall time. */
export interface WeeklyWindow {
  readonly weekday: Weekday;
  /** 0 to 1439. */
  readonly from: WallMinute;
  /** Above `from`, at most `from + 1440`; beyond 1440 the window passes midnight. */
  readonly to: WallMinute;
}

/** Whole local days off, both ends included. */
export interface Blackout {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/** A half-open interval of instants. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** A plan week with fewer minutes than others. */
export interface LighterWeek {
  /** Any local day of it. */
  readonly day: CivilDay;
  /** Most minutes of the plan in it. */
  readonly minutes: Minutes;
}

/** When the learner can study. */
export interface Availability {
  readonly windows: readonly WeeklyWindow[];
  readonly blackouts: readonly Blackout[];
  /** Intervals taken by other calendars. */
  readonly busy: readonly Interval[];
  readonly lighterWeeks?: readonly LighterWeek[];
}
