import type { Minutes } from '../civil/civil';
import type { PathDemand, PhaseDemand, TopicDemand } from '../schedule/problem';
import { milestoneTopicId } from '../schedule/session-id';
import type { EffortRange, LearningPath, Phase, Topic, Unit } from './learning-path';

/** What a learner changes about a path; ids that the path does not have change nothing. */
export interface PathChoices {
  /** Ids of topics known already. */
  readonly known: readonly string[];
  /** Ids of topics left out. */
  readonly leftOut: readonly string[];
  /** Minutes on top of a topic's own. */
  readonly extra: readonly { readonly topicId: string; readonly minutes: Minutes }[];
  /** Minutes for a milestone at the end of each phase, or null for milestones without time. */
  readonly milestoneMinutes: Minutes | null;
}

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
 *
 * Effort is divided as if nothing were chosen: the time of a topic that is known or left out is
 * released, the others keep theirs.
 */
export function pathDemand(
  path: LearningPath,
  sessionGridMinutes: 15 | 30,
  choices: PathChoices | null = null,
): PathDemand {
  const gridMinutes = Math.max(sessionGridMinutes, hasQuarterHours(path) ? 15 : 30);
  const total: EffortRange = {
    core: gridSteps(path.totalMinutes.min, gridMinutes),
    deep: gridSteps(path.totalMinutes.max, gridMinutes),
  };
  const parts = path.phases.map((phase) => phasePart(phase, gridMinutes));
  const efforts = divide(total, parts);
  const phases = path.phases.map((phase, index) =>
    phaseDemand(phase, efforts[index] ?? NOTHING, gridMinutes),
  );
  return {
    weeks: path.weeks,
    phases:
      choices === null ? phases : phases.map((phase) => chosen(phase, choices, sessionGridMinutes)),
  };
}

function chosen(phase: PhaseDemand, choices: PathChoices, grid: Minutes): PhaseDemand {
  const nothingOf = new Set([...choices.known, ...choices.leftOut]);
  const topics = phase.topics.map((topic): TopicDemand => {
    if (nothingOf.has(topic.id)) return { ...topic, effort: NOTHING };
    const extra = sumOf(choices.extra.map((one) => (one.topicId === topic.id ? one.minutes : 0)));
    const more = gridSteps(extra, grid) * grid;
    return {
      ...topic,
      effort: { core: topic.effort.core + more, deep: topic.effort.deep + more },
    };
  });
  const isLeft = topics.some(({ effort }) => effort.deep > 0);
  if (choices.milestoneMinutes === null || !isLeft) return { ...phase, topics };
  const minutes = gridSteps(choices.milestoneMinutes, grid) * grid;
  return { ...phase, topics: [...topics, milestone(phase, minutes)] };
}

function milestone({ id, topics }: PhaseDemand, minutes: Minutes): TopicDemand {
  return {
    id: milestoneTopicId(id),
    kind: 'milestone',
    unitId: (topics.at(-1) as TopicDemand).unitId,
    effort: { core: minutes, deep: minutes },
    priority: 1,
    optional: false,
    requires: [],
  };
}

/** The same demand where each of these topics is finished with the minutes studied, be they few or many. */
export function withFinished(
  demand: PathDemand,
  finished: ReadonlyMap<string, Minutes>,
): PathDemand {
  const topicAsDone = (topic: TopicDemand): TopicDemand => {
    const done = finished.get(topic.id);
    return done === undefined ? topic : { ...topic, effort: { core: done, deep: done } };
  };
  return {
    ...demand,
    phases: demand.phases.map((phase) => ({ ...phase, topics: phase.topics.map(topicAsDone) })),
  };
}

/** A topic that is to be studied, and one that it requires and that is not. */
export interface MissingRequirement {
  readonly topicId: string;
  readonly requiredId: string;
}

/** What of these topics cannot be left out, because a topic that is still to be studied requires it. */
export function keptTopicsThatRequire(
  path: LearningPath,
  { known, leftOut }: Pick<PathChoices, 'known' | 'leftOut'>,
): readonly MissingRequirement[] {
  const missing = new Set(leftOut.filter((id) => !known.includes(id)));
  return path.phases
    .flatMap((phase) => phase.units.flatMap((unit) => unit.topics))
    .filter(({ id }) => !known.includes(id) && !leftOut.includes(id))
    .flatMap(({ id, requires }) =>
      requires
        .filter((required) => missing.has(required))
        .map((requiredId) => ({ topicId: id, requiredId })),
    );
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
