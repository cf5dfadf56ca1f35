import type { Problem } from '../schedule/problem';
import type { LoadLimits } from '../schedule/study-calendar';
import { WorkExceeded, workBudget, type WorkBudget } from '../schedule/work-budget';
import type { Answer, Ask, PlacedPiece } from './keep-ask';
import { createKeepProgram } from './keep-program';
import { oldSessions } from './old-sessions';
import { phaseRanges, withEnds, type HeldEnds } from './phase-ranges';
import { depthsAboveCore, leastAtDepth, type RemainingWork } from './remaining-work';
import { timeLine, type TimeLine } from './time-line';

/** Weighing effort and sessions of all plans that keep as many is given up after so many steps. */
const WEIGHING_STEPS = 600_000;

/** So many ways to have done as much of a topic are followed then. */
const FEW_LABELS = 8;

/** Where a search looks: the days and the limits of one strategy. */
export interface Scope {
  readonly budget: WorkBudget;
  /** Last day after the start day on which a session may start. */
  readonly lastDay: number;
  readonly limits: LoadLimits;
}

export interface Found {
  readonly pieces: readonly PlacedPiece[];
  readonly kept: number;
}

/** A problem made ready to be asked which of the old sessions can be kept. */
export interface Search {
  readonly problem: Problem;
  readonly time: TimeLine;
  /** Whether every pinned session can stay where it is, each by itself. */
  readonly holdsPins: boolean;
  /** A sequence with the least efforts that finishes first, or null. */
  readonly soonest: (least: Int32Array, scope: Scope) => Found | null;
  /** The most old sessions that any plan keeps, and such a plan; null where there is no plan. */
  readonly mostKept: (least: Int32Array, scope: Scope) => Found | null;
  /** The highest minimum depth of plans that keep as many as `found`, as least efforts, and such a plan. */
  readonly deepest: (found: Found, scope: Scope) => { least: Int32Array; found: Found };
  /**
   * Of the plans that keep as many as `found`, one with the most effort, then the fewest sessions; a good
   * one of these where there are too many to weigh them all.
   */
  readonly worthiest: (found: Found, least: Int32Array, scope: Scope) => Found;
}

export function createSearch(
  problem: Problem,
  work: RemainingWork,
  pinned: ReadonlySet<string>,
): Search {
  const { rules } = problem;
  const grid = rules.gridMinutes;
  const time = timeLine(problem);
  const olds = oldSessions(work.toCome, work.topics, pinned, time, rules);
  const program = createKeepProgram(work.topics, time, olds, rules);
  const held = phaseRanges(problem);
  const holdsPins =
    olds.filter((old) => old.pinned).length ===
    work.toCome.filter(({ id }) => pinned.has(id)).length;
  const goal = Int32Array.from(work.topics, (topic) => topic.goal);
  // The last day of a phase that has begun is settled; what is counted from a day to choose is not.
  let ends: readonly HeldEnds[] = held.map(({ begunOn }) => ({
    most: begunOn !== null,
    least: false,
  }));

  /**
   * Solves with those ends of phase ranges alone that came out wrong without them, since a range that is
   * counted from a chosen day makes many more ways. What answers to fewer constraints and keeps all is best.
   */
  function solve(ask: Omit<Ask, 'ranges'>): Answer {
    for (;;) {
      const ranges = held.map((range, phase) => withEnds(range, ends[phase] as HeldEnds));
      const answer = program.solve({ ...ask, ranges });
      if (answer.kind === 'none') return answer;
      const broken = brokenEnds(answer.pieces);
      if (broken.every(({ most, least }) => !most && !least)) return answer;
      ends = ends.map(({ most, least }, phase) => ({
        most: most || (broken[phase] as HeldEnds).most,
        least: least || (broken[phase] as HeldEnds).least,
      }));
    }
  }

  function brokenEnds(pieces: readonly PlacedPiece[]): readonly HeldEnds[] {
    const days = held.map(() => ({ first: Infinity, last: -1 }));
    for (const { topic, day } of pieces) {
      const range = days[work.topics[topic]?.phase as number] as (typeof days)[number];
      range.first = Math.min(range.first, day);
      range.last = day;
    }
    return held.map(({ begunOn, lastDayFrom, endDayFrom }, phase) => {
      const { first, last } = days[phase] as (typeof days)[number];
      if (last === -1) return { most: false, least: false };
      const begin = begunOn ?? first;
      return { most: last > lastDayFrom(begin), least: last < endDayFrom(begin) };
    });
  }

  function soonest(least: Int32Array, scope: Scope): Found | null {
    const answer = solve({ ...plain(least, scope), keep: false, leastKept: 0 });
    return answer.kind === 'found' ? answer : null;
  }

  function mostKept(least: Int32Array, scope: Scope): Found | null {
    let leastKept = olds.length;
    for (let tries = 1; ; tries += 1) {
      const answer = solve({ ...plain(least, scope), keep: true, leastKept });
      if (answer.kind === 'found') return answer;
      if (answer.mostKept < 0) return null;
      // The bound is near: what is asked for comes down slowly at first.
      const step = Math.max(1, 2 ** (tries - 8));
      leastKept = Math.max(0, Math.min(answer.mostKept, Math.floor(leastKept - step)));
    }
  }

  function deepest(found: Found, scope: Scope): { least: Int32Array; found: Found } {
    const depths = depthsAboveCore(work, grid);
    let best = { least: leastAtDepth(work, 0, grid), found };
    let low = 0;
    let high = depths.length;
    // Bisection is exact here: a plan of one depth is also a plan of every lower one.
    while (low < high) {
      const middle = (low + high) >> 1;
      const least = leastAtDepth(work, depths[middle] as number, grid);
      const answer = solve({ ...plain(least, scope), keep: true, leastKept: found.kept });
      if (answer.kind === 'found') {
        best = { least, found: answer };
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return best;
  }

  function worthiest(found: Found, least: Int32Array, scope: Scope): Found {
    for (const mostLabels of [Infinity, FEW_LABELS]) {
      const budget = partOf(scope.budget, WEIGHING_STEPS);
      const better = withinBudget(() => weighed(found, least, { ...scope, budget }, mostLabels));
      if (better) return better;
    }
    return found;
  }

  function weighed(found: Found, least: Int32Array, scope: Scope, mostLabels: number): Found {
    const worth = program.worth.ofPieces(found.pieces, goal);
    // From above: to ask for more effort than there is soon fails, to ask for less than that takes long.
    let effort = goal.reduce((sum, steps) => sum + steps, 0);
    for (let step = 1; ; step *= 4) {
      const aboveWorth = Math.max(worth, (effort - 1) * program.worth.perStep);
      const answer = solve({
        ...{ least, goal, ...scope, keep: true, weighs: true, leastKept: found.kept },
        ...{ aboveWorth, mostLabels },
      });
      if (answer.kind === 'found') return answer;
      if (aboveWorth === worth) return found;
      effort = Math.min(Math.ceil(answer.mostWorth / program.worth.perStep), effort - step);
    }
  }

  return { problem, time, holdsPins, soonest, mostKept, deepest, worthiest };
}

/** Counts against a budget, and throws after so many steps of it. */
function partOf(whole: WorkBudget, steps: number): WorkBudget {
  const part = workBudget(steps);
  return {
    spend: (spent) => {
      whole.spend(spent);
      part.spend(spent);
    },
  };
}

/** What the work answers, or null where its budget did not suffice. */
function withinBudget<Answer>(work: () => Answer): Answer | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return null;
  }
}

function plain(least: Int32Array, scope: Scope) {
  return {
    least,
    goal: least,
    ...scope,
    weighs: false,
    aboveWorth: -Infinity,
    mostLabels: Infinity,
  };
}
