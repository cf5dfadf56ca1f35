import type { Minutes } from '../civil/civil';

/** An inclusive range; `min <= max`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A learning path as its content file states it. Ids are unique across the path's phases, units and topics each. */
export interface LearningPath {
  readonly slug: string;
  readonly title: string;
  readonly level: string;
  /** One paragraph of plain text. */
  readonly summary: string;
  /** The path's stated duration in weeks. */
  readonly weeks: Range;
  /** The stated commitment, minutes a week. */
  readonly weeklyMinutes: Range;
  /** The stated total, minutes. */
  readonly totalMinutes: Range;
  /** Minutes a week after the path is completed, where it states them. */
  readonly upkeepWeeklyMinutes?: Range;
  readonly objectives: readonly string[];
  readonly prerequisites: readonly string[];
  readonly phases: readonly Phase[];
}

export interface Phase {
  readonly id: string;
  readonly title: string;
  /** Plain text, may be empty. */
  readonly summary: string;
  /** Recommended weeks. */
  readonly weeks: Range;
  readonly units: readonly Unit[];
}

/** The group of topics of one or two weeks. */
export interface Unit {
  readonly id: string;
  readonly title: string;
  /** How many weeks the path gives it: its share of the phase's effort. */
  readonly weeks: number;
  readonly topics: readonly Topic[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** What the topic looks at, a few words. */
  readonly focus?: string;
  /** Absolute http(s) address of the resource. */
  readonly url?: string;
  /** The resource's own reading time, minutes: the topic's weight within its unit. */
  readonly readingMinutes?: Minutes;
  /** The path's own hours for this topic, where it states them, minutes at core and at deep. */
  readonly ownEffort?: EffortRange;
  /** Weight of its effort beyond the minimum depth, a whole number from 1 to 10; 1 where absent. */
  readonly priority?: number;
  /** Whether the path can do without it. */
  readonly optional?: boolean;
  /** Ids of topics that must be studied before this one; each is listed earlier. */
  readonly requires: readonly string[];
  /** What to do at core depth, plain text. */
  readonly core: string;
  /** What full depth adds, plain text. */
  readonly deep: string;
}

/** Minutes of study at depth 0 and at depth 1; both on the effort grid, `core <= deep`. */
export interface EffortRange {
  readonly core: Minutes;
  readonly deep: Minutes;
}
