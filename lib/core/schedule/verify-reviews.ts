import type { CivilDay } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { PlannedSession } from './plan';
import type { Problem, ReviewRules } from './problem';
import { endOf, localDay, type Sessions } from './verify-sessions';
import type { Violation } from './violation';

/** So many days after its due day a review may lie at most. */
const LATEST = 14;

/**
 * A study topic with sessions has one review for each of the days, numbered from 1; not owed are those
 * that were due before today or that are done.
 */
export function reviewCountViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const today = todayOf(problem);
  const past = new Set([...problem.history.map(({ id }) => id), ...(problem.doneReviews ?? [])]);
  const owed = [...lastDays(problem, sessions)].flatMap(([topicId, lastDay]) =>
    afterDays(problem).map((after, index) => ({
      topicId,
      key: keyOf(topicId, index + 1),
      isOptional: lastDay + after < today || past.has(`${topicId}.review.${index + 1}`),
    })),
  );
  const reviews = sessions.filter(({ kind }) => kind === 'review');
  const found = new Set(reviews.map(({ topicId, part }) => keyOf(topicId, part)));
  const asked = new Set(owed.map(({ key }) => key));
  const missing = owed.filter(({ key, isOptional }) => !isOptional && !found.has(key));
  // Each key is asked for once.
  const unasked = reviews.filter(({ topicId, part }) => !asked.delete(keyOf(topicId, part)));
  return [
    ...missing.map(({ topicId }): Violation => ({ constraint: 'review-count', ids: [topicId] })),
    ...unasked.map(({ id }): Violation => ({ constraint: 'review-count', ids: [id] })),
  ];
}

function keyOf(topicId: string, part: number): string {
  return `${topicId} ${part}`;
}

/** A review lies on its due day, so many days after the day of its topic's last session, or within 14 days after it (after today, where it was due before). */
export function reviewDayViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const finished = lastDays(problem, sessions);
  return added(problem, sessions).flatMap((review): Violation[] => {
    const lastDay = finished.get(review.topicId);
    const after = afterDays(problem)[review.part - 1];
    if (lastDay === undefined || after === undefined) return [];
    const due = lastDay + after;
    const last = Math.max(due, todayOf(problem)) + LATEST;
    const found = localDay(problem, review);
    if (due <= found && found <= last) return [];
    const bound = found < due ? due : last;
    return [{ constraint: 'review-day', ids: [review.id], found, bound }];
  });
}

/** A review starts after the study of its topic and the reviews of it before this one have ended. */
export function reviewOrderViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  const byTopic = new Map<string, PlannedSession[]>();
  for (const session of sessions) {
    const own = byTopic.get(session.topicId);
    if (own) own.push(session);
    else byTopic.set(session.topicId, [session]);
  }
  return added(problem, sessions).flatMap((review) =>
    (byTopic.get(review.topicId) ?? [])
      .filter(({ kind, part }) => kind === 'study' || (kind === 'review' && part < review.part))
      .filter((before) => endOf(before) > review.start)
      .map(({ id }): Violation => ({ constraint: 'review-order', ids: [id, review.id] })),
  );
}

/** A review is as long as the rules say. */
export function reviewLengthViolations(problem: Problem, sessions: Sessions): readonly Violation[] {
  return added(problem, sessions)
    .filter(({ minutes }) => minutes !== problem.reviews?.minutes)
    .map(({ id, minutes }) => ({
      constraint: 'review-length',
      ids: [id],
      found: minutes,
      ...(problem.reviews && { bound: problem.reviews.minutes }),
    }));
}

function afterDays({ reviews }: { readonly reviews: ReviewRules | null }): readonly number[] {
  return reviews?.afterDays ?? [];
}

/** Reviews that did not happen yet. */
function added({ history }: Problem, sessions: Sessions): Sessions {
  const past = new Set(history.map(({ id }) => id));
  return sessions.filter(({ id, kind }) => kind === 'review' && !past.has(id));
}

function todayOf({ now, offsets }: Problem): CivilDay {
  return wallTimeAt(offsets, Math.max(now, offsets.from)).day;
}

/** The local day of the last study session of each study topic that has any. */
function lastDays({ path, offsets }: Problem, sessions: Sessions): ReadonlyMap<string, CivilDay> {
  const topics = new Set(
    path.phases.flatMap((phase) =>
      phase.topics.filter(({ kind }) => kind === 'study').map(({ id }) => id),
    ),
  );
  const last = new Map<string, CivilDay>();
  for (const { kind, topicId, start } of sessions) {
    if (kind !== 'study' || !topics.has(topicId)) continue;
    const { day } = wallTimeAt(offsets, start);
    last.set(topicId, Math.max(day, last.get(topicId) ?? day));
  }
  return last;
}
