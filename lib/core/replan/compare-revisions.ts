import type { CivilDay, Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { diff, type MovedSession } from '../schedule/diff';
import type { PlannedSession } from '../schedule/plan';
import type { Problem } from '../schedule/problem';
import { depthOf, isOfPath, minutesByTopic } from './remaining-work';

/** One saved version of a plan: its sessions, and the problem that they solved then. */
export interface Revision {
  readonly problem: Problem;
  readonly sessions: readonly PlannedSession[];
}

/** What differs between two revisions of a plan, whichever came first. */
export interface RevisionComparison {
  readonly added: readonly PlannedSession[];
  readonly removed: readonly PlannedSession[];
  /** At another time, as long as before or not. */
  readonly moved: readonly MovedSession[];
  /** At the same time, but longer or shorter. */
  readonly resized: readonly MovedSession[];
  readonly keptCount: number;
  readonly finishDay: Change<CivilDay>;
  /** The lowest depth of any topic, 0 to 1. */
  readonly depth: Change<number>;
  readonly totalMinutes: Change<Minutes>;
}

export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}

export function compareRevisions(before: Revision, after: Revision): RevisionComparison {
  const { added, removed, moved, kept } = diff(before.sessions, after.sessions);
  const [was, is] = [figuresOf(before), figuresOf(after)];
  const isMoved = (one: MovedSession) => one.before.start !== one.after.start;
  return {
    added,
    removed,
    moved: moved.filter(isMoved),
    resized: moved.filter((one) => !isMoved(one)),
    keptCount: kept.length,
    finishDay: { before: was.finishDay, after: is.finishDay },
    depth: { before: was.depth, after: is.depth },
    totalMinutes: { before: was.totalMinutes, after: is.totalMinutes },
  };
}

function figuresOf({ problem, sessions }: Revision) {
  const study = sessions.filter(isOfPath);
  const latest = study.reduce((last, { start }) => Math.max(last, start), -Infinity);
  const minutes = minutesByTopic(study);
  const topics = problem.path.phases.flatMap((phase) => phase.topics);
  const depths = topics.map((topic) => depthOf(topic, minutes.get(topic.id) ?? 0));
  return {
    finishDay: study.length === 0 ? problem.startDay : wallTimeAt(problem.offsets, latest).day,
    depth: Math.min(1, ...depths),
    totalMinutes: study.reduce((sum, session) => sum + session.minutes, 0),
  };
}
