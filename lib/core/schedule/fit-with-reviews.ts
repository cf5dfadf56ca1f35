import type { CivilDay, Instant } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { extendedCalendar } from './after-finish';
import { depthOfAim, heldToAim } from './aim';
import { boundsAtDepth, depthsOnGrid, targetsOnGrid } from './effort-bounds';
import { evenSessions } from './even-sessions';
import { leastHolding, prepared } from './feasible';
import { fitStudy, type Fit } from './fit-study';
import { levelled } from './levelling';
import type { Plan, PlannedSession } from './plan';
import { namedSessions, planOfSessions } from './plan-of-sessions';
import { reviewsIn, spareBeside } from './place-reviews';
import type { Problem } from './problem';
import { createReviewedPlacer } from './reviewed-placer';
import { reviewsConflict } from './reviews-conflict';
import type { PhaseBounds, Piece } from './sequence';
import { spareTime } from './spare-time';
import { studyCalendar } from './study-calendar';
import type { PlacedWithReviews } from './study-with-reviews';
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
  const plan = planOfSessions(held, namedSessions(held, pieces), budget);
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

interface StudyAndReviews {
  readonly pieces: readonly Piece[];
  readonly reviews: readonly PlannedSession[];
}

/** As deep as it is aimed at or, where that does not fit, as deep as it was found to. */
function deepestWithReviews(problem: Problem, budget: WorkBudget): StudyAndReviews {
  const { calendar, sequencer } = prepared({ ...problem, reviews: null }, budget);
  const placer = createReviewedPlacer(problem, calendar, sequencer, budget);
  const options = {
    limits: calendar.limits,
    lastDay: calendar.days - 1,
    order: 'earliest',
  } as const;
  const solve = (bounds: readonly PhaseBounds[]): Fitting | null => {
    const placed = placer.place(bounds, options);
    return placed.kind === 'placed' ? { bounds, placed } : null;
  };
  const { bounds, placed } = deepestFitting(problem, solve);
  const even = levelled(placed, bounds, { run: placer.together }, calendar, problem.rules);
  const pieces = evenSessions(even.pieces, calendar.slots, problem.rules);
  return { pieces, reviews: even.reviews };
}

interface Fitting {
  readonly bounds: readonly PhaseBounds[];
  readonly placed: PlacedWithReviews;
}

type Solve = (bounds: readonly PhaseBounds[]) => Fitting | null;

/** That core depth fits is known. */
function deepestFitting(problem: Problem, solve: Solve): Fitting {
  const aimed = depthOfAim(problem.aim);
  const whole = solve(boundsAtDepth(problem, aimed));
  if (whole) return whole;
  const upTo = (depths: readonly number[]) => depths.filter((depth) => depth < aimed);
  const minimum = highestThatFits(upTo(depthsOnGrid(problem)), (depth) =>
    solve(boundsAtDepth(problem, depth)),
  );
  if (!minimum) throw new Error('what was found to fit at core depth does not');
  const targets = upTo(targetsOnGrid(problem)).filter((target) => target >= minimum.depth);
  const filled = highestThatFits([minimum.depth, ...targets, aimed], (target) =>
    solve(boundsAtDepth(problem, minimum.depth, target)),
  );
  return filled?.fitting ?? minimum.fitting;
}

/** The highest depth that bisection finds to fit, of which the first is the lowest. */
function highestThatFits(
  depths: readonly number[],
  solve: (depth: number) => Fitting | null,
): { readonly depth: number; readonly fitting: Fitting } | null {
  const found: { readonly depth: number; readonly fitting: Fitting }[] = [];
  leastHolding(-1, depths.length, (index) => {
    const depth = depths[index] as number;
    const fitting = solve(depth);
    if (fitting) found.push({ depth, fitting });
    return !fitting;
  });
  // Bisection only goes up from what fits: the last is the deepest.
  return found.at(-1) ?? null;
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
