import type { PlannedSession } from '../schedule/plan';
import { verify } from '../schedule/verify';
import { MOST_STEPS, withinSteps } from '../schedule/work-budget';
import { namedSessions, pastSessions } from './name-sessions';
import { optionOf } from './option-of';
import { ready, type Ready } from './ready';
import {
  REPLAN_STRATEGIES,
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
  const prepared = ready(request);
  const unchanged = unchangedSessions(prepared);
  return strategies.map((strategy) =>
    unchanged === null
      ? solved(prepared, strategy, mostSteps)
      : optionOf(request, strategy, request.problem, unchanged),
  );
}

function solved(prepared: Ready, strategy: ReplanStrategy, mostSteps: number): ReplanOutcome {
  const { request, work } = prepared;
  const answer = withinSteps(mostSteps, (budget) => STRATEGIES[strategy](prepared, budget));
  if ('kind' in answer) return { kind: 'no-option', strategy, reason: answer };
  if (!answer.ok) return { kind: 'no-option', strategy, reason: answer.reason };
  const sessions = namedSessions(request, work, answer.pieces);
  return optionOf(request, strategy, answer.problem, sessions);
}

/** The plan as it is, where nothing was missed, no minutes are short and every constraint still holds. */
function unchangedSessions({ request, work, grid }: Ready): readonly PlannedSession[] | null {
  const { problem, previous } = request;
  if (work.missed.length > 0) return null;
  const left = new Map(work.topics.map(({ demand, goal }) => [demand.id, goal * grid]));
  for (const { topicId, minutes } of work.toCome) {
    left.set(topicId, (left.get(topicId) ?? 0) - minutes);
  }
  if ([...left.values()].some((minutes) => minutes > 0)) return null;
  const toCome = new Set(work.toCome);
  const ahead = previous.filter((session) => toCome.has(session));
  const sessions = [...pastSessions(problem, previous), ...ahead].sort((a, b) => a.start - b.start);
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
