import { loadLearningPath } from '@/lib/content/learning-paths';
import {
  MINUTES_PER_DAY,
  parseDay,
  type CivilDay,
  type Instant,
  type Minutes,
  type WallMinute,
} from '@/lib/core/civil/civil';
import { wallTimeAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { weekMarks, type WeekMarks } from '@/lib/core/progress/week-marks';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import type { SessionKind } from '@/lib/core/schedule/session-id';
import { whyHere, type WhyHere } from '@/lib/core/schedule/why-here';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan, listOwnedPlans } from '@/lib/db/plans-repository';
import { listRevisionHeads } from '@/lib/db/revisions-repository';
import type { StudySessionRow } from '@/lib/db/schema';
import { findNextSession, listSessions } from '@/lib/db/sessions-repository';
import { instantOfMilliseconds, readClock, readClockMilliseconds } from '@/lib/time/clock';
import { busyTimesOf } from './busy-times';
import { collisions } from './collisions';
import { newerPath } from './newer-path';
import type { PlanSettings } from './plan-request';
import { localDayAt } from './resolve-request';
import { sessionTitles } from './session-title';
import { fittedAt, storedPlan, type StoredPlan } from './stored-plan';
import { weekPlans, type WeekPlan } from './week-plans';

export interface SessionView {
  readonly id: string;
  readonly kind: SessionKind;
  /** Phase and topic are `UPKEEP_ID` for upkeep, the topic `milestoneTopicId` for a milestone. */
  readonly phaseId: string;
  readonly topicId: string;
  readonly title: string;
  readonly part: number;
  readonly parts: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly day: CivilDay;
  readonly fromMinute: WallMinute;
  /** Beyond 1440 where the session ends on the next day. */
  readonly toMinute: WallMinute;
  readonly minutes: Minutes;
  /** Minutes studied, 0 for not done, null where nothing was said. */
  readonly doneMinutes: Minutes | null;
  /** Whether the learner wants it to stay where it is. */
  readonly pinned: boolean;
}

export interface PlanSummary {
  readonly id: string;
  readonly title: string;
  readonly pathTitle: string;
  readonly firstDay: CivilDay;
  readonly finishDay: CivilDay;
  readonly sessionCount: number;
  /** Of study. */
  readonly totalMinutes: Minutes;
  readonly doneMinutes: Minutes;
  /** The local day of the session that runs or comes next, and its first minute; null after the last. */
  readonly next: { readonly day: CivilDay; readonly minute: WallMinute } | null;
}

/** The owner's plans, newest first. */
export async function listPlans(ownerId: string): Promise<readonly PlanSummary[]> {
  const now = new Date(readClockMilliseconds());
  const database = await currentDatabase();
  const rows = await database.read(async (reader) => {
    const plans = await listOwnedPlans(reader, ownerId);
    return Promise.all(
      plans.map(async (plan) => ({ plan, next: await findNextSession(reader, plan, now) })),
    );
  });
  return Promise.all(
    rows.map(async ({ plan, next }) => ({
      id: plan.id,
      title: plan.title,
      pathTitle: (await loadLearningPath(plan.pathSlug))?.path.title ?? plan.pathSlug,
      firstDay: dayOfRow(plan.firstDate),
      finishDay: dayOfRow(plan.finishDate),
      sessionCount: plan.sessionCount,
      totalMinutes: plan.studyMinutes,
      doneMinutes: plan.doneMinutes,
      next: next ? { day: dayOfRow(next.localDate), minute: next.localMinute } : null,
    })),
  );
}

/** A plan is never saved without sessions, so it has its dates. */
function dayOfRow(date: string | null): CivilDay {
  return parseDay(date ?? '') ?? 0;
}

/** A saved plan as its page shows it. */
export interface PlanView {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
  readonly zone: string;
  readonly path: LearningPath;
  readonly settings: PlanSettings;
  readonly plan: Plan;
  readonly weeks: readonly WeekPlan[];
  readonly sessions: readonly SessionView[];
  /** Minutes of study that are done, of the plan's `totalMinutes`. */
  readonly doneMinutes: Minutes;
  /** What became of the weeks that have begun. */
  readonly marks: readonly WeekMarks[];
  /** Sessions that are over and of which nothing was said, in time order. */
  readonly open: readonly SessionView[];
  /** Why each session lies where it does, by its id. */
  readonly why: ReadonlyMap<string, WhyHere>;
  /** Of the plan's zone. */
  readonly offsets: OffsetTable;
  readonly startDay: CivilDay;
  readonly now: Instant;
  /** Sessions to come that lie where the learner's calendars take time, in time order. */
  readonly collisions: readonly SessionView[];
  /** The local day now, in the plan's zone. */
  readonly today: CivilDay;
  /** Whether the learning path has changed since the plan took it. */
  readonly hasNewerPath: boolean;
}

/** The owner's plan; null for an unknown, a deleted and another owner's one alike. */
export async function viewPlan(planId: string, ownerId: string): Promise<PlanView | null> {
  const now = readClock();
  const database = await currentDatabase();
  const found = await database.read(async (reader) => {
    const row = await findOwnedPlan(reader, { planId, ownerId });
    if (!row) return null;
    return {
      row,
      sessions: await listSessions(reader, row),
      heads: await listRevisionHeads(reader, row),
      busy: await busyTimesOf(reader, ownerId, row.zone),
    };
  });
  if (!found) return null;
  const { row } = found;
  const fitted = fittedAt(found.heads);
  const stored = storedPlan(row, found.sessions, fitted, found.busy);
  const sessions = sessionViews(stored, found.sessions);
  const startDay = parseDay(stored.settings.learner.start) as CivilDay;
  const today = localDayAt(row.zone, now);
  return {
    id: row.id,
    title: row.title,
    revision: row.revision,
    zone: row.zone,
    path: stored.path,
    settings: stored.settings,
    plan: stored.plan,
    weeks: weekPlans(stored.problem, stored.plan),
    sessions,
    doneMinutes: sessions.reduce(
      (sum, { kind, doneMinutes }) => sum + (kind === 'study' ? (doneMinutes ?? 0) : 0),
      0,
    ),
    marks: weekMarks(sessions, startDay, { now, today }),
    open: sessions.filter(({ end, doneMinutes }) => end <= now && doneMinutes === null),
    why: whyHere(asOf(stored, instantOfMilliseconds(fitted.getTime())), stored.plan),
    offsets: stored.problem.offsets,
    startDay,
    now,
    collisions: collisions(sessions, found.busy, now),
    today,
    hasNewerPath: (await newerPath(row)) !== null,
  };
}

/** The problem as it was when the plan was last fitted: what began before was there already. */
function asOf({ problem, plan }: StoredPlan, now: Instant): Problem {
  return { ...problem, now, history: plan.sessions.filter(({ start }) => start < now) };
}

function sessionViews(
  { plan, path, problem }: StoredPlan,
  rows: readonly StudySessionRow[],
): readonly SessionView[] {
  const titleOf = sessionTitles(path);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return plan.sessions.map((session) => {
    const from = wallTimeAt(problem.offsets, session.start);
    const to = wallTimeAt(problem.offsets, session.start + session.minutes);
    const row = rowOf.get(session.id);
    return {
      id: session.id,
      kind: session.kind,
      phaseId: session.phaseId,
      topicId: session.topicId,
      title: titleOf(session),
      part: session.part,
      parts: session.parts,
      start: session.start,
      end: session.start + session.minutes,
      day: from.day,
      fromMinute: from.minute,
      toMinute: to.minute + (to.day - from.day) * MINUTES_PER_DAY,
      minutes: session.minutes,
      doneMinutes: row?.doneMinutes ?? null,
      pinned: row?.pinned ?? false,
    };
  });
}
