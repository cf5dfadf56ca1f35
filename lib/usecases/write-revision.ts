import { changedEvents } from '@/lib/calendar/event-changes';
import { planEvents } from '@/lib/calendar/plan-events';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { ReplanStrategy } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { listMilestones, milestoneId, writeMilestones } from '@/lib/db/milestones-repository';
import type { MilestoneOfPlan } from '@/lib/db/milestones-repository';
import { listPathsEver, revise } from '@/lib/db/revisions-repository';
import type { RevisionReason } from '@/lib/db/row-values';
import type { PlanMilestoneRow, PlanRow, StudySessionRow, Transaction } from '@/lib/db/schema';
import { sessionChanges, type SessionOfPlan } from '@/lib/db/session-changes';
import { writeSessionChanges } from '@/lib/db/sessions-repository';
import { learningPathSchema } from './learning-path-schema';
import { planFeedInput, type FeedSource } from './plan-feed-input';
import { planSettingsSchema, type PlanSettings } from './plan-request';
import { coreId, milestonesOf, sessionOfRow, sessionsOfPlan } from './session-rows';
import { currentTopics, type RevisedPlan, type RevisionSummary } from './stored-revision';

/** What a plan is to be from its next revision on. Session ids are those within the plan. */
export interface NextRevision {
  readonly reason: RevisionReason;
  readonly title: string;
  readonly settings: PlanSettings;
  readonly path: LearningPath;
  readonly pathHash: string;
  readonly sessions: readonly PlannedSession[];
  /** What the core says of these sessions as a plan. */
  readonly plan: Pick<RevisedPlan, 'topics'>;
  /** Sessions whose rows stay just as they are, whatever `sessions` says of them. */
  readonly kept: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly strategy: ReplanStrategy | null;
  readonly restores: number | null;
}

export type Written =
  | { readonly kind: 'written'; readonly revision: number; readonly summary: RevisionSummary }
  /** The plan is like that already: there is no new revision. */
  | { readonly kind: 'unchanged'; readonly revision: number };

/**
 * Writes the next revision of a plan that was read in the same transaction: what does not change keeps
 * its rows and with them its change data, so that its events keep their bytes. `rows` are all sessions
 * that the plan ever had.
 */
export async function writeRevision(
  transaction: Transaction,
  ownerId: string,
  plan: AuthorizedPlan,
  rows: readonly StudySessionRow[],
  next: NextRevision,
  now: Date,
): Promise<Written> {
  const { settings, path, pathHash, reason, title } = next;
  const { zone } = settings.learner;
  const sessions = nextSessions(plan.id, rows, next);
  const milestones = milestonesOf(sessions);
  const isNewPath = pathHash !== plan.pathHash;
  const after: PlanRow = { ...plan, title, request: settings, path, pathHash, zone };
  const paths = await listPathsEver(transaction, plan);
  const formerPaths = [plan.path, ...paths].map((one) => learningPathSchema.parse(one));
  const current = rows.filter(({ removedAt }) => removedAt === null);
  const reworded = rewordedIds(
    {
      plan,
      path: learningPathSchema.parse(plan.path),
      formerPaths,
      topics: await currentTopics(transaction, plan),
      sessions: current,
      milestones: await listMilestones(transaction, plan),
    },
    {
      plan: after,
      path,
      formerPaths,
      topics: next.plan.topics,
      sessions: sessions.map((session) => asRow(plan.id, session, now)),
      milestones: milestones.map((milestone) => asMilestoneRow(plan.id, milestone, now)),
    },
  );
  const changes = sessionChanges(plan.id, rows, sessions, reworded, now);
  const isSame =
    changes.inserted.length + changes.updated.length + changes.removed.length === 0 &&
    !isNewPath &&
    title === plan.title &&
    sameSettings(settings, plan.request);
  if (isSame) return { kind: 'unchanged', revision: plan.revision };
  const summary: RevisionSummary = {
    moved: changes.moved.length,
    added: changes.added.length,
    removed: changes.removed.length,
    strategy: next.strategy,
    restores: next.restores,
  };
  const revised = await revise(
    transaction,
    { planId: plan.id, ownerId, expectedRevision: plan.revision, now },
    {
      from: 'kept',
      to: reason,
      set: { title, request: settings, zone, ...(isNewPath && { path, pathHash }) },
      content: {
        plan: { ...next.plan, sessions: inTimeOrder(plan.id, sessions) },
        summary,
        pinned: sessions.filter(({ pinned }) => pinned).map(({ id }) => coreId(plan.id, id)),
      },
    },
  );
  if (revised.kind === 'stale' || revised.kind === 'not-found') {
    throw new Error(`Plan ${plan.id} changed within a transaction.`);
  }
  await writeSessionChanges(transaction, changes, now);
  await writeMilestones(transaction, plan.id, milestones, reworded, now);
  return { kind: 'written', revision: revised.revision, summary };
}

/** Read alike, because Postgres does not keep the order of an object's keys. */
function sameSettings(one: unknown, other: unknown): boolean {
  const text = (settings: unknown) => JSON.stringify(planSettingsSchema.parse(settings));
  return text(one) === text(other);
}

/** The rows that stay as they are, and the sessions of the revision. */
function nextSessions(
  planId: string,
  rows: readonly StudySessionRow[],
  { sessions, kept, pinned, settings }: NextRevision,
): readonly SessionOfPlan[] {
  const keptRows = rows.filter(
    ({ id, removedAt }) => removedAt === null && kept.has(coreId(planId, id)),
  );
  const stays = new Set(keptRows.map(({ id }) => id));
  const placed = sessionsOfPlan(planId, settings.learner.zone, sessions)
    .filter(({ id }) => !stays.has(id))
    .map((session) => ({ ...session, pinned: pinned.has(coreId(planId, session.id)) }));
  return [...keptRows.map(sessionOfPlan), ...placed];
}

function sessionOfPlan(row: StudySessionRow): SessionOfPlan {
  const { id, kind, phaseId, unitId, topicId, part, parts, localDate, localMinute } = row;
  const { zone, minutes, startAt, endAt, pinned } = row;
  const what = { id, kind, phaseId, unitId, topicId, part, parts };
  return { ...what, localDate, localMinute, zone, minutes, startAt, endAt, pinned };
}

/** A row of what is not written yet, to be read like one that is. */
function asRow(planId: string, session: SessionOfPlan, now: Date): StudySessionRow {
  const nothing = { doneMinutes: null, reportedAt: null, removedAt: null };
  return { ...session, planId, sequence: 0, createdAt: now, changedAt: now, ...nothing };
}

function asMilestoneRow(planId: string, milestone: MilestoneOfPlan, now: Date): PlanMilestoneRow {
  const id = milestoneId(planId, milestone.phaseId);
  const change = { sequence: 0, createdAt: now, changedAt: now, removedAt: null };
  return { ...milestone, ...change, id, planId };
}

/** Ids of the sessions and milestones whose events would change, in time or in words. */
function rewordedIds(before: FeedSource, after: FeedSource): ReadonlySet<string> {
  const eventsOf = (source: FeedSource) => planEvents(planFeedInput(source));
  const uids = changedEvents(eventsOf(before), eventsOf(after));
  return new Set([...uids].map((uid) => uid.slice(0, uid.lastIndexOf('@'))));
}

/** As the core has them, with the ids that are unique within the plan. */
function inTimeOrder(
  planId: string,
  sessions: readonly SessionOfPlan[],
): readonly PlannedSession[] {
  return sessions
    .map((session) => sessionOfRow({ ...session, planId }))
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
