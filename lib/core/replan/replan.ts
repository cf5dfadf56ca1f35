import type { PlannedSession } from '../schedule/plan';
import { verify } from '../schedule/verify';
import { MOST_STEPS, withinSteps } from '../schedule/work-budget';
import { openReviews, withReviewsAndUpkeep } from './around-study';
import { namedSessions, pastSessions } from './name-sessions';
import { optionOf } from './option-of';
import { ready, type Ready } from './ready';
import {
  REPLAN_STRATEGIES,
  type NoOption,
  type NoOptionReason,
  type ReplanOption,
  type ReplanOptions,
  type ReplanOutcome,
  type ReplanRequest,
  type ReplanStrategy,
} from './replan-option';
import { STRATEGIES } from './strategies';

/**
 * Fits a plan again by one strategy, keeping all that can stay, or says why that cannot be had. Where
 * nothing was missed and the plan still holds, the answer is the previous sessions themselves.
 */
export function replan(
  request: ReplanRequest,
  strategy: ReplanStrategy,
  mostSteps: number = MOST_STEPS,
): ReplanOutcome {
  return outcomesOf(request, [strategy], mostSteps)[0] as ReplanOutcome;
}

/** All strategies side by side, and the one to choose unless the learner says otherwise. */
export function replanOptions(
  request: ReplanRequest,
  mostSteps: number = MOST_STEPS,
): ReplanOptions {
  const outcomes = outcomesOf(request, REPLAN_STRATEGIES, mostSteps);
  return { outcomes, recommended: recommendedOf(request, outcomes) };
}

function outcomesOf(
  request: ReplanRequest,
  strategies: readonly ReplanStrategy[],
  mostSteps: number,
): readonly ReplanOutcome[] {
  const reviews = openReviews(request);
  // Reviews keep their time if they can; where study does not fit beside them, it goes first.
  const attempts = [ready(request, 'reviews'), ...(reviews.length > 0 ? [ready(request)] : [])];
  const unchanged = unchangedSessions(attempts[0] as Ready, reviews);
  return strategies.map((strategy) =>
    unchanged === null
      ? firstOutcome(attempts, strategy, mostSteps)
      : optionOf(request, strategy, request.problem, unchanged),
  );
}

function firstOutcome(
  attempts: readonly Ready[],
  strategy: ReplanStrategy,
  mostSteps: number,
): ReplanOutcome {
  let outcome: ReplanOutcome | null = null;
  for (const attempt of attempts) {
    outcome = solved(attempt, strategy, mostSteps);
    if (outcome.kind === 'option') break;
  }
  if (outcome === null) throw new Error('there is always an attempt');
  return outcome;
}

function solved(attempt: Ready, strategy: ReplanStrategy, mostSteps: number): ReplanOutcome {
  const { request, work } = attempt;
  const no = (reason: NoOptionReason): NoOption => ({ kind: 'no-option', strategy, reason });
  const outcome = withinSteps(mostSteps, (budget): ReplanOutcome => {
    const answer = STRATEGIES[strategy](attempt, budget);
    if (!answer.ok) return no(answer.reason);
    const { problem } = answer;
    const study = namedSessions(request, work, answer.pieces);
    const around = withReviewsAndUpkeep(request, problem, study, budget);
    return around.ok ? optionOf(request, strategy, problem, around.sessions) : no(around.reason);
  });
  return outcome.kind === 'too-large' ? no(outcome) : outcome;
}

/** The plan as it is, where nothing was missed, no minutes are short and every constraint still holds. */
function unchangedSessions(
  { request, work, grid }: Ready,
  reviews: readonly PlannedSession[],
): readonly PlannedSession[] | null {
  const { problem, previous, placed = [] } = request;
  const isMissed = ({ start }: PlannedSession) => start < problem.now;
  if (work.missed.length > 0 || placed.length > 0 || reviews.some(isMissed)) return null;
  const left = new Map(work.topics.map(({ demand, goal }) => [demand.id, goal * grid]));
  for (const { topicId, minutes } of work.toCome) {
    left.set(topicId, (left.get(topicId) ?? 0) - minutes);
  }
  if ([...left.values()].some((minutes) => minutes > 0)) return null;
  const past = pastSessions(problem, previous);
  const done = new Set(past.map(({ id }) => id));
  const ahead = previous.filter((session) => !done.has(session.id) && !isMissed(session));
  const sessions = [...past, ...ahead].sort((a, b) => a.start - b.start);
  return verify(problem, { sessions }).length === 0 ? sessions : null;
}

/**
 * Of the options that keep the deadline or, without one, the recommended weeks, the one with the fewest
 * moves; one that asks for more weekly minutes only where no other does.
 */
function recommendedOf(
  { problem }: ReplanRequest,
  outcomes: readonly ReplanOutcome[],
): ReplanStrategy | null {
  const keeping = outcomes.filter(
    (outcome): outcome is ReplanOption =>
      outcome.kind === 'option' &&
      (problem.deadlineDay === null ? outcome.extraWeeks === 0 : outcome.meetsDeadline),
  );
  const asksMore = ({ weeklyCapMinutes }: ReplanOption) =>
    weeklyCapMinutes === problem.rules.weeklyCapMinutes ? 0 : 1;
  const [best] = [...keeping].sort((a, b) => asksMore(a) - asksMore(b) || a.moves - b.moves);
  return best?.strategy ?? null;
}
