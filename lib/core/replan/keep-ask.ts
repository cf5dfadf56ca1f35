import type { Instant } from '../civil/civil';
import type { LoadLimits } from '../schedule/study-calendar';
import type { WorkBudget } from '../schedule/work-budget';
import type { OldSession } from './old-sessions';
import type { PhaseRange } from './phase-ranges';

/** What is asked of the program. */
export interface Ask {
  readonly budget: WorkBudget;
  /** By topic, the steps that it must get, and those up to which it is worth to give it more. */
  readonly least: Int32Array;
  readonly goal: Int32Array;
  readonly limits: LoadLimits;
  /** Last day after the start day on which a session may start. */
  readonly lastDay: number;
  /** By phase, the range of days that it must keep to. */
  readonly ranges: readonly PhaseRange[];
  /** Whether kept sessions count; if not, the answer is a sequence that finishes first. */
  readonly keep: boolean;
  /** Only plans that keep so many are looked for. */
  readonly leastKept: number;
  /** Of plans that keep `leastKept`, only those worth more than this; -Infinity for any. */
  readonly aboveWorth: number;
  /** Whether effort and sessions decide between plans that keep as many. */
  readonly weighs: boolean;
  /** So many ways to have done as much of a topic are followed, the most promising ones. */
  readonly mostLabels: number;
}

/** One placed session. */
export interface PlacedPiece {
  /** Index in the remaining work. */
  readonly topic: number;
  readonly start: Instant;
  readonly steps: number;
  /** Days after the start day. */
  readonly day: number;
  /** The old session that it keeps, or null. */
  readonly old: OldSession | null;
}

export type Answer =
  | {
      readonly kind: 'found';
      readonly pieces: readonly PlacedPiece[];
      readonly kept: number;
    }
  /** There is none; what those that were given up could have kept, or been worth, at most. */
  | { readonly kind: 'none'; readonly mostKept: number; readonly mostWorth: number };
