import type { Interval } from '@/lib/core/availability/availability';
import { contentHash, loadLearningPath } from '@/lib/content/learning-paths';
import type { Instant } from '@/lib/core/civil/civil';
import { withFinished } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { failure, success, type Result } from '@/lib/core/result';
import type { HistorySession, PathDemand, Problem } from '@/lib/core/schedule/problem';
import { offsetTableOfZone, wallTimeInZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone } from '@/lib/time/zones';
import type { FieldError } from './field-errors';
import { historyErrors, historySessions, type RequestHistory } from './history';
import { demandOf, offsetRange, problemOf } from './plan-problem';
import type { PlanSettings } from './plan-request';
import { settingsErrors, unknownZone } from './settings-errors';
import { topicErrors } from './topic-errors';

/** A request that makes sense, with everything that a plan is made from. */
export interface ResolvedRequest {
  readonly path: LearningPath;
  readonly pathHash: string;
  readonly demand: PathDemand;
  /** With the zone's canonical id. */
  readonly settings: PlanSettings;
  readonly problem: Problem;
}

/** Settings, and the path that they are for by slug or as a whole. */
export interface PathRequest extends PlanSettings {
  readonly path: string | LearningPath;
  /** Given, even empty: study has begun, and the start may be past. */
  readonly history?: RequestHistory | undefined;
}

/** The local day at an instant, in a known zone. */
export function localDayAt(zone: string, now: Instant): number {
  return wallTimeInZone(zone, now).day;
}

/** What a person's calendars take, of which some is told in the wall time of whichever zone they live in. */
export type BusyInZone = (zone: string) => Promise<readonly Interval[]>;

/**
 * Checks what needs the zone data, the clock and the shipped paths; every mistake is named. `busyIn`
 * where the learner has calendars that take time.
 */
export async function resolveRequest(
  request: PathRequest,
  now: Instant,
  busyIn?: BusyInZone,
): Promise<Result<ResolvedRequest, readonly FieldError[]>> {
  const { path: wanted, history, learner, policy } = request;
  const errors: FieldError[] = [];
  const path = typeof wanted === 'string' ? (await loadLearningPath(wanted))?.path : wanted;
  if (!path) {
    errors.push({
      path: 'path',
      message: `names no learning path; there is no “${wanted as string}”`,
    });
  }
  const zone = canonicalZone(learner.zone);
  if (zone === undefined) {
    errors.push(unknownZone(learner.zone));
  }
  const settings: PlanSettings = { learner: { ...learner, zone: zone ?? learner.zone }, policy };
  if (zone !== undefined) {
    errors.push(...settingsErrors(settings, localDayAt(zone, now), history !== undefined));
  }
  if (path) errors.push(...topicErrors(settings, path));
  if (!path || zone === undefined || errors.length > 0) return failure(errors);
  const busy = busyIn === undefined ? [] : await busyIn(zone);
  return posed(path, settings, history ?? [], now, busy);
}

/** The problem of checked settings, unless the history does not suit it or leaves nothing to plan. */
function posed(
  path: LearningPath,
  settings: PlanSettings,
  given: RequestHistory,
  now: Instant,
  busy: readonly Interval[],
): Result<ResolvedRequest, readonly FieldError[]> {
  const { zone, start } = settings.learner;
  const whole = demandOf(path, settings);
  const history = historySessions(given, whole);
  const { from, until } = offsetRange(settings, whole, history, now);
  const offsets = offsetTableOfZone(zone, from, until);
  const errors = historyErrors(given, whole, start, offsets, now);
  if (errors.length > 0) return failure(errors);
  const demand = withFinished(whole, minutesOfFinished(settings, history));
  if (history.length === 0 && !hasEffort(demand)) return failure([nothingLeft(settings)]);
  return success({
    path,
    pathHash: contentHash(path),
    demand,
    settings,
    problem: problemOf(settings, demand, offsets, now, history, busy),
  });
}

/** Minutes that the history holds of each topic finished early. */
export function minutesOfFinished(
  { learner }: PlanSettings,
  history: readonly HistorySession[],
): ReadonlyMap<string, number> {
  const done = new Map(learner.finished.map((id) => [id, 0]));
  for (const { topicId, minutes } of history) {
    const before = done.get(topicId);
    if (before !== undefined) done.set(topicId, before + minutes);
  }
  return done;
}

function hasEffort({ phases }: PathDemand): boolean {
  return phases.some(({ topics }) => topics.some(({ effort }) => effort.deep > 0));
}

function nothingLeft({ learner }: PlanSettings): FieldError {
  const field = (['known', 'leftOut', 'finished'] as const).find((one) => learner[one].length > 0);
  return {
    path: `learner.${field ?? 'known'}`,
    message: 'leaves nothing of the path to study; keep at least one topic',
  };
}
