import type { Instant, Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { placeReviews } from '../schedule/place-reviews';
import type { PlannedSession } from '../schedule/plan';
import type { Problem } from '../schedule/problem';
import { upkeepBeside } from '../schedule/upkeep';
import { isDone } from '../schedule/reviews';
import { verify } from '../schedule/verify';
import type { WorkBudget } from '../schedule/work-budget';
import { isOfPath } from '../schedule/session-id';
import type { NoOptionReason, ReplanRequest } from './replan-option';

/** Reviews of the previous plan that are not done, whenever they were to be. */
export function openReviews({ problem, previous }: ReplanRequest): readonly PlannedSession[] {
  if (problem.reviews === null) return [];
  return previous.filter(({ id, kind }) => kind === 'review' && !isDone(problem, id));
}

/** Previous sessions that a replan answers for: not upkeep and reviews that are over. */
export function answeredFor(request: ReplanRequest): readonly PlannedSession[] {
  const { now, history } = request.problem;
  const past = new Set(history.map(({ id }) => id));
  const open = new Set(openReviews(request));
  return request.previous.filter(
    (session) =>
      isOfPath(session) || past.has(session.id) || session.start >= now || open.has(session),
  );
}

export type AroundStudy =
  | { readonly ok: true; readonly sessions: readonly PlannedSession[] }
  | { readonly ok: false; readonly reason: NoOptionReason };

/**
 * Study with its reviews and upkeep, in time order. Reviews keep their time where they still may have
 * it; upkeep as a whole, as long as it still follows the finish.
 */
export function withReviewsAndUpkeep(
  request: ReplanRequest,
  problem: Problem,
  study: readonly PlannedSession[],
  budget: WorkBudget,
): AroundStudy {
  let sessions = study;
  if (problem.reviews !== null) {
    const times = new Map<string, Instant>(
      openReviews(request).map(({ id, start }) => [id, start]),
    );
    const placed = placeReviews(problem, study, times, budget);
    if (placed.kind === 'no-place') {
      const { topic, minutes } = placed.review;
      return {
        ok: false,
        reason: { kind: 'review-does-not-fit', topicId: topic.topicId, minutes },
      };
    }
    sessions = inTime([...study, ...placed.reviews]);
  }
  if (problem.upkeep === null) return { ok: true, sessions };
  const last = study.findLast(isOfPath);
  const finishDay = last ? wallTimeAt(problem.offsets, last.start).day : problem.startDay;
  const upkeep = upkeepBeside(problem, sessions, finishDay, budget).sessions;
  const kept = request.previous.filter(
    ({ kind, start }) => kind === 'upkeep' && start >= problem.now,
  );
  const asBefore = inTime([...sessions, ...kept]);
  const isAsMuch = minutesOf(kept) >= minutesOf(upkeep);
  if (isAsMuch && verify(problem, { sessions: asBefore }).length === 0) {
    return { ok: true, sessions: asBefore };
  }
  return { ok: true, sessions: inTime([...sessions, ...upkeep]) };
}

function minutesOf(sessions: readonly PlannedSession[]): Minutes {
  return sessions.reduce((sum, { minutes }) => sum + minutes, 0);
}

function inTime(sessions: readonly PlannedSession[]): readonly PlannedSession[] {
  return [...sessions].sort((a, b) => a.start - b.start);
}
