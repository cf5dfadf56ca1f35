import type { Minutes } from '../civil/civil';
import { depthOf } from '../schedule/depth';
import { minutesByTopic } from '../schedule/done-work';
import type { PlannedSession } from '../schedule/plan';
import type { TopicDemand } from '../schedule/problem';
import { isOfPath } from '../schedule/session-id';
import type { ReplanRequest } from './replan-option';

// Depths are quotients: one may come out a hair above the grid step that it stands for.
const ROUNDING = 1e-9;

/** What is left to do of a path, topic by topic in path order; topics of which nothing is left are absent. */
export interface RemainingWork {
  readonly topics: readonly TopicWork[];
  /** The previous sessions that may be kept: study and milestones to come, in time order. */
  readonly toCome: readonly PlannedSession[];
  /** The same that were missed: neither done nor to come, in time order. */
  readonly missed: readonly PlannedSession[];
  /** The lowest depth of these topics that the previous plan had; 1 where none has a choice. */
  readonly previousDepth: number;
}

/** What is left of one topic, in grid steps; `core <= goal <= deep`. */
export interface TopicWork {
  /** Index of its phase in the path. */
  readonly phase: number;
  readonly demand: TopicDemand;
  readonly core: number;
  readonly deep: number;
  /** What the previous plan had left for it, kept within core and deep. */
  readonly goal: number;
  readonly doneMinutes: Minutes;
}

/** A topic is left alone once it has its core effort and the previous plan has nothing left for it. */
export function remainingWork(request: ReplanRequest): RemainingWork {
  const { problem, previous } = request;
  const grid = problem.rules.gridMinutes;
  const done = minutesByTopic(problem.history);
  const past = new Set(problem.history.map(({ id }) => id));
  const left = asPlaced(request).filter((session) => !past.has(session.id) && isOfPath(session));
  const open = new Set(left.map(({ topicId }) => topicId));
  const planned = plannedMinutes(problem.history, previous);
  const phases = problem.path.phases;
  const known = phases.flatMap(({ topics }) => topics.filter(({ id }) => planned.has(id)));
  const ambition = Math.max(
    0,
    Math.min(1, ...known.map((topic) => depthOf(topic, planned.get(topic.id) ?? 0))),
  );
  const topics = phases.flatMap((phase, index) =>
    phase.topics.flatMap((demand): TopicWork[] => {
      const { id, effort } = demand;
      const doneMinutes = done.get(id) ?? 0;
      if (!open.has(id) && doneMinutes >= effort.core) return [];
      const core = Math.max(0, Math.ceil((effort.core - doneMinutes) / grid));
      const deep = Math.max(core, Math.floor((effort.deep - doneMinutes) / grid));
      if (deep === 0) return [];
      // A topic that is new in the path aims as deep as the previous plan went.
      const wanted = planned.get(id) ?? effort.core + ambition * (effort.deep - effort.core);
      const steps = Math.ceil((wanted - doneMinutes) / grid - ROUNDING);
      const goal = Math.min(deep, Math.max(core, steps));
      return [{ phase: index, demand, core, deep, goal, doneMinutes }];
    }),
  );
  const { now } = problem;
  const inTime = [...left].sort((a, b) => a.start - b.start);
  return {
    topics,
    toCome: inTime.filter(({ start }) => start >= now),
    missed: inTime.filter(({ start }) => start < now),
    previousDepth: topics.reduce((lowest, topic) => Math.min(lowest, goalDepth(topic, grid)), 1),
  };
}

/** The previous sessions, with those that the learner put elsewhere at their new time. */
export function asPlaced({ previous, placed = [] }: ReplanRequest): readonly PlannedSession[] {
  if (placed.length === 0) return previous;
  const byId = new Map(placed.map((one) => [one.id, one]));
  return previous.map((session) => {
    const { start, minutes } = byId.get(session.id) ?? session;
    return { ...session, start, minutes };
  });
}

/** Minutes that the previous plan had for each topic, what was done of it as it was planned. */
export function plannedMinutes(
  history: ReplanRequest['problem']['history'],
  previous: readonly PlannedSession[],
): ReadonlyMap<string, Minutes> {
  const known = new Set(previous.map(({ id }) => id));
  return minutesByTopic([
    ...previous.filter(isOfPath),
    ...history.filter(({ id }) => !known.has(id)),
  ]);
}

function goalDepth({ demand, goal, doneMinutes }: TopicWork, grid: Minutes): number {
  return Math.min(1, depthOf(demand, doneMinutes + goal * grid));
}

/** Least steps of every topic when each is to reach at least this depth, but no more than its goal. */
export function leastAtDepth(work: RemainingWork, depth: number, grid: Minutes): Int32Array {
  return Int32Array.from(work.topics, ({ demand, core, goal, doneMinutes }) => {
    const { effort } = demand;
    const minutes = effort.core + depth * (effort.deep - effort.core) - doneMinutes;
    return Math.min(goal, Math.max(core, Math.ceil(minutes / grid - ROUNDING)));
  });
}

/** Every depth above core up to the previous one at which some topic takes one more step, ascending. */
export function depthsAboveCore(work: RemainingWork, grid: Minutes): readonly number[] {
  const depths = new Set<number>();
  for (const { demand, core, goal, doneMinutes } of work.topics) {
    if (demand.effort.deep === demand.effort.core) continue;
    for (let steps = core + 1; steps <= goal; steps += 1) {
      const depth = depthOf(demand, doneMinutes + steps * grid);
      if (depth > work.previousDepth + ROUNDING) break;
      if (depth > 0) depths.add(depth);
    }
  }
  return [...depths].sort((a, b) => a - b);
}
