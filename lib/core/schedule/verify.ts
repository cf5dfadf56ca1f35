import type { Plan, PlannedSession } from './plan';
import type { Problem } from './problem';
import { dailyCapViolations, freeShareViolations, weeklyCapViolations } from './verify-caps';
import { gridViolations, lengthViolations, milestoneViolations } from './verify-length';
import { effortViolations, orderViolations, prerequisiteViolations } from './verify-path';
import {
  busyViolations,
  gapViolations,
  historyViolations,
  limitViolations,
  overlapViolations,
  windowViolations,
} from './verify-time';
import {
  reviewCountViolations,
  reviewDayViolations,
  reviewLengthViolations,
  reviewOrderViolations,
} from './verify-reviews';
import { upkeepViolations } from './verify-upkeep';
import type { Violation } from './violation';
import { phaseWeekViolations, totalWeekViolations } from './verify-weeks';

type Check = (problem: Problem, sessions: readonly PlannedSession[]) => readonly Violation[];

const CHECKS: readonly Check[] = [
  windowViolations,
  busyViolations,
  overlapViolations,
  gapViolations,
  gridViolations,
  lengthViolations,
  milestoneViolations,
  dailyCapViolations,
  weeklyCapViolations,
  freeShareViolations,
  limitViolations,
  historyViolations,
  orderViolations,
  prerequisiteViolations,
  effortViolations,
  phaseWeekViolations,
  totalWeekViolations,
  reviewCountViolations,
  reviewDayViolations,
  reviewOrderViolations,
  reviewLengthViolations,
  upkeepViolations,
];

/**
 * Checks a plan against every hard constraint, sharing no code with the solver. An empty answer is the
 * proof that the plan fits; every plan passes it before it is saved or served.
 */
export function verify(problem: Problem, plan: Pick<Plan, 'sessions'>): readonly Violation[] {
  const sessions = [...plan.sessions].sort((a, b) => a.start - b.start);
  return CHECKS.flatMap((check) => check(problem, sessions));
}
