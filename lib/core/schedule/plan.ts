import type { CivilDay, Instant, Minutes } from '../civil/civil';
import type { SessionKind } from './session-id';

export interface Plan {
  /** In time order, history first. */
  readonly sessions: readonly PlannedSession[];
  readonly phases: readonly PlannedPhase[];
  readonly topics: readonly PlannedTopic[];
  /** Local date of the last study session. */
  readonly finishDay: CivilDay;
  /** The lowest depth of any topic, 0 (core) to 1 (deep). */
  readonly depth: number;
  /** Depth of the path as a whole: how far its minutes are from core to deep, 0 to 1. */
  readonly meanDepth: number;
  readonly totalMinutes: Minutes;
  /** Capacity left between the last session and the deadline, or the last recommended day, minutes. */
  readonly slackMinutes: Minutes;
  /** How many whole coming weeks could be blacked out with the path still finished in time. */
  readonly missableWeeks: number;
  /** Upkeep that its weeks do not hold, minutes; only in a plan with upkeep. */
  readonly upkeepShortMinutes?: Minutes;
  /**
   * Only in a plan of a path so large that its effort beyond the minimum depth, its number of sessions and its
   * fullest week are good, not proven best. Depth and, where the aim is reached, finishing week are.
   */
  readonly approximate?: true;
}

export interface PlannedSession {
  /** From what it is (topic, kind, part), never from when: it survives every move. */
  readonly id: string;
  readonly kind: SessionKind;
  /** Of the topic's; `UPKEEP_ID` in all three for upkeep. */
  readonly phaseId: string;
  readonly unitId: string;
  readonly topicId: string;
  /** 1 to `parts`. */
  readonly part: number;
  readonly parts: number;
  readonly start: Instant;
  readonly minutes: Minutes;
}

export interface PlannedPhase {
  readonly phaseId: string;
  /** Local dates of its first and last session. */
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** ceil(days of the range that are not blacked out / 7). */
  readonly weeks: number;
  readonly minutes: Minutes;
}

export interface PlannedTopic {
  readonly topicId: string;
  readonly minutes: Minutes;
  /** 0 (core) to 1 (deep); 1 where core and deep are equal. */
  readonly depth: number;
}

/** Why nothing fits, as data. */
export type Infeasible = PhaseDoesNotFit | PhaseTooShort | NoAvailability | ReviewsDoNotFit;

/** Where a phase was tried, and what it asked for there. */
interface PhaseRange {
  readonly phaseId: string;
  /** Minutes at core depth still to study. */
  readonly demandMinutes: Minutes;
  /** The most of it that can be placed there under all other constraints, minutes. */
  readonly capacityMinutes: Minutes;
  /** The days in which it was tried, both ends included. */
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** What ends those days. */
  readonly limit: 'phase-weeks' | 'total-weeks' | 'deadline' | 'horizon';
}

/** A phase's core effort does not fit into the time there is for it. */
export interface PhaseDoesNotFit extends PhaseRange {
  readonly kind: 'phase-does-not-fit';
}

/** A phase's effort fits, but the days left are fewer than the weeks the path wants it to take. */
export interface PhaseTooShort extends PhaseRange {
  readonly kind: 'phase-too-short';
  readonly leastWeeks: number;
}

/** No session of the shortest length fits anywhere between start and horizon. */
export interface NoAvailability {
  readonly kind: 'no-availability';
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
}

/** Study alone fits, but with it a review finds no time on the days on which it may lie. */
export interface ReviewsDoNotFit {
  readonly kind: 'reviews-do-not-fit';
  readonly phaseId: string;
  readonly topicId: string;
  /** Length of the review. */
  readonly minutes: Minutes;
  /** Its due day where the topic is finished as early as can be, and the last day that it may wait for. */
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
}
