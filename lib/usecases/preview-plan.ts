import { listLearningPaths, loadLearningPath } from '@/lib/content/learning-paths';
import { formatDay, type Instant } from '@/lib/core/civil/civil';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { pathDemand } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { fit, type FitOutcome } from '@/lib/core/schedule/fit';
import type { PathDemand } from '@/lib/core/schedule/problem';
import { readClock } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone, listZones } from '@/lib/time/zones';
import {
  fieldsFromQuery,
  nextMonday,
  plannerErrors,
  requestFromFields,
  type PlannerFieldError,
  type PlannerFields,
} from './plan-request-query';
import { localDayAt, resolveRequest } from './resolve-request';

/** What the planner page shows for an address. */
export interface PlannerPreview {
  readonly fields: PlannerFields;
  /** Empty when there is an outcome. */
  readonly errors: readonly PlannerFieldError[];
  readonly outcome: FitOutcome | null;
  /** The chosen path; the first one when the address names none that exists. */
  readonly path: LearningPath;
  readonly demand: PathDemand;
  /** For the chosen zone; null when it is unknown. */
  readonly offsets: OffsetTable | null;
  readonly now: Instant;
  readonly zones: readonly string[];
  readonly paths: readonly { readonly slug: string; readonly title: string }[];
}

const DEFAULT_ZONE = 'Etc/UTC';
const DEFAULT_GRID = 15;
const DAY = 24 * 60;

/** Reads an address, fits the plan, and tells all that the browser needs to go on by itself. */
export async function previewForPlanner(query: URLSearchParams): Promise<PlannerPreview> {
  const now = readClock();
  const zone = canonicalZone(query.get('zone')?.trim() ?? DEFAULT_ZONE);
  const fields = fieldsFromQuery(query, {
    start: formatDay(nextMonday(localDayAt(zone ?? DEFAULT_ZONE, now))),
    zone: DEFAULT_ZONE,
  });
  const paths = await listLearningPaths();
  const path = (await loadLearningPath(fields.path))?.path ?? (paths[0] as (typeof paths)[0]).path;
  const shown = {
    fields,
    path,
    demand: pathDemand(path, DEFAULT_GRID),
    now,
    zones: listZones(),
    paths: paths.map(({ path: { slug, title } }) => ({ slug, title })),
  };
  const offsets =
    zone === undefined ? null : offsetTableOfZone(zone, now - 3 * DAY, now + 366 * DAY);
  const reading = requestFromFields(fields);
  if (!reading.ok) return { ...shown, errors: reading.errors, outcome: null, offsets };
  const resolved = await resolveRequest(reading.request, now);
  if (!resolved.ok) {
    const windows = reading.request.learner.availability.windows ?? [];
    return { ...shown, errors: plannerErrors(resolved.failure, windows), outcome: null, offsets };
  }
  const { problem } = resolved.value;
  return { ...shown, errors: [], outcome: fit(problem), offsets: problem.offsets };
}
