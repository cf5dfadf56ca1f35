import { loadLearningPath } from '@/lib/content/learning-paths';
import { MINUTES_PER_DAY, parseDay } from '@/lib/core/civil/civil';
import { pathDemand } from '@/lib/core/path/effort';
import type { PathDemand, Problem } from '@/lib/core/schedule/problem';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { DEFAULT_WINDOWS, weeklyWindows } from '@/lib/usecases/availability-schema';

const START = parseDay('2026-11-30') ?? 0;

/** A problem from a Monday in Berlin with the product's default windows and session rules. */
export function benchProblem(
  path: PathDemand,
  weeks: number,
  weeklyHours: number,
  more: Partial<Problem> = {},
): Problem {
  const horizonDay = START + weeks * 7 - 1;
  return {
    path,
    startDay: START,
    now: (START - 1) * MINUTES_PER_DAY,
    horizonDay,
    offsets: offsetTableOfZone(
      'Europe/Berlin',
      (START - 3) * MINUTES_PER_DAY,
      (START + weeks * 7 * 3) * MINUTES_PER_DAY,
    ),
    availability: { windows: weeklyWindows(DEFAULT_WINDOWS), blackouts: [], busy: [] },
    rules: {
      minMinutes: 30,
      maxMinutes: 120,
      gapMinutes: 0,
      gridMinutes: 15,
      dailyCapMinutes: null,
      weeklyCapMinutes: weeklyHours * 60,
      freeSharePercent: 0,
    },
    deadlineDay: null,
    pace: 'recommended',
    aim: 'standard',
    history: [],
    reserved: [],
    reviews: null,
    upkeep: null,
    ...more,
  };
}

export async function referenceDemand(): Promise<PathDemand> {
  const loaded = await loadLearningPath('senior-engineer');
  if (!loaded) throw new Error('the reference path has findings');
  return pathDemand(loaded.path, 15);
}

/** So many topics of two to four hours in phases of about twenty, over so many weeks. */
export function largeDemand(topics: number, weeks: number): PathDemand {
  const phases = Math.ceil(topics / 20);
  const weeksEach = Math.max(1, Math.ceil(weeks / phases));
  return {
    weeks: { min: 1, max: weeks },
    phases: Array.from({ length: phases }, (_, p) => ({
      id: `phase-${p}`,
      weeks: { min: 1, max: weeksEach + 1 },
      topics: Array.from({ length: Math.min(20, topics - p * 20) }, (_ignored, t) => ({
        id: `topic-${p}-${t}`,
        unitId: `unit-${p}`,
        effort: { core: 120 + 30 * ((p + t) % 3), deep: 180 + 30 * ((p + 2 * t) % 3) },
        kind: 'study' as const,
        priority: 1,
        optional: false,
        requires: [],
      })),
    })),
  };
}

/** One size of problem, in the states that are asked about. */
export interface BenchCase {
  readonly name: string;
  readonly topics: number;
  readonly problem: Problem;
  /** The same with so few hours a week that it does not fit. */
  readonly tooLittle: Problem;
  /** The same with reviews, or null where these are not asked for. */
  readonly withReviews: Problem | null;
}

/** From the reference path to ten thousand topics, ascending. */
export async function benchCases(): Promise<readonly BenchCase[]> {
  const reference = await referenceDemand();
  const topics = reference.phases.reduce((sum, phase) => sum + phase.topics.length, 0);
  return [
    benchCase('reference path, 20 weeks', topics, reference, [20, 12, 8]),
    benchCase('200 topics, 52 weeks', 200, largeDemand(200, 52), [52, 14, 8]),
    benchCase('1,000 topics, 2 years', 1000, largeDemand(1000, 104), [104, 32, 20]),
    largestCase(),
  ];
}

/** The largest one, in longer windows: 14 years of 32 hours a week do not hold 10,000 topics. */
export function largestCase(): BenchCase {
  const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    weekday < 6 ? { weekday, from: '18:00', to: '23:00' } : { weekday, from: '08:00', to: '20:00' },
  );
  const availability = { windows: weeklyWindows(windows), blackouts: [], busy: [] };
  const demand = largeDemand(10_000, 730);
  return benchCase('10,000 topics, 14 years', 10_000, demand, [730, 40, 20], { availability });
}

function benchCase(
  name: string,
  topics: number,
  demand: PathDemand,
  [weeks, hours, tooFew]: readonly [weeks: number, hours: number, tooFew: number],
  more: Partial<Problem> = {},
): BenchCase {
  const problem = benchProblem(demand, weeks, hours, more);
  return {
    name,
    topics,
    problem,
    tooLittle: benchProblem(demand, weeks, tooFew, more),
    withReviews:
      topics > 1000
        ? null
        : {
            ...problem,
            pace: 'relaxed',
            // Reviews take time of their own, and the last are due three weeks after the finish.
            horizonDay: problem.startDay + Math.ceil(1.6 * weeks) * 7 - 1,
            reviews: { afterDays: [2, 7, 21], minutes: 20 },
          },
  };
}

/** Problems that other solvers can be asked about, on the half hour with sessions of an hour or more: from a week of four topics to the reference path. */
export async function solverCases(): Promise<
  readonly { readonly name: string; readonly problem: Problem }[]
> {
  const windows = weeklyWindows([
    ...[1, 3, 4].map((weekday) => ({ weekday, from: '19:00', to: '21:30' })),
    { weekday: 6, from: '09:00', to: '14:00' },
  ]);
  const coarse = (problem: Problem): Problem => ({
    ...problem,
    rules: { ...problem.rules, minMinutes: 60, gridMinutes: 30 },
  });
  const small = (topics: number, weeks: number) => {
    const availability = { windows, blackouts: [], busy: [] };
    return {
      name: `${topics} topics, ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`,
      problem: coarse(benchProblem(largeDemand(topics, weeks), weeks, 12, { availability })),
    };
  };
  return [
    small(4, 1),
    small(7, 2),
    small(10, 3),
    small(14, 4),
    {
      name: 'reference path, 20 weeks',
      problem: coarse(benchProblem(await referenceDemand(), 20, 12)),
    },
  ];
}
