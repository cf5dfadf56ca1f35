import { freeIntervals } from '@/lib/core/availability/free-intervals';
import type { Interval } from '@/lib/core/availability/availability';
import { DAYS_PER_WEEK, MINUTES_PER_DAY, type Instant, type Minutes } from '@/lib/core/civil/civil';
import { wallTimeAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { isOfPath, type SessionKind } from '@/lib/core/schedule/session-id';
import type { BusyCalendarName, BusyOfCalendar } from './busy-times';
import type { CurrentProblem } from './current-problem';
import { settingsBusy } from './plan-problem';
import type { Proposal, ProposedOption } from './propose-replan';
import { coreId, storedId } from './session-rows';
import { sessionTitles } from './session-title';
import type { PlanView, SessionView } from './view-plan';

/**
 * Minutes of the wall clock in the plan's zone since 1970-01-01 00:00, as if every day had 24 hours: a
 * calendar draws the clock that people read, on the days of a clock change too.
 */
export type WallInstant = number;

/** A stretch of the wall clock. */
export interface WallStretch {
  readonly from: WallInstant;
  readonly to: WallInstant;
}

/** A session as the calendar draws it. */
export interface CalendarSession extends WallStretch {
  /** Within the plan. */
  readonly id: string;
  /** The stored one, as in the session's address. */
  readonly storedId: string;
  readonly kind: SessionKind;
  readonly phaseId: string;
  readonly title: string;
  readonly part: number;
  readonly parts: number;
  readonly minutes: Minutes;
  /** `done` wholly or partly, `over` where its time has come and nothing of it is known to be done. */
  readonly state: 'done' | 'over' | 'to-come';
  readonly pinned: boolean;
  /** Study and milestones to come; reviews and upkeep follow from where these are. */
  readonly movable: boolean;
}

/** Time that a calendar takes; without a name where the settings themselves say so. */
export interface BusyStretch extends WallStretch {
  readonly calendar: BusyCalendarName | null;
}

/** What a calendar of a plan shows; plain data for the browser. */
export interface CalendarView {
  readonly sessions: readonly CalendarSession[];
  /** Where a session could go as far as the learner's times are concerned, from now on. */
  readonly open: readonly WallStretch[];
  readonly busy: readonly BusyStretch[];
  /** Whole days off. */
  readonly off: readonly WallStretch[];
  readonly now: WallInstant;
}

/** For so many days after its last session a plan's open times are shown. */
const DAYS_AFTER = 4 * DAYS_PER_WEEK;

/** The owner's plan on the wall clock, week and month alike. */
export function viewCalendar(
  { id, sessions, now, startDay, today }: PlanView,
  { request: { problem }, settings, settled }: CurrentProblem,
  calendars: readonly BusyOfCalendar[],
): CalendarView {
  const facts = new Set(settled.map((fact) => fact.id));
  const lastDay = Math.max(today, ...sessions.map(({ day }) => day)) + DAYS_AFTER;
  const { availability } = problem;
  const free = freeIntervals(
    { ...availability, busy: [] },
    {
      offsets: problem.offsets,
      firstDay: startDay,
      lastDay: Math.min(lastDay, problem.horizonDay),
      now,
    },
  );
  return {
    sessions: sessions.map((session) => calendarSession(id, session, facts, now)),
    open: free.map((interval) => wallStretch(problem.offsets, interval)),
    busy: [
      ...settingsBusy(settings).map((interval) => ({ interval, calendar: null })),
      ...calendars.flatMap(({ name, color, times }) =>
        times.map((interval) => ({ interval, calendar: { name, color } })),
      ),
    ]
      .filter(
        ({ interval: { start, end } }) =>
          start >= problem.offsets.from && end < problem.offsets.until,
      )
      .map(({ interval, calendar }) => ({ ...wallStretch(problem.offsets, interval), calendar })),
    off: availability.blackouts.map(({ from, to }) => ({
      from: from * MINUTES_PER_DAY,
      to: (to + 1) * MINUTES_PER_DAY,
    })),
    now: wallInstant(problem.offsets, now),
  };
}

function calendarSession(
  planId: string,
  session: SessionView,
  facts: ReadonlySet<string>,
  now: Instant,
): CalendarSession {
  const { kind, phaseId, title, part, parts, minutes, pinned, doneMinutes, start } = session;
  const id = coreId(planId, session.id);
  const midnight = session.day * MINUTES_PER_DAY;
  const state = (doneMinutes ?? 0) > 0 ? 'done' : start < now ? 'over' : 'to-come';
  return {
    id,
    storedId: session.id,
    kind,
    phaseId,
    title,
    part,
    parts,
    ...forward({ from: midnight + session.fromMinute, to: midnight + session.toMinute }, minutes),
    minutes,
    state,
    pinned,
    movable: state === 'to-come' && isOfPath({ kind }) && !facts.has(id),
  };
}

/** A session that a proposal adds, as the calendar draws it before the proposal is accepted. */
export function addedSession(
  { proposal, option }: { readonly proposal: Proposal; readonly option: ProposedOption },
  session: PlannedSession,
): CalendarSession {
  const { id, kind, phaseId, part, parts, minutes } = session;
  return {
    id,
    storedId: storedId(proposal.planId, id),
    kind,
    phaseId,
    title: sessionTitles(proposal.changed.path)(session),
    part,
    parts,
    ...wallOfSession(option.problem.offsets, session),
    minutes,
    state: 'to-come',
    pinned: false,
    movable: false,
  };
}

/** When a session of a proposal is, on the wall clock. */
export function wallOfSession(
  offsets: OffsetTable,
  { start, minutes }: Pick<PlannedSession, 'start' | 'minutes'>,
): WallStretch {
  return forward(wallStretch(offsets, { start, end: start + minutes }), minutes);
}

/** Where the clock is set back meanwhile, a session is drawn as long as it lasts. */
function forward({ from, to }: WallStretch, minutes: Minutes): WallStretch {
  return { from, to: to > from ? to : from + minutes };
}

function wallStretch(offsets: OffsetTable, { start, end }: Interval): WallStretch {
  return { from: wallInstant(offsets, start), to: wallInstant(offsets, end) };
}

function wallInstant(offsets: OffsetTable, instant: Instant): WallInstant {
  const { day, minute } = wallTimeAt(offsets, instant);
  return day * MINUTES_PER_DAY + minute;
}
