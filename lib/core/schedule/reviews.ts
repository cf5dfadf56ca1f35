import type { CivilDay, Instant, Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { LATEST_REVIEW_DAYS } from './after-finish';
import type { PlannedSession } from './plan';
import type { Problem } from './problem';
import { sessionId } from './session-id';
import type { Place, SpareTime } from './spare-time';

/** A topic whose study is over: when, and who it is. */
export interface FinishedTopic {
  readonly phaseId: string;
  readonly unitId: string;
  readonly topicId: string;
  /** Local day of its last session. */
  readonly lastDay: CivilDay;
  /** End of its last session. */
  readonly end: Instant;
}

/** One review that a plan owes. */
export interface DueReview {
  readonly topic: FinishedTopic;
  readonly id: string;
  /** 1 to `parts`, in the order of their due days. */
  readonly part: number;
  readonly parts: number;
  readonly minutes: Minutes;
  /** So many days after the day of the topic's last session. */
  readonly dueDay: CivilDay;
}

/** The reviews of one topic in their order; none without review rules. */
export function reviewsOf({ reviews }: Problem, topic: FinishedTopic): readonly DueReview[] {
  if (reviews === null) return [];
  const { afterDays, minutes } = reviews;
  return afterDays.map((after, index) => ({
    topic,
    id: sessionId(topic.topicId, 'review', index + 1),
    part: index + 1,
    parts: afterDays.length,
    minutes,
    dueDay: topic.lastDay + after,
  }));
}

/** The local day of now. */
export function today({ now, offsets }: Problem): CivilDay {
  return wallTimeAt(offsets, Math.max(now, offsets.from)).day;
}

/**
 * Whether a review is still to be planned: not one that is done, nor one that was due before today,
 * of which the problem does not say whether it is still wanted.
 */
export function isOwed(problem: Problem, { id, dueDay }: DueReview): boolean {
  return dueDay >= today(problem) && !isDone(problem, id);
}

/** Whether the learner has done the review with this id. */
export function isDone({ doneReviews, history }: Problem, id: string): boolean {
  return (doneReviews ?? []).includes(id) || history.some((session) => session.id === id);
}

/** The days on which a review may lie: from its due day, or from today where that is past. */
export function daysOfReview(
  problem: Problem,
  { dueDay }: Pick<DueReview, 'dueDay'>,
): { readonly firstDay: CivilDay; readonly lastDay: CivilDay } {
  const firstDay = Math.max(dueDay, today(problem));
  return { firstDay, lastDay: firstDay + LATEST_REVIEW_DAYS };
}

/** Takes the earliest place for a review that its days have; null where they have none. */
export function takeReview(
  problem: Problem,
  spare: SpareTime,
  review: DueReview,
  /** End of the review of the same topic before it, if any. */
  previousEnd: Instant | null,
): Place | null {
  const { startDay, rules } = problem;
  const { firstDay, lastDay } = daysOfReview(problem, review);
  const place = spare.earliest({
    minutes: review.minutes,
    after: Math.max(review.topic.end, previousEnd ?? 0) + rules.gapMinutes,
    fromDay: firstDay - startDay,
    lastDay: lastDay - startDay,
  });
  if (place) spare.take(place);
  return place;
}

/** A review with its time, as a plan has it. */
export function reviewSession(review: DueReview, start: Instant): PlannedSession {
  const { topic, id, part, parts, minutes } = review;
  const { phaseId, unitId, topicId } = topic;
  return { id, kind: 'review', phaseId, unitId, topicId, part, parts, start, minutes };
}

/** A session of a topic; without an id while it is not yet part of a plan. */
export interface TimedSession {
  readonly id?: string;
  readonly topicId: string;
  readonly start: Instant;
  readonly minutes: Minutes;
}

/** The study topics that these sessions finish, in the order of study; milestones have no reviews. */
export function finishedTopics(
  { path, offsets }: Problem,
  sessions: readonly TimedSession[],
): readonly FinishedTopic[] {
  const last = new Map<string, { readonly start: Instant; readonly minutes: Minutes }>();
  for (const session of sessions) {
    if (session.id?.startsWith(`${session.topicId}.review.`)) continue;
    if ((last.get(session.topicId)?.start ?? -Infinity) < session.start) {
      last.set(session.topicId, session);
    }
  }
  return path.phases.flatMap((phase) =>
    phase.topics.flatMap(({ id, kind, unitId }): FinishedTopic[] => {
      const session = last.get(id);
      if (kind === 'milestone' || !session) return [];
      const { start, minutes } = session;
      const { day } = wallTimeAt(offsets, start);
      return [{ phaseId: phase.id, unitId, topicId: id, lastDay: day, end: start + minutes }];
    }),
  );
}
