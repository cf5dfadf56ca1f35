import type { CivilDay, Instant, Minutes } from '../civil/civil';
import type { PlanDiff } from '../schedule/diff';
import type { PlannedSession } from '../schedule/plan';
import type { Problem } from '../schedule/problem';
import type { Violation } from '../schedule/violation';

/** A plan that is to be fitted again, and what is known now. */
export interface ReplanRequest {
  /** As of now: `history` holds what got done, with the minutes really studied and its own ids. */
  readonly problem: Problem;
  /**
   * The current revision's sessions, all of them. Those that the history holds by id tell what was
   * planned for them; of the others those that start before now were missed, the rest are to come.
   */
  readonly previous: readonly PlannedSession[];
  /** Ids of previous sessions to come that must stay exactly where they are. */
  readonly pinned: ReadonlySet<string>;
  /** Previous sessions that the learner put elsewhere by hand: they must stay at their new time. */
  readonly placed?: readonly PlacedByHand[];
  /** Every session id that any revision of this plan ever had: none of them is given to other work. */
  readonly usedIds: ReadonlySet<string>;
}

export interface PlacedByHand {
  readonly id: string;
  readonly start: Instant;
  readonly minutes: Minutes;
}

/**
 * `keep-deadline`: by the deadline or, without one, within the recommended weeks; fewest moves, then
 * the highest minimum depth, then the most effort. `shift-finish`: every topic keeps its minutes, the
 * earliest finishing week, then fewest moves. `trim-depth`: the present finishing week, the highest
 * minimum depth, then fewest moves. `more-hours`: the present finishing week and every topic's minutes,
 * the least weekly minutes, then fewest moves.
 */
export type ReplanStrategy = 'keep-deadline' | 'shift-finish' | 'trim-depth' | 'more-hours';

export type ReplanOutcome = ReplanOption | NoOption;

export interface ReplanOption {
  readonly kind: 'option';
  readonly strategy: ReplanStrategy;
  /** The problem that the sessions solve: `verify` of them under it is empty. */
  readonly problem: Problem;
  /** The history and what is to come, in time order. */
  readonly sessions: readonly PlannedSession[];
  /** Local date of the last study session. */
  readonly finishDay: CivilDay;
  /** The most and the mean minutes of the plan weeks to come, up to the finish. */
  readonly peakWeekMinutes: Minutes;
  readonly meanWeekMinutes: Minutes;
  /** The lowest depth of any topic, and the depth of the path as a whole, 0 (core) to 1 (deep). */
  readonly depth: number;
  readonly meanDepth: number;
  /** Against the previous sessions, by id; missed ones that are placed again count as moved. */
  readonly changes: PlanDiff;
  /** Previous study sessions and milestones to come that are not kept exactly: what `fewest moves` counts. */
  readonly moves: number;
  /** Previous study sessions and milestones to come that are kept exactly. */
  readonly kept: number;
  /** Topics that get less than they had in the previous plan, in path order. */
  readonly cut: readonly TopicCut[];
  /** Phases that take more than their recommended weeks; empty while the recommended pace holds. */
  readonly beyondPace: readonly PhaseBeyondPace[];
  /** Weeks of the path beyond the recommended ones, 0 while these hold. */
  readonly extraWeeks: number;
  /** Whether the last study session is on or before the deadline; true where there is none. */
  readonly meetsDeadline: boolean;
  /** The weekly cap under which it holds, minutes, or null where there is none. */
  readonly weeklyCapMinutes: Minutes | null;
}

export interface TopicCut {
  readonly topicId: string;
  /** How many minutes fewer. */
  readonly minutes: Minutes;
}

export interface PhaseBeyondPace {
  readonly phaseId: string;
  readonly weeks: number;
  readonly recommendedWeeks: number;
}

/** A strategy that cannot be had, and why. */
export interface NoOption {
  readonly kind: 'no-option';
  readonly strategy: ReplanStrategy;
  readonly reason: NoOptionReason;
}

export type NoOptionReason =
  | PinsDoNotFit
  | WorkDoesNotFit
  /** Study fits, but a review of a topic finds no time around it. */
  | { readonly kind: 'review-does-not-fit'; readonly topicId: string; readonly minutes: Minutes }
  /** There is no weekly cap to raise: the windows are the limit. */
  | { readonly kind: 'no-weekly-cap' }
  /** Finding out would take more steps of the solver than are allowed. */
  | { readonly kind: 'too-large'; readonly steps: number };

/** What must stay cannot: it breaks constraints where it is. */
export interface PinsDoNotFit {
  readonly kind: 'pins-do-not-fit';
  /** Session ids, and which constraints they break. */
  readonly violations: readonly Violation[];
}

/** The work that is left does not fit into the days that the strategy allows. */
export interface WorkDoesNotFit {
  readonly kind: 'work-does-not-fit';
  /** Least minutes still to place under the strategy. */
  readonly demandMinutes: Minutes;
  /** Minutes that nothing placed in these days exceeds; it may be more than the demand. */
  readonly roomMinutes: Minutes;
  /** The first and the last day on which they could be placed. */
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
}

export interface ReplanOptions {
  /** One of each strategy, in the order of `REPLAN_STRATEGIES`. */
  readonly outcomes: readonly ReplanOutcome[];
  /**
   * The option with the fewest moves that keeps the deadline or, without one, the recommended weeks;
   * null where none does: then the relaxations of `explain` are to be shown.
   */
  readonly recommended: ReplanStrategy | null;
}

/** The order in which the strategies are told. */
export const REPLAN_STRATEGIES: readonly ReplanStrategy[] = [
  'keep-deadline',
  'shift-finish',
  'trim-depth',
  'more-hours',
];
