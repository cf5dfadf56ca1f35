import type { Instant, Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { dayCount } from './day-count';
import { depthOf, meanDepth } from './depth';
import { minutesByTopic } from './done-work';
import type { Plan, PlannedPhase, PlannedSession, PlannedTopic } from './plan';
import type { PhaseDemand, Problem, TopicDemand } from './problem';
import type { Piece } from './sequence';
import { isOfPath, sessionId } from './session-id';
import { studyCalendar } from './study-calendar';
import { missableWeeks } from './missable-weeks';
import type { WorkBudget } from './work-budget';
import { weekLoadsOf } from './week-loads';

/**
 * A plan of these sessions, in time order: phases with their ranges, topics with their depth, slack.
 * Finish, depth and total are those of study; a phase's range ends with its milestone.
 */
export function planOfSessions(
  problem: Problem,
  sessions: readonly PlannedSession[],
  budget: WorkBudget,
): Plan {
  const calendar = studyCalendar(problem);
  const study = sessions.filter(({ kind }) => kind === 'study');
  const demands = problem.path.phases.flatMap((phase) => phase.topics);
  const minutes = minutesByTopic(study);
  const topics = plannedTopics(demands, minutes);
  const loads = weekLoadsOf(problem, calendar, sessions);
  const last = study.at(-1);
  const finishDay = last ? wallTimeAt(problem.offsets, last.start).day : problem.startDay;
  return {
    sessions,
    phases: plannedPhases(problem, sessions),
    topics,
    finishDay,
    depth: topics.reduce((lowest, topic) => Math.min(lowest, topic.depth), 1),
    meanDepth: meanDepth(demands, minutes),
    totalMinutes: study.reduce((sum, session) => sum + session.minutes, 0),
    slackMinutes: loads.reduce(
      (sum, load) => sum + Math.max(0, load.capacityMinutes - load.plannedMinutes),
      0,
    ),
    missableWeeks: missableWeeks(problem, finishDay, budget),
  };
}

interface UnnamedSession {
  readonly phase: PhaseDemand;
  readonly topic: TopicDemand;
  readonly start: Instant;
  readonly minutes: number;
  readonly keptId: string | null;
}

/** The history and a sequence of pieces as sessions, each topic's numbered in time order. */
export function namedSessions(
  problem: Problem,
  pieces: readonly Piece[],
): readonly PlannedSession[] {
  const { phases } = problem.path;
  const known = new Map(
    phases.flatMap((phase) => phase.topics.map((topic) => [topic.id, { phase, topic }] as const)),
  );
  const kept = problem.history.flatMap(({ id, topicId, start, minutes }): UnnamedSession[] => {
    const found = known.get(topicId);
    return found ? [{ ...found, start, minutes, keptId: id }] : [];
  });
  const placed = pieces.map((piece): UnnamedSession => {
    const phase = phases[piece.phase] as PhaseDemand;
    return {
      phase,
      topic: phase.topics[piece.topic] as TopicDemand,
      start: piece.start,
      minutes: piece.minutes,
      keptId: null,
    };
  });
  const all = [...kept, ...placed].sort((a, b) => a.start - b.start);
  const parts = new Map<string, number>();
  for (const { topic } of all) parts.set(topic.id, (parts.get(topic.id) ?? 0) + 1);
  const seen = new Map<string, number>();
  return all.map(({ phase, topic, start, minutes, keptId }) => {
    const part = (seen.get(topic.id) ?? 0) + 1;
    seen.set(topic.id, part);
    return {
      id: keptId ?? sessionId(topic.id, topic.kind, part),
      kind: topic.kind,
      phaseId: phase.id,
      unitId: topic.unitId,
      topicId: topic.id,
      part,
      parts: parts.get(topic.id) as number,
      start,
      minutes,
    };
  });
}

/** Of the study topics, in the order of study; `minutes` by topic. */
function plannedTopics(
  topics: readonly TopicDemand[],
  minutes: ReadonlyMap<string, Minutes>,
): readonly PlannedTopic[] {
  return topics.flatMap((topic): PlannedTopic[] => {
    if (topic.kind !== 'study') return [];
    const planned = minutes.get(topic.id) ?? 0;
    return [{ topicId: topic.id, minutes: planned, depth: depthOf(topic, planned) }];
  });
}

/** The phases that have sessions, with their ranges; `sessions` in time order. */
export function plannedPhases(
  { path, offsets, availability }: Problem,
  sessions: readonly PlannedSession[],
): readonly PlannedPhase[] {
  const count = dayCount(availability.blackouts);
  const dayOf = ({ start }: PlannedSession) => wallTimeAt(offsets, start).day;
  const byPhase = new Map<string, PlannedSession[]>();
  for (const session of sessions.filter(isOfPath)) {
    const own = byPhase.get(session.phaseId);
    if (own) own.push(session);
    else byPhase.set(session.phaseId, [session]);
  }
  return path.phases.flatMap(({ id }): PlannedPhase[] => {
    const own = byPhase.get(id) ?? [];
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    const [firstDay, lastDay] = [dayOf(first), dayOf(last)];
    const minutes = own.reduce((sum, session) => sum + session.minutes, 0);
    return [{ phaseId: id, firstDay, lastDay, weeks: count.weeks(firstDay, lastDay), minutes }];
  });
}
