import type { Instant, Minutes } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import type { LearningPath, Phase, Topic } from '@/lib/core/path/learning-path';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { startOfUtcYear, utcYearOf } from '@/lib/time/utc-year';
import type { AllDayEvent, CalendarFeed, TimedEvent } from './calendar-feed';
import { plainText } from './ics-text';

/** From this depth on a session's description says what full depth adds. */
const DEEP_FROM = 0.5;

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
  /** Stored change data of the phases' milestones; without it they follow their sessions' data. */
  readonly milestones?: readonly FeedMilestone[];
}

/** When something was made and last changed, milliseconds since the epoch, and how often. */
export interface ChangeData {
  readonly createdAt: number;
  readonly changedAt: number;
  readonly sequence: number;
}

export interface FeedSession extends ChangeData {
  readonly id: string;
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
  readonly phaseId: string;
}

/** The address of a plan's page. */
function planAddress(appUrl: string, planId: string): string {
  return `${appUrl}/plans/${encodeURIComponent(planId)}`;
}

/** The address of a session on its plan's page: the element with the session's id. */
function sessionAddress(appUrl: string, planId: string, sessionId: string): string {
  return `${planAddress(appUrl, planId)}#${encodeURIComponent(sessionId)}`;
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

function descriptionOf(session: FeedSession, topic: Topic, phase: Phase, link: string): string {
  return [
    topic.core,
    session.depth >= DEEP_FROM ? topic.deep : '',
    topic.url === undefined ? '' : `Resource: ${topic.url}`,
    `Phase: ${phase.title}`,
    `Session: ${link}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

interface PlacedTopic {
  readonly topic: Topic;
  readonly phase: Phase;
}

function topicsById(path: LearningPath): ReadonlyMap<string, PlacedTopic> {
  const placed = path.phases.flatMap((phase) =>
    phase.units.flatMap((unit) => unit.topics.map((topic) => ({ topic, phase }))),
  );
  return new Map(placed.map((one) => [one.topic.id, one]));
}

function sessionEvent(
  session: FeedSession,
  placed: PlacedTopic | undefined,
  input: PlanFeedInput,
): TimedEvent {
  if (!placed) throw new Error(`session ${session.id} has no topic in the path`);
  const { topic, phase } = placed;
  const url = sessionAddress(input.appUrl, input.planId, session.id);
  const part = session.parts > 1 ? ` (part ${session.part} of ${session.parts})` : '';
  return {
    kind: 'timed',
    uid: `${session.id}@paceline`,
    summary: `${topic.title}${part}`,
    description: descriptionOf(session, topic, phase, url),
    url,
    categories: [phase.title],
    start: session.start,
    end: session.start + session.minutes,
    busy: input.busy ?? true,
    createdAt: session.createdAt,
    changedAt: session.changedAt,
    sequence: session.sequence,
  };
}

/** A stand-in for stored data: it rises when a session of the phase is changed or added. */
function changeDataOf(sessions: readonly FeedSession[]): ChangeData {
  return {
    createdAt: Math.min(...sessions.map(({ createdAt }) => createdAt)),
    changedAt: Math.max(...sessions.map(({ changedAt }) => changedAt)),
    sequence: sessions.reduce((sum, { sequence }) => sum + sequence + 1, 0),
  };
}

/** The end of a phase: the local day on which its last session starts. None for a phase without sessions. */
function milestoneEvent(
  phase: Phase,
  input: PlanFeedInput,
  offsets: OffsetTable,
): readonly AllDayEvent[] {
  const sessions = input.sessions.filter(({ phaseId }) => phaseId === phase.id);
  if (sessions.length === 0) return [];
  const day = wallTimeAt(offsets, Math.max(...sessions.map(({ start }) => start))).day;
  const stored = input.milestones?.find(({ phaseId }) => phaseId === phase.id);
  const { createdAt, changedAt, sequence } = stored ?? changeDataOf(sessions);
  const url = planAddress(input.appUrl, input.planId);
  return [
    {
      kind: 'all-day',
      uid: `${input.planId}.${phase.id}.milestone@paceline`,
      summary: `${phase.title} completed`,
      description: `Last day of the phase ${phase.title}.\nPlan: ${url}`,
      url,
      categories: [phase.title],
      firstDay: day,
      endDay: day + 1,
      createdAt,
      changedAt,
      sequence,
    },
  ];
}

/** A plan as its calendar: its sessions, and an all-day milestone on each phase's last day. */
export function planFeed(input: PlanFeedInput, offsets: OffsetTable): CalendarFeed {
  const name = plainText(input.title).trim();
  const topics = topicsById(input.path);
  return {
    id: input.planId,
    name: name === '' ? NAMELESS : name,
    description: input.path.summary,
    zone: input.zone,
    color: FEED_COLOR,
    lastModified: input.revisedAt,
    events: [
      ...input.sessions.map((one) => sessionEvent(one, topics.get(one.topicId), input)),
      ...input.path.phases.flatMap((phase) => milestoneEvent(phase, input, offsets)),
    ],
  };
}
