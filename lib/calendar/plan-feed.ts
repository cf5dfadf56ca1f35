import type { CivilDay, Instant, Minutes } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { SessionKind } from '@/lib/core/schedule/session-id';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { startOfUtcYear, utcYearOf } from '@/lib/time/utc-year';
import type { AllDayEvent, CalendarEvent, CalendarFeed, TimedEvent } from './calendar-feed';
import { plainText } from './ics-text';
import { pathSubjects, phaseOf, wordingOf, type PathSubjects } from './session-wording';

const FEED_COLOR = 'teal';
const NAMELESS = 'Study plan';

/** A saved plan as its feed needs it; no field may hold the feed's token. */
export interface PlanFeedInput {
  readonly planId: string;
  readonly title: string;
  /** IANA zone id. */
  readonly zone: string;
  /** The copy of the path from which the plan was made. */
  readonly path: LearningPath;
  /** History included. */
  readonly sessions: readonly FeedSession[];
  /** When the revision was saved, milliseconds since the epoch. */
  readonly revisedAt: number;
  /** Absolute address of the application, without a slash at the end. */
  readonly appUrl: string;
  /** Whether sessions block their time in the subscriber's calendar; they do by default. */
  readonly busy?: boolean;
  /** The all-day milestones of the phases that have no milestone session. */
  readonly milestones: readonly FeedMilestone[];
  /** Earlier copies of the path, newest first, for sessions of topics that it has no more. */
  readonly formerPaths?: readonly LearningPath[];
}

/** When something was made and last changed, milliseconds since the epoch, and how often. */
export interface ChangeData {
  readonly createdAt: number;
  readonly changedAt: number;
  readonly sequence: number;
}

export interface FeedSession extends ChangeData {
  readonly id: string;
  readonly kind: SessionKind;
  readonly topicId: string;
  readonly phaseId: string;
  /** 1 to `parts`. */
  readonly part: number;
  readonly parts: number;
  readonly start: Instant;
  readonly minutes: Minutes;
  /** The topic's depth, 0 (core) to 1 (deep). */
  readonly depth: number;
}

export interface FeedMilestone extends ChangeData {
  readonly id: string;
  readonly phaseId: string;
  readonly day: CivilDay;
}

/** The address of a plan's page. */
function planAddress(appUrl: string, planId: string): string {
  return `${appUrl}/plans/${encodeURIComponent(planId)}`;
}

/** The address of a session's own page, where its learner can say what got done. */
function sessionAddress(appUrl: string, planId: string, sessionId: string): string {
  return `${planAddress(appUrl, planId)}/sessions/${encodeURIComponent(sessionId)}`;
}

/**
 * The range of the offset table for a plan's feed: whole UTC years, from the year before the first
 * session, so that the change is known which rules it, to four years after the last, so that a yearly
 * rule of the zone shows.
 */
export function offsetRangeOf(
  sessions: readonly { readonly start: Instant; readonly minutes: Minutes }[],
  revisedAt: number,
): { readonly from: Instant; readonly until: Instant } {
  const revision = instantOfMilliseconds(revisedAt);
  const starts = sessions.map(({ start }) => start);
  const ends = sessions.map(({ start, minutes }) => start + minutes);
  const first = starts.length === 0 ? revision : Math.min(...starts);
  const last = ends.length === 0 ? revision : Math.max(...ends);
  return {
    from: startOfUtcYear(utcYearOf(first) - 1),
    until: startOfUtcYear(utcYearOf(last) + 5),
  };
}

function sessionEvent(
  session: FeedSession,
  subjects: readonly PathSubjects[],
  input: PlanFeedInput,
): TimedEvent {
  const wording = wordingOf(session, subjects);
  if (!wording) throw new Error(`session ${session.id} has no topic in the path`);
  const url = sessionAddress(input.appUrl, input.planId, session.id);
  return {
    kind: 'timed',
    uid: `${session.id}@paceline`,
    summary: wording.summary,
    description: [...wording.lines, `Session: ${url}`].filter((line) => line !== '').join('\n'),
    url,
    categories: wording.categories,
    start: session.start,
    end: session.start + session.minutes,
    busy: input.busy ?? true,
    createdAt: session.createdAt,
    changedAt: session.changedAt,
    sequence: session.sequence,
  };
}

/** The last day of a phase's study. */
function milestoneEvent(
  milestone: FeedMilestone,
  subjects: readonly PathSubjects[],
  input: PlanFeedInput,
): AllDayEvent {
  const phase = phaseOf(milestone.phaseId, subjects);
  if (!phase) throw new Error(`milestone ${milestone.id} has no phase in the path`);
  const url = planAddress(input.appUrl, input.planId);
  return {
    kind: 'all-day',
    uid: `${milestone.id}@paceline`,
    summary: `${phase.title} completed`,
    description: `Last day of the phase ${phase.title}.\nPlan: ${url}`,
    url,
    categories: [phase.title],
    firstDay: milestone.day,
    endDay: milestone.day + 1,
    createdAt: milestone.createdAt,
    changedAt: milestone.changedAt,
    sequence: milestone.sequence,
  };
}

/** The events of a plan: its sessions, and the all-day milestones. */
export function planEvents(input: PlanFeedInput): readonly CalendarEvent[] {
  const subjects = [input.path, ...(input.formerPaths ?? [])].map(pathSubjects);
  return [
    ...input.sessions.map((session) => sessionEvent(session, subjects, input)),
    ...input.milestones.map((milestone) => milestoneEvent(milestone, subjects, input)),
  ];
}

/** A plan as its calendar. */
export function planFeed(input: PlanFeedInput): CalendarFeed {
  const name = plainText(input.title).trim();
  return {
    id: input.planId,
    name: name === '' ? NAMELESS : name,
    description: input.path.summary,
    zone: input.zone,
    color: FEED_COLOR,
    lastModified: input.revisedAt,
    events: planEvents(input),
  };
}
