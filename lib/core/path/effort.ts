import type { PathDemand, PhaseDemand } from '../schedule/problem';
import type { EffortRange, LearningPath, Phase, Topic, Unit } from './learning-path';

/** Something that gets a share of a total: a phase, a unit or a topic. Efforts are in grid steps. */
interface Part {
  /** Its share, relative to its siblings. */
  readonly weight: number;
  /** What its topics with an own effort take, whatever the share. */
  readonly own: EffortRange;
  /** How many of its topics state no effort; none of them gets less than one step. */
  readonly others: number;
}

interface Share {
  readonly weight: number;
  readonly floor: number;
}

const NOTHING: EffortRange = { core: 0, deep: 0 };

/**
 * What the path asks of the calendar. A phase has its largest number of weeks at the path's weekly
 * minutes, scaled to the stated total; units share it by their weeks, topics by reading time. A
 * topic's own effort holds and its siblings share the rest, and every topic gets at least one grid
 * step: where these ask for more than the stated total, they win. All efforts are minutes on the grid.
 *
 * The grid is the half hour, also where sessions are placed on the quarter: whole half hours fill a
 * week to the minute, so that 20 weeks of 10 hours hold a path of 200 hours. Only where a topic's own
 * effort is on the quarter hour are all efforts, if sessions can be.
 */
export function pathDemand(path: LearningPath, sessionGridMinutes: 15 | 30): PathDemand {
  const gridMinutes = Math.max(sessionGridMinutes, hasQuarterHours(path) ? 15 : 30);
  const total: EffortRange = {
    core: gridSteps(path.totalMinutes.min, gridMinutes),
    deep: gridSteps(path.totalMinutes.max, gridMinutes),
  };
  const parts = path.phases.map((phase) => phasePart(phase, gridMinutes));
  const efforts = divide(total, parts);
  return {
    weeks: path.weeks,
    phases: path.phases.map((phase, index) =>
      phaseDemand(phase, efforts[index] ?? NOTHING, gridMinutes),
    ),
  };
}

function hasQuarterHours(path: LearningPath): boolean {
  const topics = path.phases.flatMap((phase) => phase.units.flatMap((unit) => unit.topics));
  return topics.some(
    ({ ownEffort }) => ownEffort && (ownEffort.core % 30 !== 0 || ownEffort.deep % 30 !== 0),
  );
}

function phaseDemand(phase: Phase, total: EffortRange, gridMinutes: number): PhaseDemand {
  const unitEfforts = divide(
    total,
    phase.units.map((unit) => unitPart(unit, gridMinutes)),
  );
  const topics = phase.units.flatMap((unit, unitIndex) => {
    const topicEfforts = divide(unitEfforts[unitIndex] ?? NOTHING, topicParts(unit, gridMinutes));
    return unit.topics.map((topic, index) => {
      const { core, deep } = topicEfforts[index] ?? NOTHING;
      const effort = { core: core * gridMinutes, deep: deep * gridMinutes };
      return {
        id: topic.id,
        kind: 'study' as const,
        unitId: unit.id,
        effort,
        priority: topic.priority ?? 1,
        optional: topic.optional ?? false,
        requires: topic.requires,
      };
    });
  });
  return { id: phase.id, weeks: phase.weeks, topics };
}

function phasePart(phase: Phase, gridMinutes: number): Part {
  return {
    weight: phase.weeks.max,
    ...ownAndOthers(
      phase.units.flatMap((unit) => unit.topics),
      gridMinutes,
    ),
  };
}

function unitPart(unit: Unit, gridMinutes: number): Part {
  return { weight: unit.weeks, ...ownAndOthers(unit.topics, gridMinutes) };
}

/** Weights are reading times; a topic without one counts as the mean of its unit's known ones. */
function topicParts(unit: Unit, gridMinutes: number): readonly Part[] {
  const known = unit.topics.flatMap((topic) => topic.readingMinutes ?? []);
  const sum = sumOf(known);
  return unit.topics.map((topic) => ({
    weight: known.length === 0 ? 1 : weightByReading(topic, sum, known.length),
    ...ownAndOthers([topic], gridMinutes),
  }));
}

/** Reading time as a weight, times the number of known ones: the mean stays a whole number. */
function weightByReading(topic: Topic, knownSum: number, knownCount: number): number {
  return topic.readingMinutes === undefined ? knownSum : topic.readingMinutes * knownCount;
}

function ownAndOthers(topics: readonly Topic[], gridMinutes: number): Omit<Part, 'weight'> {
  const own = topics.flatMap((topic) => topic.ownEffort ?? []);
  return {
    own: {
      core: sumOf(own.map(({ core }) => gridSteps(core, gridMinutes))),
      deep: sumOf(own.map(({ deep }) => gridSteps(deep, gridMinutes))),
    },
    others: topics.length - own.length,
  };
}

/** Divides a total over its parts, so that no part's deep share is below its core share. */
function divide(total: EffortRange, parts: readonly Part[]): readonly EffortRange[] {
  const sharing = parts.filter((part) => part.others > 0);
  const settled = parts.filter((part) => part.others === 0);
  const cores = apportion(
    total.core - sumOf(settled.map(({ own }) => own.core)),
    sharing.map(({ weight, own, others }) => ({ weight, floor: own.core + others })),
  );
  // Largest remainders can shrink a share as the total grows: the core share is the deep one's floor.
  const deeps = apportion(
    total.deep - sumOf(settled.map(({ own }) => own.deep)),
    sharing.map(({ weight, own }, index) => ({
      weight,
      floor: own.deep + (cores[index] ?? 0) - own.core,
    })),
  );
  let next = 0;
  return parts.map((part) => {
    if (part.others === 0) return part.own;
    const effort = { core: cores[next] ?? 0, deep: deeps[next] ?? 0 };
    next += 1;
    return effort;
  });
}

/**
 * Shares of a whole number by weight, none below its floor, adding up to the total (or to the floors
 * where these are more). Largest remainder (Hamilton); of equal remainders the one listed first.
 */
function apportion(total: number, shares: readonly Share[]): readonly number[] {
  const result = shares.map(({ floor }) => floor);
  let left = Math.max(total, sumOf(result));
  let open = shares.map((share, index) => ({ ...share, index }));
  let weight = sumOf(open.map((share) => share.weight));
  const belowFloor = (share: Share): boolean => left * share.weight < share.floor * weight;
  for (let held = open.filter(belowFloor); held.length > 0; held = open.filter(belowFloor)) {
    open = open.filter((share) => !belowFloor(share));
    left -= sumOf(held.map(({ floor }) => floor));
    weight = sumOf(open.map((share) => share.weight));
  }
  const ranked = open
    .map((share) => ({
      index: share.index,
      whole: Math.floor((left * share.weight) / weight),
      remainder: (left * share.weight) % weight,
    }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const extra = left - sumOf(ranked.map(({ whole }) => whole));
  ranked.forEach(({ index, whole }, rank) => {
    result[index] = whole + (rank < extra ? 1 : 0);
  });
  return result;
}

/** Minutes as grid steps; what is not on the grid is rounded up. */
function gridSteps(minutes: number, gridMinutes: number): number {
  return Math.ceil(minutes / gridMinutes);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
