import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import { planOfSessions } from '@/lib/core/schedule/plan-of-sessions';
import type { Problem } from '@/lib/core/schedule/problem';
import { MOST_STEPS, workBudget } from '@/lib/core/schedule/work-budget';
import type { PlanRow, StudySessionRow } from '@/lib/db/schema';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { learningPathSchema } from './learning-path-schema';
import { demandOf, offsetRange, problemOf } from './plan-problem';
import { planSettingsSchema, type PlanSettings } from './plan-request';

/** A saved plan, read back into the core's terms. */
export interface StoredPlan {
  readonly path: LearningPath;
  readonly settings: PlanSettings;
  /** As it was when the plan was made: its capacity counts from then. */
  readonly problem: Problem;
  readonly plan: Plan;
}

/** Throws when a row holds what this version never wrote: that is a bug or a damaged database. */
export function storedPlan(row: PlanRow, rows: readonly StudySessionRow[]): StoredPlan {
  const path = learningPathSchema.parse(row.path);
  const settings = planSettingsSchema.parse(row.request);
  const demand = demandOf(path, settings);
  const { from, until } = offsetRange(settings, demand);
  const problem = problemOf(
    settings,
    demand,
    offsetTableOfZone(row.zone, from, until),
    instantOfMilliseconds(row.createdAt.getTime()),
  );
  return {
    path,
    settings,
    problem,
    plan: planOfSessions(problem, rows.map(plannedSession), workBudget(MOST_STEPS)),
  };
}

function plannedSession(row: StudySessionRow): PlannedSession {
  const { id, kind, phaseId, unitId, topicId, part, parts, minutes, startAt } = row;
  const start = instantOfMilliseconds(startAt.getTime());
  return { id, kind, phaseId, unitId, topicId, part, parts, start, minutes };
}
