import { contentHash, loadLearningPath } from '@/lib/content/learning-paths';
import type { Instant } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { pathDemand } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { failure, success, type Result } from '@/lib/core/result';
import type { PathDemand, Problem } from '@/lib/core/schedule/problem';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone } from '@/lib/time/zones';
import { offsetRange, problemOf } from './plan-problem';
import { settingsErrors, type FieldError, type PlanSettings } from './plan-request';

/** A request that makes sense, with everything that a plan is made from. */
export interface ResolvedRequest {
  readonly path: LearningPath;
  readonly pathHash: string;
  readonly demand: PathDemand;
  /** With the zone's canonical id. */
  readonly settings: PlanSettings;
  readonly problem: Problem;
}

const MARGIN = 3 * 24 * 60;

/** The local day at an instant, in a known zone. */
export function localDayAt(zone: string, now: Instant): number {
  return wallTimeAt(offsetTableOfZone(zone, now - MARGIN, now + MARGIN), now).day;
}

/** Checks what needs the zone data, the clock and the shipped paths; every mistake is named. */
export async function resolveRequest(
  request: PlanSettings & { readonly path: string | LearningPath },
  now: Instant,
): Promise<Result<ResolvedRequest, readonly FieldError[]>> {
  const { path: wanted, ...given } = request;
  const errors: FieldError[] = [];
  const path = typeof wanted === 'string' ? (await loadLearningPath(wanted))?.path : wanted;
  if (!path) {
    errors.push({
      path: 'path',
      message: `names no learning path; there is no “${wanted as string}”`,
    });
  }
  const zone = canonicalZone(given.learner.zone);
  if (zone === undefined) {
    errors.push({
      path: 'learner.zone',
      message: `is not a time zone; “${given.learner.zone}” is unknown, Europe/Berlin would be right`,
    });
  }
  if (zone !== undefined) errors.push(...settingsErrors(given, localDayAt(zone, now)));
  if (!path || zone === undefined || errors.length > 0) return failure(errors);

  const settings: PlanSettings = { ...given, learner: { ...given.learner, zone } };
  const demand = pathDemand(path, settings.policy.session.gridMinutes);
  const { from, until } = offsetRange(settings, demand);
  const offsets = offsetTableOfZone(zone, from, until);
  return success({
    path,
    pathHash: contentHash(path),
    demand,
    settings,
    problem: problemOf(settings, demand, offsets, now),
  });
}
