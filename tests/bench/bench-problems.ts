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
