import type { Interval } from '@/lib/core/availability/availability';
import { subtract, union } from '@/lib/core/availability/free-intervals';
import type { Instant } from '@/lib/core/civil/civil';
import { withFinished } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { ReplanRequest } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { PathDemand, Problem } from '@/lib/core/schedule/problem';
import { isOfPath } from '@/lib/core/schedule/session-id';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import type { PlanRow, StudySessionRow } from '@/lib/db/schema';
import { listSessionsEver } from '@/lib/db/sessions-repository';
import { readClock } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { busyTimesOf } from './busy-times';
import { learningPathSchema } from './learning-path-schema';
import { demandOf, offsetRange, problemOf } from './plan-problem';
import { planSettingsSchema, type PlanSettings } from './plan-request';
import { minutesOfFinished } from './resolve-request';
import { coreId, sessionOfRow } from './session-rows';
import { settledSessions, type SettledSession } from './settled-sessions';

/** Sessions that start within so many minutes stay where they are unless the learner lets them go. */
const SOON_MINUTES = 48 * 60;

/** A saved plan as the core's question of how to fit it again, as of now. All ids are those within the plan. */
export interface CurrentProblem {
  readonly settings: PlanSettings;
  readonly path: LearningPath;
  /** For `replan` and `replanOptions`: with everything pinned that is in `pinned` or `soon`. */
  readonly request: ReplanRequest;
  /** Sessions to come that the learner pinned. */
  readonly pinned: ReadonlySet<string>;
  /**
   * Sessions that start within 48 hours and can stay: not those of a topic that comes after missed
   * work, since the order of study would leave no time for what was missed.
   */
  readonly soon: ReadonlySet<string>;
  /** What is a fact already: it stays, whatever the answer is. */
  readonly settled: readonly SettledSession[];
  /** Sessions that are over and of which nothing was said; they count as missed. */
  readonly unreported: readonly PlannedSession[];
}

/** What shall be different from the stored plan. */
export interface PlanChange {
  readonly settings?: PlanSettings | undefined;
  readonly path?: LearningPath | undefined;
  /** Sessions, by their ids within the plan, that shall not stay where they are pinned. */
  readonly released?: readonly string[] | undefined;
}

/** A plan as it is stored, with what its owner's calendars take. */
export interface StoredState {
  readonly plan: Pick<PlanRow, 'path' | 'request'>;
  /** All sessions that the plan ever had. */
  readonly rows: readonly StudySessionRow[];
  readonly busy: readonly Interval[];
}

/**
 * The plan's problem as of now. History is what was studied, in the minutes really studied, and what
 * runs now; all other sessions before now were missed. What the learner pinned stays even where a
 * calendar has come to take its time: no other session is put there.
 */
export function currentProblem(
  { plan, rows, busy }: StoredState,
  now: Instant,
  change: PlanChange = {},
): CurrentProblem {
  const path = change.path ?? learningPathSchema.parse(plan.path);
  const settings = change.settings ?? planSettingsSchema.parse(plan.request);
  const current = rows.filter(({ removedAt }) => removedAt === null);
  const settled = settledSessions(current, now);
  const facts = new Set(settled.map(({ id }) => id));
  const previous = current.map(sessionOfRow);
  const open = previous.filter(({ id }) => !facts.has(id));
  const toCome = open.filter(({ start }) => start >= now);
  const pins = new Set(
    current.filter((row) => row.pinned).map(({ planId, id }) => coreId(planId, id)),
  );
  const pinned = new Set(idsOf(toCome).filter((id) => pins.has(id)));
  const said = new Set(
    current
      .filter(({ doneMinutes }) => doneMinutes !== null)
      .map(({ planId, id }) => coreId(planId, id)),
  );
  const released = new Set(change.released ?? []);
  const staying = toCome.filter(({ id }) => pinned.has(id) && !released.has(id));
  const taken = subtract(union(busy), union(staying.map(intervalOf)));
  const problem = problemAsOf(path, settings, settled, now, taken);
  const missed = open.filter(({ start }) => start < now);
  const starting = toCome.filter(({ start }) => start < now + SOON_MINUTES);
  const soon = new Set(idsOf(starting.filter(afterNone(problem, missed, previous))));
  return {
    settings,
    path,
    request: {
      problem,
      previous,
      pinned: new Set([...pinned, ...soon]),
      usedIds: new Set(rows.map(({ planId, id }) => coreId(planId, id))),
    },
    pinned,
    soon,
    settled,
    unreported: missed.filter(({ id }) => !said.has(id)),
  };
}

function intervalOf({ start, minutes }: PlannedSession): Interval {
  return { start, end: start + minutes };
}

function idsOf(sessions: readonly PlannedSession[]): readonly string[] {
  return sessions.map(({ id }) => id);
}

/**
 * Whether a session's topic comes, in the order of study, after no topic that needs a place: a missed
 * one that still has work, or one that the plan has no session of yet, such as a new one of the path.
 */
function afterNone(
  { path, history }: Problem,
  missed: readonly PlannedSession[],
  previous: readonly PlannedSession[],
): (session: PlannedSession) => boolean {
  const topics = path.phases.flatMap((phase) => phase.topics);
  const hasWork = new Set(
    topics
      .filter(({ id, effort }) => {
        const own = history.filter(({ topicId }) => topicId === id);
        return own.reduce((sum, { minutes }) => sum + minutes, 0) < effort.deep;
      })
      .map(({ id }) => id),
  );
  const missedTopics = new Set(missed.map(({ topicId }) => topicId));
  const planned = new Set(previous.map(({ topicId }) => topicId));
  const first = topics.findIndex(({ id, effort }) =>
    planned.has(id) ? missedTopics.has(id) && hasWork.has(id) : effort.core > 0,
  );
  const later = new Set(first === -1 ? [] : topics.slice(first + 1).map(({ id }) => id));
  return ({ topicId }) => !later.has(topicId);
}

function problemAsOf(
  path: LearningPath,
  settings: PlanSettings,
  settled: readonly SettledSession[],
  now: Instant,
  busy: readonly Interval[],
): Problem {
  const whole = demandOf(path, settings);
  const known = topicIds(whole);
  const history = settled
    .filter((one) => isOfPath(one) && known.has(one.topicId))
    .map(({ id, topicId, start, minutes }) => ({ id, topicId, start, minutes }));
  const demand = withFinished(whole, minutesOfFinished(settings, history));
  const { from, until } = offsetRange(settings, demand, history, now);
  const offsets = offsetTableOfZone(settings.learner.zone, from, until);
  return {
    ...problemOf(settings, demand, offsets, now, history, busy),
    reserved: settled
      .filter((one) => !isOfPath(one))
      .map(({ start, minutes }) => ({ start, minutes })),
    doneReviews: settled.filter(({ kind }) => kind === 'review').map(({ id }) => id),
  };
}

function topicIds({ phases }: PathDemand): ReadonlySet<string> {
  return new Set(phases.flatMap(({ topics }) => topics.map(({ id }) => id)));
}

/** The current problem of a saved plan, and the revision that it was read at. */
export interface SavedProblem extends CurrentProblem {
  readonly revision: number;
  readonly title: string;
  readonly pathSlug: string;
  readonly pathHash: string;
}

/** Of the owner's plan; null for an unknown, a deleted and another owner's one alike. */
export async function readCurrentProblem(
  target: PlanOfOwner,
  change: PlanChange = {},
): Promise<SavedProblem | null> {
  const now = readClock();
  const database = await currentDatabase();
  const found = await database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, target);
    if (!plan) return null;
    return {
      plan,
      rows: await listSessionsEver(reader, plan),
      busy: await busyTimesOf(reader, target.ownerId, change.settings?.learner.zone ?? plan.zone),
    };
  });
  if (!found) return null;
  const { revision, title, pathSlug, pathHash } = found.plan;
  return {
    ...currentProblem(found, now, change),
    revision,
    title,
    pathSlug,
    pathHash,
  };
}
