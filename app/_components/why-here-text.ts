import type { CivilDay, Instant, WallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { WhyHere } from '@/lib/core/schedule/why-here';
import {
  clockTime,
  counted,
  durationText,
  hoursText,
  percentText,
  plainDay,
  weekdayDay,
  type DateStyle,
} from './format-dates';

/** What a reason is told with besides itself. */
export interface WhyHereWords {
  /** The session that it is the reason of. */
  readonly minutes: number;
  readonly day: CivilDay;
  /** Days after its topic on which a review is due; null for other sessions. */
  readonly dueAfterDays: number | null;
  readonly titleOfSession: (id: string) => string;
  readonly titleOfPhase: (id: string) => string;
  readonly titleOfTopic: (id: string) => string;
  readonly wallTime: (instant: Instant) => { readonly day: CivilDay; readonly minute: WallMinute };
  readonly style: DateStyle;
  readonly today: CivilDay;
}

/** Why a session lies where it does and not earlier, in one plain sentence. */
export function whyHereText(why: WhyHere, words: WhyHereWords): string {
  const { style, today, titleOfPhase, titleOfSession, titleOfTopic } = words;
  const dayText = (day: CivilDay) => weekdayDay(day, style, today);
  const dayOf = (instant: Instant) => dayText(words.wallTime(instant).day);
  const clockOf = (instant: Instant) => clockTime(words.wallTime(instant).minute, style);
  const timeText = (instant: Instant) => `${dayOf(instant)}, ${clockOf(instant)}`;
  switch (why.kind) {
    case 'history':
      return 'It is behind you and stays as it was.';
    case 'path-start':
      return 'The first of your study times from the start on.';
    case 'follows':
      return `Follows ${titleOfSession(why.sessionId)}, the session before it.`;
    case 'phase-end':
      return `Ends ${titleOfPhase(why.phaseId)}, right after its last session.`;
    case 'next-window':
      return 'The next of your study times after the session before it.';
    case 'window-too-short':
      return `From ${clockOf(why.earlier)} on ${dayOf(why.earlier)} there is only ${durationText(why.minutes)} left, too short for ${durationText(words.minutes)}.`;
    case 'day-off':
      return `${plainDay(why.day, style, today)}, where it could be earlier, is a day off.`;
    case 'busy':
      return `Your calendar is taken at ${timeText(why.earlier)}, where it could be earlier.`;
    case 'reserved':
      return `Time that is already set in this plan holds the place at ${timeText(why.earlier)}.`;
    case 'taken':
      return `${titleOfSession(why.sessionId)} takes the place before it.`;
    case 'after-review':
      return 'Comes after the review of the same topic before it.';
    case 'daily-cap':
      return `Your ${durationText(why.capMinutes)} for ${dayText(why.day)} were planned.`;
    case 'weekly-cap':
      return `Your ${hoursText(why.capMinutes)} for the week of ${dayOf(why.earlier)} were planned.`;
    case 'free-share':
      return `The week of ${dayOf(why.earlier)} keeps ${percentText(why.percent / 100)} of its time free.`;
    case 'phase-weeks':
      return phaseWeeksText(why.weeks, why.bound, titleOfPhase(why.phaseId));
    case 'reviews-too-late':
      return `Earlier, reviews of ${titleOfTopic(why.topicId)} would come too long after it.`;
    case 'even-load':
      return 'It could be earlier; here the load is spread more evenly.';
    case 'review-due':
      return reviewText(why.dueDay, titleOfTopic(why.topicId), words);
    case 'upkeep-week':
      return 'Ongoing hours, spread over their week.';
  }
}

/** What the reasons of a plan's sessions are told with. */
export interface ReasonsOf {
  readonly path: LearningPath;
  readonly offsets: OffsetTable;
  readonly why: ReadonlyMap<string, WhyHere>;
  /** Every session's title by its id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Days after a topic on which its reviews are due. */
  readonly reviewDays: readonly number[];
  readonly style: DateStyle;
  readonly today: CivilDay;
}

interface Asked extends Pick<PlannedSession, 'id' | 'kind' | 'part' | 'minutes'> {
  readonly day: CivilDay;
}

/** Tells of any session of a plan why it lies where it does; nothing of one that the plan lacks. */
export function reasonTeller(plan: ReasonsOf): (session: Asked) => string {
  const { path, offsets, why, titles, reviewDays, style, today } = plan;
  const phases = new Map(path.phases.map(({ id, title }) => [id, title]));
  const topics = new Map(
    path.phases.flatMap(({ units }) =>
      units.flatMap((unit) => unit.topics.map(({ id, title }) => [id, title] as const)),
    ),
  );
  const title = (of: ReadonlyMap<string, string>) => (id: string) => of.get(id) ?? id;
  return ({ id, kind, part, minutes, day }) => {
    const reason = why.get(id);
    if (!reason) return '';
    return whyHereText(reason, {
      minutes,
      day,
      dueAfterDays: kind === 'review' ? (reviewDays[part - 1] ?? null) : null,
      titleOfSession: title(titles),
      titleOfPhase: title(phases),
      titleOfTopic: title(topics),
      wallTime: (instant) => wallTimeAt(offsets, instant),
      style,
      today,
    });
  };
}

function phaseWeeksText(weeks: number, bound: number, phase: string): string {
  const limit = weeks < bound ? 'at least' : 'at most';
  return `Earlier, ${phase} would take ${counted(weeks, 'week')}; the path gives it ${limit} ${bound}.`;
}

function reviewText(
  dueDay: CivilDay,
  topic: string,
  { day, dueAfterDays, style, today }: WhyHereWords,
): string {
  const after =
    dueAfterDays === null ? `after ${topic}` : `${counted(dueAfterDays, 'day')} after ${topic}`;
  return day === dueDay
    ? `Due ${after}.`
    : `Due on ${weekdayDay(dueDay, style, today)}, ${after}; this is the first time from then on.`;
}
