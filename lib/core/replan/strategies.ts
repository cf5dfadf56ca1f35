import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import { withRules } from '../schedule/constraint-groups';
import { leastMinutes, MOST_A_WEEK } from '../schedule/relaxations';
import { studyCalendar, weekOfDay } from '../schedule/study-calendar';
import type { WorkBudget } from '../schedule/work-budget';
import type { PlacedPiece } from './keep-ask';
import { anyTime, toDeadline, type Ready } from './ready';
import { depthsAboveCore, leastAtDepth } from './remaining-work';
import type { NoOptionReason, ReplanStrategy } from './replan-option';
import type { Problem } from '../schedule/problem';
import type { Found, Scope, Search } from './search';
import { whyNot } from './why-not';

/** What a strategy comes to: the pieces, and the problem that they solve. */
export type Solved = Placed | { readonly ok: false; readonly reason: NoOptionReason };

interface Placed {
  readonly ok: true;
  readonly problem: Problem;
  readonly pieces: readonly PlacedPiece[];
}

export const STRATEGIES: Readonly<
  Record<ReplanStrategy, (ready: Ready, budget: WorkBudget) => Solved>
> = {
  'keep-deadline': keepDeadline,
  'shift-finish': shiftFinish,
  'trim-depth': trimDepth,
  'more-hours': moreHours,
};

/** Fewest moves by the deadline, else within the recommended weeks; then deepest, most effort, fewest sessions. */
function keepDeadline(ready: Ready, budget: WorkBudget): Solved {
  const core = leastAtDepth(ready.work, 0, ready.grid);
  return firstOf(ready, toDeadline(ready), core, (search) => {
    const scope = daysTo(Infinity, search, budget);
    const kept = search.mostKept(core, scope);
    if (!kept) return null;
    const { least, found } = search.deepest(kept, scope);
    return search.worthiest(found, least, scope);
  });
}

/** Every topic as many minutes as before, the earliest finishing week but none before the present one; then fewest moves. */
function shiftFinish(ready: Ready, budget: WorkBudget): Solved {
  const { goal } = ready;
  return firstOf(ready, [...toDeadline(ready), anyTime(ready)], goal, (search) => {
    const soonest = search.soonest(goal, daysTo(Infinity, search, budget));
    if (!soonest) return null;
    const finish = weekOfDay(soonest.pieces.at(-1)?.day ?? 0);
    return fewestMoves(search, goal, daysTo(Math.max(finish, ready.finishWeek), search, budget));
  });
}

/** The present finishing week; the highest minimum depth, then fewest moves, then the most effort. */
function trimDepth(ready: Ready, budget: WorkBudget): Solved {
  const { work, grid } = ready;
  const core = leastAtDepth(work, 0, grid);
  return firstOf(ready, toDeadline(ready), core, (search) => {
    const scope = daysTo(ready.finishWeek, search, budget);
    const depths = depthsAboveCore(work, grid);
    let least: Int32Array | null = search.soonest(core, scope) ? core : null;
    let low = 0;
    let high = least === null ? 0 : depths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const deeper = leastAtDepth(work, depths[middle] as number, grid);
      if (search.soonest(deeper, scope)) {
        least = deeper;
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return least === null ? null : fewestMoves(search, least, scope);
  });
}

/** The present finishing week and every topic as many minutes as before, with the least weekly minutes; then fewest moves. */
function moreHours(ready: Ready, budget: WorkBudget): Solved {
  const { goal, grid, finishWeek } = ready;
  const cap = ready.request.problem.rules.weeklyCapMinutes;
  const problems = toDeadline(ready);
  for (const problem of problems) {
    const search = ready.searchFor(problem);
    const fits = (minutes: Minutes | null) =>
      search.holdsPins &&
      search.soonest(goal, underCap(search, minutes, daysTo(finishWeek, search, budget))) !== null;
    const least = cap === null || fits(cap) ? cap : leastCap(cap, grid, fits);
    if (least === null && cap !== null) continue;
    const widened = least === cap ? problem : withRules(problem, { weeklyCapMinutes: least });
    const answer = firstOf(ready, [widened], goal, (wider) =>
      fewestMoves(wider, goal, daysTo(finishWeek, wider, budget)),
    );
    if (answer.ok) return answer;
  }
  // What does not fit under any cap lacks windows.
  const uncapped = withRules(problems.at(-1) as Problem, { weeklyCapMinutes: null });
  const reason = whyNot(ready, uncapped, goal, finishWeek);
  const isForWindows = cap === null && reason.kind === 'work-does-not-fit';
  return { ok: false, reason: isForWindows ? { kind: 'no-weekly-cap' } : reason };
}

/** The least cap above one that does not suffice; null where none does. */
function leastCap(
  tooLow: Minutes,
  grid: Minutes,
  fits: (minutes: Minutes) => boolean,
): Minutes | null {
  return fits(MOST_A_WEEK) ? leastMinutes(tooLow, MOST_A_WEEK, grid, fits) : null;
}

/** The first of the problems that a plan solves; where none is, why the last one is not. */
function firstOf(
  ready: Ready,
  problems: readonly Problem[],
  least: Int32Array,
  solve: (search: Search) => Found | null,
): Solved {
  for (const problem of problems) {
    const search = ready.searchFor(problem);
    if (!search.holdsPins) continue;
    const found = solve(search);
    if (found) return { ok: true, problem, pieces: found.pieces };
  }
  return { ok: false, reason: whyNot(ready, problems.at(-1) as Problem, least, null) };
}

function fewestMoves(search: Search, least: Int32Array, scope: Scope): Found | null {
  const kept = search.mostKept(least, scope);
  return kept && search.worthiest(kept, least, scope);
}

/** The days up to the end of a plan week, or all of them. */
function daysTo(week: number, { time }: Search, budget: WorkBudget): Scope {
  const lastDay = Math.min(time.days, (week + 1) * DAYS_PER_WEEK) - 1;
  return { budget, lastDay, limits: time.limits };
}

/** The same days under another weekly cap. */
function underCap({ problem }: Search, minutes: Minutes | null, scope: Scope): Scope {
  if (minutes === problem.rules.weeklyCapMinutes) return scope;
  const changed = withRules(problem, { weeklyCapMinutes: minutes });
  // Without a free share the limits do not depend on the windows, which take the time to lay out.
  const bare = { ...changed, availability: { ...changed.availability, windows: [] } };
  const { limits } = studyCalendar(changed.rules.freeSharePercent > 0 ? changed : bare);
  return { ...scope, limits };
}
