import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '@/lib/core/civil/civil';
import { wallTimeAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import { forecastFinish, type Forecast } from '@/lib/core/progress/forecast';
import { recentPace, type Pace } from '@/lib/core/progress/pace';
import { standing, type Standing } from '@/lib/core/progress/standing';
import { runningTotals } from '@/lib/core/progress/week-totals';
import { dayCount } from '@/lib/core/schedule/day-count';
import { fitsAtCore } from '@/lib/core/schedule/fits-at-core';
import { missableWeeks } from '@/lib/core/schedule/missable-weeks';
import type { Problem } from '@/lib/core/schedule/problem';
import { MOST_STEPS, workBudget } from '@/lib/core/schedule/work-budget';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import {
  findRevision,
  listRevisionHeads,
  type PlanOfOwner,
  type RevisionHead,
} from '@/lib/db/revisions-repository';
import type { PlanRow, StudySessionRow } from '@/lib/db/schema';
import { listSessions } from '@/lib/db/sessions-repository';
import { instantOfMilliseconds, readClock } from '@/lib/time/clock';
import { offsetTableAround } from '@/lib/time/offset-table-of-zone';
import { busyTimesOf } from './busy-times';
import { currentProblem } from './current-problem';
import { coreId } from './session-rows';
import { countedMinutes, fittedAt } from './stored-plan';
import { revisedPlan, type RevisedPlan } from './stored-revision';

/** A plan week, with what adds up to its end. All of study alone. */
export interface ProgressWeek {
  /** 0 for the first plan week. */
  readonly index: number;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  readonly plannedMinutes: Minutes;
  /** By the plan as it was first made. */
  readonly firstPlannedMinutes: Minutes;
  /** Null in a week that has not begun. */
  readonly doneMinutes: Minutes | null;
}

/** Where the learner of a plan stands. */
export interface ProgressView {
  readonly weeks: readonly ProgressWeek[];
  readonly standing: Standing;
  readonly totalMinutes: Minutes;
  readonly leftMinutes: Minutes;
  /** Null before the first week is over. */
  readonly pace: Pace | null;
  /** Null without a pace, where it leads to no end, and where nothing is left. */
  readonly forecast: Forecast | null;
  readonly finishDay: CivilDay;
  /** How many whole weeks from now on could be lost; null where what is left does not fit any more. */
  readonly missableWeeks: number | null;
}

/** Of the owner's plan; null for an unknown, a deleted and another owner's one alike. */
export async function viewProgress(target: PlanOfOwner): Promise<ProgressView | null> {
  const now = readClock();
  const database = await currentDatabase();
  const found = await database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, target);
    if (!plan) return null;
    return {
      plan,
      rows: await listSessions(reader, plan),
      heads: await listRevisionHeads(reader, plan),
      first: await findRevision(reader, plan, 1),
      busy: await busyTimesOf(reader, target.ownerId, plan.zone),
    };
  });
  if (!found?.first) return null;
  const { plan, rows, heads, first, busy } = found;
  const { request, settled } = currentProblem({ plan, rows, busy }, now);
  const { problem } = request;
  const firstPlan = revisedPlan(first.revision);
  const offsets = offsetsFor(plan, rows, firstPlan, now);
  const planned = plannedWork(rows, heads, offsets);
  const reported = new Set(
    rows.flatMap(({ planId, id, doneMinutes }) =>
      doneMinutes === null ? [] : [coreId(planId, id)],
    ),
  );
  const done = settled
    .filter(({ id, kind }) => kind === 'study' && reported.has(id))
    .map(({ start, minutes }) => ({ day: wallTimeAt(offsets, start).day, minutes }));
  const today = wallTimeAt(offsets, now).day;
  const count = dayCount(problem.availability.blackouts);
  const doneMinutes = sumOf(done);
  const totalMinutes = sumOf(planned);
  const leftMinutes = Math.max(0, totalMinutes - doneMinutes);
  const pace = recentPace(done, problem.startDay, today, count);
  const finishDay = planned.at(-1)?.day ?? problem.startDay;
  const until: Problem = { ...problem, deadlineDay: problem.deadlineDay ?? finishDay };
  const fits = fitsAtCore(until, workBudget(MOST_STEPS));
  return {
    weeks: progressWeeks(problem.startDay, today, {
      planned,
      done,
      firstPlanned: firstPlan.sessions
        .filter(({ kind }) => kind === 'study')
        .map(({ start, minutes }) => ({ day: wallTimeAt(offsets, start).day, minutes })),
    }),
    standing: standing(planned, doneMinutes, { now, today }, count),
    totalMinutes,
    leftMinutes,
    pace,
    forecast:
      pace === null || leftMinutes === 0 ? null : forecastFinish(leftMinutes, pace, today, count),
    finishDay,
    missableWeeks: fits ? missableWeeks(problem, finishDay, workBudget(MOST_STEPS)) : null,
  };
}

/** For all that the plan has, had at first, and now. */
function offsetsFor(
  { zone }: PlanRow,
  rows: readonly StudySessionRow[],
  { sessions }: RevisedPlan,
  now: number,
): OffsetTable {
  return offsetTableAround(zone, [
    now,
    ...rows.map(({ startAt }) => instantOfMilliseconds(startAt.getTime())),
    ...sessions.map(({ start }) => start),
  ]);
}

function plannedWork(
  rows: readonly StudySessionRow[],
  heads: readonly RevisionHead[],
  offsets: OffsetTable,
) {
  const fitted = fittedAt(heads);
  return rows
    .filter(({ kind }) => kind === 'study')
    .map((row) => ({
      day: wallTimeAt(offsets, instantOfMilliseconds(row.startAt.getTime())).day,
      end: instantOfMilliseconds(row.endAt.getTime()),
      minutes: countedMinutes(row, fitted),
    }));
}

interface Work {
  readonly day: CivilDay;
  readonly minutes: Minutes;
}

/** To the end of the plan, of the first plan, or to today, whichever is last. */
function progressWeeks(
  startDay: CivilDay,
  today: CivilDay,
  work: Readonly<Record<'planned' | 'done' | 'firstPlanned', readonly Work[]>>,
): readonly ProgressWeek[] {
  const weekOf = (day: CivilDay) => Math.floor((day - startDay) / DAYS_PER_WEEK);
  const last = [...work.planned, ...work.firstPlanned].reduce(
    (latest, { day }) => Math.max(latest, day),
    today,
  );
  const weeks = weekOf(last) + 1;
  const planned = runningTotals(work.planned, startDay, weeks);
  const firstPlanned = runningTotals(work.firstPlanned, startDay, weeks);
  const done = runningTotals(work.done, startDay, weeks);
  return Array.from({ length: weeks }, (_, index) => ({
    index,
    firstDay: startDay + index * DAYS_PER_WEEK,
    lastDay: startDay + (index + 1) * DAYS_PER_WEEK - 1,
    plannedMinutes: planned[index] ?? 0,
    firstPlannedMinutes: firstPlanned[index] ?? 0,
    doneMinutes: index <= weekOf(today) ? (done[index] ?? 0) : null,
  }));
}

function sumOf(work: readonly Pick<Work, 'minutes'>[]): Minutes {
  return work.reduce((sum, { minutes }) => sum + minutes, 0);
}
