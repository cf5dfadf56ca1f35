import type { Interval } from '@/lib/core/availability/availability';
import type { Minutes } from '@/lib/core/civil/civil';
import { withFinished } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Plan } from '@/lib/core/schedule/plan';
import { planOfSessions } from '@/lib/core/schedule/plan-of-sessions';
import type { Problem } from '@/lib/core/schedule/problem';
import { isOfPath } from '@/lib/core/schedule/session-id';
import { MOST_STEPS, workBudget } from '@/lib/core/schedule/work-budget';
import type { RevisionHead } from '@/lib/db/revisions-repository';
import type { PlanRow, StudySessionRow } from '@/lib/db/schema';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { learningPathSchema } from './learning-path-schema';
import { demandOf, offsetRange, problemOf } from './plan-problem';
import { planSettingsSchema, type PlanSettings } from './plan-request';
import { minutesOfFinished } from './resolve-request';
import { storedSession } from './session-rows';
import { revisionView } from './stored-revision';

/** A saved plan, read back into the core's terms. */
export interface StoredPlan {
  readonly path: LearningPath;
  readonly settings: PlanSettings;
  /** As it was when the plan was made: its capacity counts from then. */
  readonly problem: Problem;
  readonly plan: Plan;
}

/**
 * `fitted` is when its sessions were last fitted, `busy` what its owner's calendars take. Throws when a
 * row holds what this version never wrote: that is a bug or a damaged database.
 */
export function storedPlan(
  row: PlanRow,
  rows: readonly StudySessionRow[],
  fitted: Date,
  busy: readonly Interval[],
): StoredPlan {
  const path = learningPathSchema.parse(row.path);
  const settings = planSettingsSchema.parse(row.request);
  const sessions = rows.map(storedSession);
  const counted = rows.map((one) => ({
    ...storedSession(one),
    minutes: countedMinutes(one, fitted),
  }));
  const study = counted.filter(isOfPath);
  const demand = withFinished(demandOf(path, settings), minutesOfFinished(settings, study));
  const { from, until } = offsetRange(settings, demand, sessions);
  const problem = problemOf(
    settings,
    demand,
    offsetTableOfZone(row.zone, from, until),
    instantOfMilliseconds(row.createdAt.getTime()),
    [],
    busy,
  );
  return {
    path,
    settings,
    problem,
    plan: { ...planOfSessions(problem, counted, workBudget(MOST_STEPS)), sessions },
  };
}

/**
 * Minutes of a session that its plan counts on: its own, but what was really studied where that was
 * known when the plan was last fitted, since the rest then found another place. What is reported later
 * changes no plan until it is fitted again.
 */
export function countedMinutes(
  { minutes, doneMinutes, reportedAt, startAt }: StudySessionRow,
  fitted: Date,
): Minutes {
  if (doneMinutes === null || reportedAt === null || reportedAt > fitted) return minutes;
  return doneMinutes > 0 || startAt < fitted ? doneMinutes : minutes;
}

/**
 * When the sessions were last fitted: at the newest revision that has sessions of its own or, where that
 * is an undo, at the one that it went back to. `heads` oldest first.
 */
export function fittedAt(heads: readonly RevisionHead[]): Date {
  const revisions = heads.map((head) => ({ ...revisionView(head), createdAt: head.createdAt }));
  const newest = revisions.findLast(({ number, summary }) => number === 1 || summary !== null);
  const origin = newest?.summary?.restores ?? newest?.number;
  const found = revisions.find(({ number }) => number === origin);
  if (!found) throw new Error('A plan lacks its first revision.');
  return found.createdAt;
}
