import type { Instant } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { minutesDone } from './effort-bounds';
import type { Plan, PlannedPhase, PlannedSession, PlannedTopic } from './plan';
import type { PhaseDemand, Problem, TopicDemand } from './problem';
import type { Piece } from './sequence';
import { sessionId } from './session-id';
import { studyCalendar, type StudyCalendar } from './study-calendar';
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
  const topics = plannedTopics(problem, study);
  const dayOf = (start: Instant) => wallTimeAt(problem.offsets, start).day;
  const loads = weekLoadsOf(problem, calendar, sessions);
  const last = study.at(-1);
  const finishDay = last ? dayOf(last.start) : problem.startDay;
  return {
    sessions,
    phases: problem.path.phases.flatMap((phase) => plannedPhase(phase, sessions, dayOf, calendar)),
    topics,
    finishDay,
    depth: topics.reduce((lowest, topic) => Math.min(lowest, topic.depth), 1),
    meanDepth: meanDepth(problem, topics),
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

function isStudy({ kind }: TopicDemand): boolean {
  return kind === 'study';
}

function plannedTopics(
  problem: Problem,
  sessions: readonly PlannedSession[],
): readonly PlannedTopic[] {
  const minutes = minutesDone({ ...problem, history: sessions });
  return problem.path.phases.flatMap((phase) =>
    phase.topics.filter(isStudy).map(({ id, effort }) => {
      const planned = minutes.get(id) ?? 0;
      const width = effort.deep - effort.core;
      return {
        topicId: id,
        minutes: planned,
        depth: width === 0 ? 1 : (planned - effort.core) / width,
      };
    }),
  );
}

function meanDepth({ path }: Problem, topics: readonly PlannedTopic[]): number {
  const efforts = path.phases.flatMap((phase) =>
    phase.topics.filter(isStudy).map(({ effort }) => effort),
  );
  const core = efforts.reduce((sum, effort) => sum + effort.core, 0);
  const deep = efforts.reduce((sum, effort) => sum + effort.deep, 0);
  const planned = topics.reduce((sum, topic) => sum + topic.minutes, 0);
  return deep === core ? 1 : (planned - core) / (deep - core);
}

function plannedPhase(
  { id }: PhaseDemand,
  sessions: readonly PlannedSession[],
  dayOf: (start: Instant) => number,
  { count }: StudyCalendar,
): readonly PlannedPhase[] {
  const own = sessions.filter(
    ({ phaseId, kind }) => phaseId === id && (kind === 'study' || kind === 'milestone'),
  );
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  const [firstDay, lastDay] = [dayOf(first.start), dayOf(last.start)];
  return [
    {
      phaseId: id,
      firstDay,
      lastDay,
      weeks: count.weeks(firstDay, lastDay),
      minutes: own.reduce((sum, session) => sum + session.minutes, 0),
    },
  ];
}
