import type { Plan, PlannedSession } from './plan';
import type { Problem } from './problem';
import { effortViolations, orderViolations, prerequisiteViolations } from './verify-path';
import {
  busyViolations,
  capViolations,
  gapViolations,
  gridViolations,
  historyViolations,
  lengthViolations,
  limitViolations,
  overlapViolations,
  windowViolations,
} from './verify-time';
import { phaseWeekViolations, totalWeekViolations } from './verify-weeks';

/** One broken hard constraint; ids name the sessions, topics or phases it is broken by. */
export interface Violation {
  readonly constraint: Constraint;
  readonly ids: readonly string[];
  /** What was found, in the constraint's unit (minutes or weeks or days), where it has one. */
  readonly found?: number;
  /** The bound that it broke, in the same unit. */
  readonly bound?: number;
}

export type Constraint =
  | 'inside-windows'
  | 'not-busy'
  | 'no-overlap'
  | 'gap'
  | 'grid'
  | 'session-length'
  | 'daily-cap'
  | 'weekly-cap'
  | 'order'
  | 'prerequisites'
  | 'topic-effort'
  | 'phase-weeks'
  | 'total-weeks'
  | 'deadline'
  | 'horizon'
  | 'not-before-start'
  | 'not-in-the-past'
  | 'history-untouched';

type Check = (problem: Problem, sessions: readonly PlannedSession[]) => readonly Violation[];

const CHECKS: readonly Check[] = [
  windowViolations,
  busyViolations,
  overlapViolations,
  gapViolations,
  gridViolations,
  lengthViolations,
  capViolations,
  limitViolations,
  historyViolations,
  orderViolations,
  prerequisiteViolations,
  effortViolations,
  phaseWeekViolations,
  totalWeekViolations,
];

/**
 * Checks a plan against every hard constraint, sharing no code with the solver. An empty answer is the
 * proof that the plan fits; every plan passes it before it is saved or served.
 */
export function verify(problem: Problem, plan: Pick<Plan, 'sessions'>): readonly Violation[] {
  const sessions = [...plan.sessions].sort((a, b) => a.start - b.start);
  return CHECKS.flatMap((check) => check(problem, sessions));
}
