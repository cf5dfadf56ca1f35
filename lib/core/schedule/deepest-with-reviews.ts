import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import { depthOfAim } from './aim';
import { boundsAtDepth, depthsOnGrid, type PhaseBounds } from './effort-bounds';
import { prepared } from './feasible';
import { leastHolding } from './least-holding';
import type { Problem } from './problem';
import { createReviewedPlacer } from './reviewed-placer';
import { weekOfDay, type StudyCalendar } from './study-calendar';
import type { PlaceTogether, StudyAndReviews } from './study-with-reviews';
import type { WorkBudget } from './work-budget';

/**
 * Study as deep as it is aimed at or, where that does not fit with its reviews, as deep as it was found
 * to; then what time is left makes topics deeper, those of high priority first; then fewer sessions and
 * even weeks. That core depth fits must be known.
 */
export function deepestWithReviews(problem: Problem, budget: WorkBudget): StudyAndReviews {
  const { calendar, sequencer } = prepared({ ...problem, reviews: null }, budget);
  const placer = createReviewedPlacer(problem, calendar, sequencer, budget);
  const solve: Solve = (bounds) => {
    const placed = placer.place(bounds, { limits: calendar.limits, lastDay: calendar.days - 1 });
    return placed.kind === 'placed' ? { bounds, placed } : null;
  };
  const aimed = depthOfAim(problem.aim);
  const whole = solve(boundsAtDepth(problem, aimed));
  const { bounds, placed } = whole ?? filled(problem, aimed, deepest(problem, aimed, solve), solve);
  const finishingWeek = weekOfDay(placed.finishDay) + 1;
  const lastDay =
    (whole ? Math.min(calendar.days, finishingWeek * DAYS_PER_WEEK) : calendar.days) - 1;
  return evened(placed, bounds, lastDay, problem, calendar, placer.together);
}

interface Fitting {
  readonly bounds: readonly PhaseBounds[];
  readonly placed: StudyAndReviews;
}

type Solve = (bounds: readonly PhaseBounds[]) => Fitting | null;

interface Deepest extends Fitting {
  readonly depth: number;
}

/** The highest minimum depth that bisection finds to fit. */
function deepest(problem: Problem, aimed: number, solve: Solve): Deepest {
  const depths = depthsOnGrid(problem).filter((depth) => depth < aimed);
  const found = highestThatFits(depths.length, (index) => {
    const depth = depths[index] as number;
    const fitting = solve(boundsAtDepth(problem, depth));
    return fitting && { ...fitting, depth };
  });
  if (!found) throw new Error('what was found to fit at core depth does not');
  return found;
}

/** As many grid steps towards the depth aimed at as fit, topic by topic, by priority and then in order. */
function filled(problem: Problem, aimed: number, least: Deepest, solve: Solve): Fitting {
  const high = boundsAtDepth(problem, aimed);
  const low = boundsAtDepth(problem, least.depth);
  const missing = low.flatMap((phase, p) =>
    phase.topics.map((topic, t) => ({
      p,
      t,
      steps: (high[p]?.topics[t]?.least ?? 0) - topic.least,
      priority: problem.path.phases[p]?.topics[t]?.priority ?? 1,
    })),
  );
  missing.sort((a, b) => b.priority - a.priority || a.p - b.p || a.t - b.t);
  const all = missing.reduce((sum, { steps }) => sum + steps, 0);
  const raised = (given: number): readonly PhaseBounds[] => {
    const more = new Map<string, number>();
    let left = given;
    for (const { p, t, steps } of missing) {
      more.set(`${p} ${t}`, Math.min(steps, left));
      left -= Math.min(steps, left);
    }
    return low.map((phase, p) => ({
      ...phase,
      topics: phase.topics.map((topic, t) => ({
        ...topic,
        least: topic.least + (more.get(`${p} ${t}`) ?? 0),
      })),
    }));
  };
  return highestThatFits(all, (index) => solve(raised(index + 1))) ?? least;
}

/** What fits at the highest index that bisection finds; null where not even the first does. */
function highestThatFits<Found>(
  count: number,
  attempt: (index: number) => Found | null,
): Found | null {
  const found: Found[] = [];
  leastHolding(-1, count, (index) => {
    const fitting = attempt(index);
    if (fitting) found.push(fitting);
    return !fitting;
  });
  // Bisection only goes up from what fits: the last is the highest.
  return found.at(-1) ?? null;
}

/** The same efforts by that day in no more sessions, with the least study minutes in the fullest week. */
function evened(
  earliest: StudyAndReviews,
  bounds: readonly PhaseBounds[],
  lastDay: number,
  { rules }: Problem,
  calendar: StudyCalendar,
  together: PlaceTogether,
): StudyAndReviews {
  const { limits } = calendar;
  const attempt = (peak: Minutes): StudyAndReviews | null => {
    const week = limits.week.map((limit) => Math.min(limit, peak));
    const found = (['longest', 'earliest'] as const).flatMap((prefer) => {
      const outcome = together(bounds, { limits: { day: limits.day, week }, lastDay, prefer });
      return outcome.kind === 'placed' ? [outcome] : [];
    });
    return found.sort((a, b) => a.pieces.length - b.pieces.length)[0] ?? null;
  };
  const most = fullestWeek(earliest, calendar);
  let best = earliest;
  const steps = Math.ceil(most / rules.gridMinutes);
  leastHolding(-1, steps + 1, (index) => {
    const found = attempt(index * rules.gridMinutes);
    if (!found || found.pieces.length > best.pieces.length) return false;
    best = found;
    return true;
  });
  return best;
}

/** Study minutes of the week that has the most. */
function fullestWeek({ pieces }: StudyAndReviews, { slots }: StudyCalendar): Minutes {
  const loads = new Map<number, Minutes>();
  let slot = 0;
  for (const { start, minutes } of pieces) {
    while ((slots[slot]?.until ?? Infinity) <= start) slot += 1;
    const week = weekOfDay(slots[slot]?.day ?? 0);
    loads.set(week, (loads.get(week) ?? 0) + minutes);
  }
  return Math.max(0, ...loads.values());
}
