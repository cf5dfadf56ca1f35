import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { Problem, TopicDemand } from './problem';
import type { PhaseBounds } from './sequence';
import type { TopicBounds } from './topic-program';

// Depths are quotients: a candidate depth may come out a hair above the grid step it stands for.
const ROUNDING = 1e-9;

/** Minutes of each topic that the history holds. */
export function minutesDone({ history }: Problem): ReadonlyMap<string, Minutes> {
  const done = new Map<string, Minutes>();
  for (const { topicId, minutes } of history) {
    done.set(topicId, (done.get(topicId) ?? 0) + minutes);
  }
  return done;
}

/**
 * What is left of every topic, in grid steps, when each is to reach at least `depth`, and the nearest
 * grid step to `target`. Both rise with either argument, so a plan of some depth is one of every lower.
 */
export function boundsAtDepth(
  problem: Problem,
  depth: number,
  target: number = depth,
): readonly PhaseBounds[] {
  const done = minutesDone(problem);
  const begun = phaseBeginnings(problem);
  const ranged = problem.pace === 'recommended';
  return problem.path.phases.map((phase, index) => {
    const isLast = index === problem.path.phases.length - 1;
    return {
      topics: phase.topics.map((topic) =>
        topicBounds(topic, depth, target, done.get(topic.id) ?? 0, problem.rules.gridMinutes),
      ),
      mostDays: ranged ? phase.weeks.max * DAYS_PER_WEEK : null,
      // ceil(days / 7) >= min holds from the first day of the last of those weeks.
      leastDays:
        ranged && !isLast && phase.weeks.min > 1 ? (phase.weeks.min - 1) * DAYS_PER_WEEK + 1 : null,
      begunOn: begun.get(phase.id) ?? null,
    };
  });
}

function topicBounds(
  { id, effort }: TopicDemand,
  depth: number,
  target: number,
  done: Minutes,
  grid: Minutes,
): TopicBounds {
  const stepsAt = (at: number) => (effort.core + at * (effort.deep - effort.core) - done) / grid;
  const least = Math.max(
    0,
    Math.ceil(stepsAt(depth) - ROUNDING),
    Math.floor(stepsAt(target) + 0.5 + ROUNDING),
  );
  return { topicId: id, least, most: Math.max(least, Math.floor((effort.deep - done) / grid)) };
}

/** Days after the start day on which each phase of the history began. */
function phaseBeginnings({ path, history, offsets, startDay }: Problem): Map<string, number> {
  const phaseOf = new Map(
    path.phases.flatMap((phase) => phase.topics.map((topic) => [topic.id, phase.id] as const)),
  );
  const begun = new Map<string, number>();
  for (const { topicId, start } of history) {
    const phase = phaseOf.get(topicId);
    if (phase === undefined) continue;
    const day = wallTimeAt(offsets, start).day - startDay;
    begun.set(phase, Math.min(day, begun.get(phase) ?? day));
  }
  return begun;
}

/** Every depth from 0 to 1 at which some topic's effort reaches a grid step, ascending. */
export function depthsOnGrid(problem: Problem): readonly number[] {
  return depthsAtSteps(problem, 0);
}

/** Every target from 0 to 1 at which some topic's nearest grid step changes, ascending. */
export function targetsOnGrid(problem: Problem): readonly number[] {
  return depthsAtSteps(problem, 0.5);
}

function depthsAtSteps({ path, rules }: Problem, offset: number): readonly number[] {
  const depths = new Set([0, 1]);
  for (const { effort } of path.phases.flatMap((phase) => phase.topics)) {
    const width = effort.deep - effort.core;
    const first = Math.ceil(effort.core / rules.gridMinutes - offset);
    for (let step = first; width > 0; step += 1) {
      const depth = ((step + offset) * rules.gridMinutes - effort.core) / width;
      if (depth > 1) break;
      depths.add(depth);
    }
  }
  return [...depths].sort((a, b) => a - b);
}
