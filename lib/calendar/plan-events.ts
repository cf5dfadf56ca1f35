import type { CivilDay, Instant, Minutes } from '@/lib/core/civil/civil';
import type { LearningPath, Phase } from '@/lib/core/path/learning-path';
import type { SessionKind } from '@/lib/core/schedule/session-id';
import type { AllDayEvent, CalendarEvent, EventData, TimedEvent } from './calendar-feed';
import {
  DEFAULT_FEED_OPTIONS,
  NO_CHANGES,
  type FeedOptions,
  type OptionChanges,
} from './feed-options';
import {
  ENGLISH,
  pathSubjects,
  phaseOf,
  SIGNS_ONLY,
  wordingOf,
  type PathSubjects,
  type Words,
} from './session-wording';

export const PRIVATE_TITLE = 'Study';

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
  /** What it shows and how; everything, as it is, where absent. */
  readonly style?: FeedStyle;
  /** The all-day milestones of the phases that have no milestone session. */
  readonly milestones: readonly FeedMilestone[];
  /** The days of the phases; none where they are not to be shown. */
  readonly phases?: readonly FeedPhase[];
  /** Earlier copies of the path, newest first, for sessions of topics that it has no more. */
  readonly formerPaths?: readonly LearningPath[];
}

/** The options of one feed of a plan. */
export interface FeedStyle {
  readonly options: FeedOptions;
  /** Of the options, in what timed events say. */
  readonly timed: OptionChanges;
  /** Of the options, in what all-day events say. */
  readonly allDay: OptionChanges;
  /** What a private event is identified by in place of an id that tells its topic; the same for the same id. */
  readonly privateId: (id: string) => string;
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

/** The days of a phase's study. */
export interface FeedPhase extends ChangeData {
  readonly phaseId: string;
  readonly firstDay: CivilDay;
  /** First day beyond it. */
  readonly endDay: CivilDay;
}

/** The address of a plan's page. */
function planAddress(appUrl: string, planId: string): string {
  return `${appUrl}/plans/${encodeURIComponent(planId)}`;
}

/** The address of a session's own page, where its learner can say what got done. */
function sessionAddress(appUrl: string, planId: string, sessionId: string): string {
  return `${planAddress(appUrl, planId)}/sessions/${encodeURIComponent(sessionId)}`;
}

const REVIEWING: readonly SessionKind[] = ['review', 'upkeep'];

const WORDS = { plain: ENGLISH, 'language-neutral': SIGNS_ONLY } as const;

function sessionEvent(
  session: FeedSession,
  subjects: readonly PathSubjects[],
  input: PlanFeedInput,
): TimedEvent {
  const { titles, time } = optionsOf(input);
  const timed = {
    kind: 'timed',
    start: session.start,
    end: session.start + session.minutes,
    busy: time === 'busy',
    ...changed(session, input.style?.timed),
  } as const;
  if (titles === 'private') return { ...timed, ...privateEvent(session.id, input) };
  const words = WORDS[titles];
  const wording = wordingOf(session, subjects, words);
  if (!wording) throw new Error(`session ${session.id} has no topic in the path`);
  const url = sessionAddress(input.appUrl, input.planId, session.id);
  return {
    ...timed,
    uid: uidOf(session.id),
    summary: wording.summary,
    description: linesOf([...wording.lines, words.label('Session', url)]),
    url,
    categories: wording.categories,
  };
}

/** What an all-day event of a phase is, apart from its words. */
interface PhaseDays extends ChangeData {
  readonly id: string;
  readonly phaseId: string;
  readonly firstDay: CivilDay;
  readonly endDay: CivilDay;
}

/** What it says of its phase. */
type PhaseWording = (phase: Phase, words: Words) => Pick<EventData, 'summary' | 'description'>;

/** An all-day event of a phase, with a link to the plan. */
function phaseDaysEvent(
  days: PhaseDays,
  wording: PhaseWording,
  subjects: readonly PathSubjects[],
  input: PlanFeedInput,
): AllDayEvent {
  const { titles } = optionsOf(input);
  const { id, phaseId, firstDay, endDay } = days;
  const allDay = {
    kind: 'all-day',
    firstDay,
    endDay,
    ...changed(days, input.style?.allDay),
  } as const;
  if (titles === 'private') return { ...allDay, ...privateEvent(id, input) };
  const words = WORDS[titles];
  const phase = phaseOf(phaseId, subjects);
  if (!phase) throw new Error(`${id} has no phase in the path`);
  const url = planAddress(input.appUrl, input.planId);
  const { summary, description } = wording(phase, words);
  return {
    ...allDay,
    uid: uidOf(id),
    summary,
    description: linesOf([description, words.label('Plan', url)]),
    url,
    categories: [phase.title],
  };
}

/** Of the last day of a phase's study. */
const milestoneWording: PhaseWording = ({ title }, words) => ({
  summary: words.completed(title),
  description: words.sentence(`Last day of the phase ${title}.`),
});

/** Of the days from a phase's first to its last study session. */
const spanWording: PhaseWording = ({ title }) => ({ summary: title, description: '' });

/** What the feed shows and how; everything, as it is, where nothing else was chosen. */
export function optionsOf({ style }: PlanFeedInput): FeedOptions {
  return style?.options ?? DEFAULT_FEED_OPTIONS;
}

function uidOf(id: string): string {
  return `${id}@paceline`;
}

function linesOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

/** What an event says that must tell nothing but that there is study. */
function privateEvent(
  id: string,
  { style, appUrl, planId }: PlanFeedInput,
): Pick<EventData, 'uid' | 'summary' | 'description' | 'url' | 'categories'> {
  if (!style) throw new Error('a private feed has a style');
  const url = planAddress(appUrl, planId);
  return {
    uid: uidOf(style.privateId(id)),
    summary: PRIVATE_TITLE,
    description: `Plan: ${url}`,
    url,
    categories: [],
  };
}

/**
 * An event's own changes and those of the options. Each change of either raises the sum, and with it the
 * stamp by a whole second at least, even where both change within one.
 */
function changed(
  { createdAt, changedAt, sequence }: ChangeData,
  { count, at }: OptionChanges = NO_CHANGES,
): ChangeData {
  if (count === 0) return { createdAt, changedAt, sequence };
  const changes = sequence + count;
  return { createdAt, changedAt: Math.max(changedAt, at) + changes * 1000, sequence: changes };
}

function isShown({ kind }: FeedSession, { sessions, work }: FeedOptions): boolean {
  return sessions && (work === 'all' || REVIEWING.includes(kind) === (work === 'reviews'));
}

/** The events of a plan: its sessions, the all-day milestones and the days of the phases. */
export function planEvents(input: PlanFeedInput): readonly CalendarEvent[] {
  const options = optionsOf(input);
  const subjects = [input.path, ...(input.formerPaths ?? [])].map(pathSubjects);
  const milestones = options.milestones ? input.milestones : [];
  const phases = options.phases ? (input.phases ?? []) : [];
  return [
    ...input.sessions
      .filter((session) => isShown(session, options))
      .map((session) => sessionEvent(session, subjects, input)),
    ...milestones.map(({ day, ...milestone }) =>
      phaseDaysEvent(
        { ...milestone, firstDay: day, endDay: day + 1 },
        milestoneWording,
        subjects,
        input,
      ),
    ),
    ...phases.map((span) =>
      phaseDaysEvent(
        { ...span, id: `${input.planId}.${span.phaseId}.phase` },
        spanWording,
        subjects,
        input,
      ),
    ),
  ];
}
