import type { CivilDay, Minutes } from '@/lib/core/civil/civil';
import { comparePaths, type PathComparison } from '@/lib/core/path/compare-paths';
import type { Topic } from '@/lib/core/path/learning-path';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { listRevisionHeads, type PlanOfOwner } from '@/lib/db/revisions-repository';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { learningPathSchema } from './learning-path-schema';
import { demandOf } from './plan-problem';
import { newerPath } from './newer-path';
import { localDayAt } from './resolve-request';
import { swapsOfTopics, type SwapsOfTopic } from './swapped-demand';
import type { PlanView } from './view-plan';

/** How far a topic is. */
export type TopicState =
  'done' | 'under-way' | 'planned' | 'known' | 'left-out' | 'finished-early' | 'not-planned';

/** A topic of a plan as its path page shows it. */
export interface TopicView {
  readonly topic: Topic;
  readonly state: TopicState;
  readonly plannedMinutes: Minutes;
  readonly doneMinutes: Minutes;
  /** 0 (core) to 1 (deep); null where nothing of it is planned. */
  readonly depth: number | null;
  /** Minutes that it takes beyond what the path gives it. */
  readonly extraMinutes: Minutes;
  readonly swaps: SwapsOfTopic;
}

/** The plan's topics by unit id, each in the order of study. */
export function topicsByUnit(view: PlanView): ReadonlyMap<string, readonly TopicView[]> {
  const { path, settings } = view;
  const topics = new Map(
    path.phases.flatMap(({ units }) =>
      units.flatMap((unit) => unit.topics.map((topic) => [topic.id, topic] as const)),
    ),
  );
  const demand = demandOf(path, settings);
  const states = topicStates(view);
  const swaps = swapsOfTopics(
    demand,
    ({ id }) => states.get(id)?.state === 'planned' && topics.has(id),
  );
  const units = new Map<string, TopicView[]>();
  for (const { id, unitId } of demand.phases.flatMap((phase) => phase.topics)) {
    const topic = topics.get(id);
    const state = states.get(id);
    if (!topic || !state) continue;
    const view = { topic, ...state, swaps: swaps.get(id) ?? { allowed: [], refused: [] } };
    units.set(unitId, [...(units.get(unitId) ?? []), view]);
  }
  return units;
}

function topicStates({
  path,
  plan,
  sessions,
  settings,
  now,
}: PlanView): ReadonlyMap<string, Omit<TopicView, 'topic' | 'swaps'>> {
  const { known, leftOut, finished, extra } = settings.learner;
  const planned = new Map(plan.topics.map((one) => [one.topicId, one]));
  const ids = path.phases.flatMap(({ units }) => units.flatMap(({ topics }) => topics));
  return new Map(
    ids.map(({ id }) => {
      const own = sessions.filter(({ kind, topicId }) => kind === 'study' && topicId === id);
      const doneMinutes = own.reduce((sum, one) => sum + (one.doneMinutes ?? 0), 0);
      const isOpen = own.some((one) => one.doneMinutes === null || one.end > now);
      const toDo = own.some((one) => one.doneMinutes === null);
      const { minutes = 0, depth = 0 } = planned.get(id) ?? {};
      const state = (): TopicState => {
        if (known.includes(id)) return 'known';
        if (leftOut.includes(id)) return 'left-out';
        if (finished.includes(id)) return 'finished-early';
        if (minutes === 0) return 'not-planned';
        if (doneMinutes > 0) return toDo && isOpen ? 'under-way' : 'done';
        return 'planned';
      };
      const extraMinutes = extra
        .filter(({ topicId }) => topicId === id)
        .reduce((sum, one) => sum + one.minutes, 0);
      return [
        id,
        {
          state: state(),
          plannedMinutes: minutes,
          doneMinutes,
          depth: minutes === 0 ? null : depth,
          extraMinutes,
        },
      ];
    }),
  );
}

/** That the shipped path is not the one that a plan was made from any more. */
export interface PathUpdate {
  /** The local day on which the plan took its path. */
  readonly since: CivilDay;
  readonly changes: PathComparison;
}

/** What the shipped path has different; null where it is the plan's own, or is shipped no more. */
export async function findPathUpdate(target: PlanOfOwner): Promise<PathUpdate | null> {
  const database = await currentDatabase();
  const found = await database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, target);
    return plan && { plan, heads: await listRevisionHeads(reader, plan) };
  });
  if (!found) return null;
  const { plan, heads } = found;
  const newest = await newerPath(plan);
  if (!newest) return null;
  const taken = heads.findLast(({ pathHash }) => pathHash !== null)?.createdAt ?? plan.createdAt;
  return {
    since: localDayAt(plan.zone, instantOfMilliseconds(taken.getTime())),
    changes: comparePaths(learningPathSchema.parse(plan.path), newest),
  };
}
