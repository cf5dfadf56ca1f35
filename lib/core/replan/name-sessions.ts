import type { Problem, TopicDemand } from '../schedule/problem';
import type { PlannedSession } from '../schedule/plan';
import { sessionId } from '../schedule/session-id';
import type { PlacedPiece } from './keep-ask';
import type { ReplanRequest } from './replan-option';
import type { RemainingWork } from './remaining-work';

/**
 * The history and the placed pieces as sessions, in time order. What is kept keeps its id. What is placed
 * again takes the ids of its topic's previous sessions that are not kept, in order, so that it is moved
 * rather than removed and added; only what goes beyond them gets a new id, with a part number that the
 * topic never had.
 */
export function namedSessions(
  { problem, previous, usedIds }: ReplanRequest,
  work: RemainingWork,
  pieces: readonly PlacedPiece[],
): readonly PlannedSession[] {
  const grid = problem.rules.gridMinutes;
  const free = freeIds(work, pieces);
  let lastPart: ReadonlyMap<string, number> | null = null;
  const added = new Map<string, number>();
  const newId = (topicId: string, kind: PlannedSession['kind']): string => {
    lastPart ??= lastParts([usedIds, [...previous, ...problem.history].map(({ id }) => id)]);
    const stem = sessionStem(topicId, kind);
    const part = (added.get(stem) ?? lastPart.get(stem) ?? 0) + 1;
    added.set(stem, part);
    return sessionId(topicId, kind, part);
  };
  const placed = pieces.map(({ topic, start, steps, old }): PlannedSession => {
    if (old !== null) return old.session;
    const { demand, phase } = work.topics[topic] as RemainingWork['topics'][number];
    const kind = demand.kind === 'milestone' ? 'milestone' : 'study';
    return {
      id: free.get(demand.id)?.shift() ?? newId(demand.id, kind),
      kind,
      ...placeInPath(problem, phase, demand),
      part: 0,
      parts: 0,
      start,
      minutes: steps * grid,
    };
  });
  return numbered([...pastSessions(problem, previous), ...placed]);
}

/** By topic, the ids of previous sessions that no piece keeps, in time order. */
function freeIds(
  { missed, toCome }: RemainingWork,
  pieces: readonly PlacedPiece[],
): ReadonlyMap<string, string[]> {
  const kept = new Set(pieces.flatMap(({ old }) => (old === null ? [] : [old.session.id])));
  const free = new Map<string, string[]>();
  for (const { id, topicId } of [...missed, ...toCome]) {
    if (kept.has(id)) continue;
    const ids = free.get(topicId);
    if (ids) ids.push(id);
    else free.set(topicId, [id]);
  }
  return free;
}

/** An id without its part number. */
function sessionStem(topicId: string, kind: PlannedSession['kind']): string {
  const id = sessionId(topicId, kind, 0);
  return id.slice(0, id.lastIndexOf('.'));
}

/** By stem, the highest part number of these ids. */
function lastParts(lists: readonly Iterable<string>[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const ids of lists) {
    for (const id of ids) {
      const dot = id.lastIndexOf('.');
      const part = Number(id.slice(dot + 1));
      const stem = id.slice(0, dot);
      if (Number.isInteger(part) && part > (last.get(stem) ?? 0)) last.set(stem, part);
    }
  }
  return last;
}

/** The sessions of the history, with the time and the minutes that it holds. */
export function pastSessions(
  problem: Problem,
  previous: readonly PlannedSession[],
): readonly PlannedSession[] {
  const before = new Map(previous.map((session) => [session.id, session]));
  return problem.history.flatMap(({ id, topicId, start, minutes }): PlannedSession[] => {
    const session = before.get(id);
    if (session && session.start === start && session.minutes === minutes) return [session];
    if (session) return [{ ...session, start, minutes }];
    for (const [phase, { topics }] of problem.path.phases.entries()) {
      const demand = topics.find((topic) => topic.id === topicId);
      if (!demand) continue;
      const place = placeInPath(problem, phase, demand);
      const kind = demand.kind === 'milestone' ? 'milestone' : 'study';
      return [{ id, kind, ...place, part: 0, parts: 0, start, minutes }];
    }
    return [];
  });
}

function placeInPath({ path }: Problem, phase: number, { id, unitId }: TopicDemand) {
  return { phaseId: path.phases[phase]?.id as string, unitId, topicId: id };
}

/** In time order, each topic's sessions of a kind counted from 1. */
export function numbered(sessions: readonly PlannedSession[]): readonly PlannedSession[] {
  const inTime = [...sessions].sort((a, b) => a.start - b.start);
  const stemOf = ({ topicId, kind }: PlannedSession) => `${topicId} ${kind}`;
  const parts = new Map<string, number>();
  for (const session of inTime) {
    const stem = stemOf(session);
    parts.set(stem, (parts.get(stem) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  return inTime.map((session) => {
    const stem = stemOf(session);
    const part = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, part);
    const all = parts.get(stem) as number;
    return session.part === part && session.parts === all
      ? session
      : { ...session, part, parts: all };
  });
}
