import type { CivilDay, Instant } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { extendedCalendar } from './after-finish';
import { heldToAim } from './aim';
import { deepestWithReviews } from './deepest-with-reviews';
import { evenSessions } from './even-sessions';
import { fitStudy, type Fit } from './fit-study';
import type { Plan, PlannedSession } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import { reviewsIn, spareBeside } from './place-reviews';
import type { Problem } from './problem';
import { reviewsConflict } from './reviews-conflict';
import { spareTime } from './spare-time';
import { studyCalendar } from './study-calendar';
import { weekLoadsOf } from './week-loads';
import type { WorkBudget } from './work-budget';

/**
 * Fits study and its reviews. Where every review finds a place beside the best plan of study, on the
 * same day as if there were no study, that is the plan. Otherwise study makes way: the depth is the
 * highest found at which both have room, not proven to be the highest there is.
 */
export function fitWithReviews(problem: Problem, budget: WorkBudget): Fit {
  const held = heldToAim(problem);
  const alone = fitStudy({ ...held, reviews: null }, budget);
  if (alone.kind === 'infeasible') return alone;
  const conflict = reviewsConflict(held, budget);
  if (conflict) return { kind: 'infeasible', conflict };
  const beside = reviewsOnTheirDays(held, alone.plan.sessions, budget);
  if (beside) return { kind: 'plan', plan: withReviews(held, alone.plan, beside) };
  const { pieces, reviews } = deepestWithReviews(held, budget);
  const even = evenSessions(pieces, studyCalendar(held).slots, held.rules);
  const plan = planOfSessions(held, namedSessions(held, even), budget);
  return { kind: 'plan', plan: withReviews(held, plan, reviews) };
}

/** The reviews beside these sessions, if each lies on the day that it would have without them. */
function reviewsOnTheirDays(
  problem: Problem,
  sessions: readonly PlannedSession[],
  budget: WorkBudget,
): readonly PlannedSession[] | null {
  const calendar = extendedCalendar(problem);
  const beside = reviewsIn(spareBeside(problem, sessions, calendar, budget), problem, sessions);
  const alone = reviewsIn(spareTime(problem, calendar, budget), problem, sessions);
  if (beside.kind === 'no-place' || alone.kind === 'no-place') return null;
  const dayOf = (start: Instant): CivilDay => wallTimeAt(problem.offsets, start).day;
  const unhindered = new Map(alone.reviews.map(({ id, start }) => [id, dayOf(start)]));
  const inTime = ({ id, start }: PlannedSession) => dayOf(start) <= (unhindered.get(id) ?? 0);
  return beside.reviews.every(inTime) ? beside.reviews : null;
}

/** A plan of study with its reviews among its sessions; what they take is no longer slack. */
function withReviews(problem: Problem, plan: Plan, reviews: readonly PlannedSession[]): Plan {
  const sessions = [...plan.sessions, ...reviews].sort((a, b) => a.start - b.start);
  const loads = weekLoadsOf(problem, studyCalendar(problem), sessions);
  const slackMinutes = loads.reduce(
    (sum, load) => sum + Math.max(0, load.capacityMinutes - load.plannedMinutes),
    0,
  );
  return { ...plan, sessions, slackMinutes };
}
