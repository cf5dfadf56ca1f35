import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import { begunPhases, lastPhaseToPlan, minutesByTopic } from './done-work';
import type { Problem, TopicDemand } from './problem';

/** What is left of a topic. */
export interface TopicBounds {
  readonly topicId: string;
  /** Grid steps still to study: at least, as many as count, at most; `least <= target <= most`. */
  readonly least: number;
  readonly target: number;
  readonly most: number;
  /** What one step is worth, up to the target. */
  readonly weight: number;
  /** Studied in one session of exactly its length, whatever the session rules. */
  readonly single: boolean;
}

/** What is left of a phase, and the range of days it must keep to. */
export interface PhaseBounds {
  readonly topics: readonly TopicBounds[];
  /** Most and least days on between the first and the last session, or null where they do not hold. */
  readonly mostDays: number | null;
  readonly leastDays: number | null;
  /** Days after the start day on which the phase already began, or null. */
  readonly begunOn: number | null;
}

// Depths are quotients: a candidate depth may come out a hair above the grid step it stands for.
const ROUNDING = 1e-9;

/**
 * What is left of every topic, in grid steps: at least up to `depth`, and counting up to `target`. Both
 * rise with the depth, so a plan of some depth is one of every lower.
 */
export function boundsAtDepth(
  problem: Problem,
  depth: number,
  target: number = depth,
): readonly PhaseBounds[] {
  const done = minutesByTopic(problem.history);
  const begun = begunPhases(problem);
  const ranged = problem.pace === 'recommended';
  const { phases } = problem.path;
  const last = lastPhaseToPlan(problem);
  const scale = commonDivisor(
    phases.flatMap((phase) => phase.topics.map(({ priority }) => priority)),
  );
  return phases.map((phase, index) => ({
    topics: phase.topics.map((topic) => ({
      ...stepsLeft(topic, depth, target, done.get(topic.id) ?? 0, problem.rules.gridMinutes),
      weight: topic.priority / scale,
    })),
    mostDays: ranged ? phase.weeks.max * DAYS_PER_WEEK : null,
    // ceil(days / 7) >= min holds from the first day of the last of those weeks.
    leastDays:
      ranged && index < last && phase.weeks.min > 1
        ? (phase.weeks.min - 1) * DAYS_PER_WEEK + 1
        : null,
    begunOn: begun.get(index) ?? null,
  }));
}

/**
 * What is left of every topic when each is to reach at least `depth`, and the nearest grid step below
 * `towards`.
 */
export function boundsTowards(
  problem: Problem,
  depth: number,
  towards: number,
): readonly PhaseBounds[] {
  const deeper = boundsAtDepth(problem, towards);
  return boundsAtDepth(problem, depth).map((bounds, phase) => ({
    ...bounds,
    topics: bounds.topics.map((topic, index) => {
      // One step less than what reaches it; a topic of one depth has no less.
      const below = (deeper[phase]?.topics[index]?.least ?? 0) - 1;
      const least = Math.max(topic.least, below);
      return { ...topic, least, target: least };
    }),
  }));
}

function stepsLeft(
  { id, kind, effort }: TopicDemand,
  depth: number,
  target: number,
  done: Minutes,
  grid: Minutes,
): Omit<TopicBounds, 'weight'> {
  const stepsAt = (at: number) => {
    const minutes = effort.core + at * (effort.deep - effort.core) - done;
    return Math.max(0, Math.ceil(minutes / grid - ROUNDING));
  };
  const single = kind === 'milestone';
  return { topicId: id, least: stepsAt(depth), target: stepsAt(target), most: stepsAt(1), single };
}

/** Weights count only against each other. */
function commonDivisor(values: readonly number[]): number {
  return values.reduce((a, b) => {
    while (b > 0) [a, b] = [b, a % b];
    return a;
  }, 0);
}

/** Every depth from 0 to 1 at which some topic's effort reaches a grid step, ascending. */
export function depthsOnGrid({ path, rules }: Problem): readonly number[] {
  const depths = new Set([0, 1]);
  for (const { effort } of path.phases.flatMap((phase) => phase.topics)) {
    const width = effort.deep - effort.core;
    const first = Math.ceil(effort.core / rules.gridMinutes);
    for (let step = first; width > 0; step += 1) {
      const depth = (step * rules.gridMinutes - effort.core) / width;
      if (depth > 1) break;
      depths.add(depth);
    }
  }
  return [...depths].sort((a, b) => a - b);
}
