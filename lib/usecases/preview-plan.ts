import type { Interval } from '@/lib/core/availability/availability';
import { listLearningPaths, loadLearningPath } from '@/lib/content/learning-paths';
import { formatDay, type Instant } from '@/lib/core/civil/civil';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { FitOutcome } from '@/lib/core/schedule/fit';
import { MOST_STEPS } from '@/lib/core/schedule/work-budget';
import { readClock } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone, listZones } from '@/lib/time/zones';
import { listBusyCalendars } from './busy-calendars';
import { busyOfOwner } from './busy-of-owner';
import {
  nextMonday,
  requestFromFields,
  withErrors,
  type PlannerFieldError,
} from './plan-request-query';
import { fieldsForPath, fieldsFromQuery, type PlannerFields } from './planner-fields';
import { localDayAt, resolveRequest } from './resolve-request';
import { solve } from './solver';

/** What the planner page shows for an address. */
export interface PlannerPreview {
  readonly fields: PlannerFields;
  /** Empty when there is an outcome. */
  readonly errors: readonly PlannerFieldError[];
  readonly outcome: FitOutcome | null;
  /** The chosen path; the first one when the address names none that exists. */
  readonly path: LearningPath;
  /** For the chosen zone; null when it is unknown. */
  readonly offsets: OffsetTable | null;
  /** What the person's calendars take, in the chosen zone: times alone, without names or titles. */
  readonly busy: readonly Interval[];
  /** How many calendars that comes from. */
  readonly busyCalendars: number;
  readonly now: Instant;
  readonly zones: readonly string[];
  readonly paths: readonly { readonly slug: string; readonly title: string }[];
}

const DEFAULT_ZONE = 'Etc/UTC';
const DAY = 24 * 60;

const BUSY: PlannerFieldError = {
  field: 'path',
  message: 'waits for other plans that are being made; load the page again in some seconds',
};

/** Reads an address, fits the plan, and tells all that the browser needs to go on by itself. */
export async function previewForPlanner(
  query: URLSearchParams,
  ownerId: string | null,
): Promise<PlannerPreview> {
  const now = readClock();
  const zone = canonicalZone(query.get('zone')?.trim() ?? DEFAULT_ZONE);
  const given = fieldsFromQuery(query, {
    start: formatDay(nextMonday(localDayAt(zone ?? DEFAULT_ZONE, now))),
    zone: DEFAULT_ZONE,
  });
  const paths = await listLearningPaths();
  const path = (await loadLearningPath(given.path))?.path ?? (paths[0] as (typeof paths)[0]).path;
  const fields = fieldsForPath(given, path);
  const busyCalendars = ownerId === null ? 0 : (await listBusyCalendars(ownerId)).length;
  const busy =
    ownerId === null || busyCalendars === 0 || zone === undefined
      ? []
      : await busyOfOwner(ownerId)(zone);
  const shown = {
    fields,
    busy,
    busyCalendars,
    path,
    now,
    zones: listZones(),
    paths: paths.map(({ path: { slug, title } }) => ({ slug, title })),
  };
  const offsets =
    zone === undefined ? null : offsetTableOfZone(zone, now - 3 * DAY, now + 366 * DAY);
  const reading = requestFromFields(fields);
  const request = reading.ok ? reading.request : reading.rest;
  const known = reading.ok ? [] : reading.errors;
  if (request === null) return { ...shown, errors: known, outcome: null, offsets };
  const resolved = await resolveRequest(request, now, () => Promise.resolve(busy));
  if (!resolved.ok) {
    const errors = withErrors(known, resolved.failure, request);
    return { ...shown, errors, outcome: null, offsets };
  }
  if (!reading.ok) return { ...shown, errors: known, outcome: null, offsets };
  const { problem } = resolved.value;
  const answered = { ...shown, errors: [], offsets: problem.offsets };
  const outcome = await solve(problem);
  if (outcome.kind === 'busy') return { ...answered, errors: [BUSY], outcome: null };
  if (outcome.kind !== 'exceeded') return { ...answered, outcome };
  return { ...answered, outcome: { kind: 'too-large', steps: MOST_STEPS } };
}
