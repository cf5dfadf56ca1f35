import type { Interval } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY, type CivilDay, type Instant } from '@/lib/core/civil/civil';
import { wallTimeAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import { fit, type FitOutcome } from '@/lib/core/schedule/fit';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Problem } from '@/lib/core/schedule/problem';
import type { PlanRequest } from '@/lib/usecases/plan-request';
import { settingsErrors } from '@/lib/usecases/settings-errors';
import { demandOf, offsetRange, problemOf } from '@/lib/usecases/plan-problem';
import {
  requestFromFields,
  withErrors,
  type PlannerFieldError,
} from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';

/** What a preview is computed with besides the fields. */
export interface PreviewGround {
  readonly path: LearningPath;
  /** The offsets last read, of whichever zone and range. */
  readonly table: ZoneOffsets | null;
  /** Minutes since the epoch. */
  readonly now: Instant;
}

/** Offsets under the name they were asked for: the table itself may know the zone by its current name. */
export interface ZoneOffsets {
  readonly zone: string;
  readonly offsets: OffsetTable;
  /** What the person's calendars take: all-day events and such without a zone lie in this one. */
  readonly busy: readonly Interval[];
}

/** A zone's offsets that are needed, instants in minutes. */
export interface OffsetsWanted {
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** A request that can be planned, as the core's problem. */
export interface Posed {
  readonly kind: 'posed';
  readonly request: PlanRequest;
  readonly problem: Problem;
  readonly today: CivilDay;
}

/** What keeps the form's fields from being a problem. */
export type NotPosed =
  | { readonly kind: 'errors'; readonly errors: readonly PlannerFieldError[] }
  | { readonly kind: 'wants-offsets'; readonly wanted: OffsetsWanted };

/** A request that could be planned, with what came of it. */
export interface Fitted extends Omit<Posed, 'kind'> {
  readonly kind: 'fitted';
  readonly outcome: FitOutcome;
}

export type Preview = NotPosed | Fitted;

/** The local date at an instant, also a little outside the table, where the nearest known offset holds. */
export function localDay(offsets: OffsetTable | null, now: Instant): CivilDay {
  if (offsets === null) return Math.floor(now / MINUTES_PER_DAY);
  const inside = Math.min(Math.max(now, offsets.from), offsets.until - 1);
  const { day, minute } = wallTimeAt(offsets, inside);
  return day + Math.floor((minute + now - inside) / MINUTES_PER_DAY);
}

/** The plan of the form's fields, or what is missing for it. The server plans with the same code. */
export function computePreview(fields: PlannerFields, ground: PreviewGround): Preview {
  const posed = poseProblem(fields, ground);
  return posed.kind === 'posed' ? { ...posed, kind: 'fitted', outcome: fit(posed.problem) } : posed;
}

/** The problem that the form's fields pose, or what is missing for it. */
export function poseProblem(fields: PlannerFields, ground: PreviewGround): Posed | NotPosed {
  const reading = requestFromFields(fields);
  const request = reading.ok ? reading.request : reading.rest;
  const known = reading.ok ? [] : reading.errors;
  if (request === null) return { kind: 'errors', errors: known };
  const { table, now, path } = ground;
  const today = localDay(table?.zone === fields.zone ? table.offsets : null, now);
  const errors = withErrors(known, settingsErrors(request, today), request);
  if (errors.length > 0) return { kind: 'errors', errors };
  const demand = demandOf(path, request);
  const range = offsetRange(request, demand);
  if (
    table === null ||
    table.zone !== fields.zone ||
    table.offsets.from > range.from ||
    table.offsets.until < range.until
  ) {
    return { kind: 'wants-offsets', wanted: { zone: fields.zone, ...range } };
  }
  const problem = problemOf(request, demand, table.offsets, now, [], table.busy);
  return { kind: 'posed', request, problem, today };
}

/** The widest range that a change offered for an infeasible request may need. */
export function widestOffsets(request: PlanRequest, path: LearningPath): OffsetsWanted {
  const relaxed: PlanRequest = {
    ...request,
    learner: { ...request.learner, deadline: null },
    policy: { ...request.policy, pace: 'relaxed' },
  };
  return { zone: request.learner.zone, ...offsetRange(relaxed, demandOf(path, relaxed)) };
}
