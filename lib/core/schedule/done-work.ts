import type { Instant, Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { Problem } from './problem';

/** Minutes of each topic in these sessions. */
export function minutesByTopic(
  sessions: readonly { readonly topicId: string; readonly minutes: Minutes }[],
): ReadonlyMap<string, Minutes> {
  const sums = new Map<string, Minutes>();
  for (const { topicId, minutes } of sessions) {
    sums.set(topicId, (sums.get(topicId) ?? 0) + minutes);
  }
  return sums;
}

/** Index of the last phase with a topic of which the history does not hold all that could be planned; it has no least weeks. */
export function lastPhaseToPlan({ path, history }: Pick<Problem, 'path' | 'history'>): number {
  const done = minutesByTopic(history);
  return path.phases.findLastIndex(({ topics }) =>
    topics.some(({ id, effort }) => (done.get(id) ?? 0) < effort.deep),
  );
}

/** By phase index, days after the start day on which each phase of the history began. */
export function begunPhases({
  path,
  history,
  offsets,
  startDay,
}: Problem): ReadonlyMap<number, number> {
  const phaseOf = new Map(
    path.phases.flatMap(({ topics }, index) => topics.map(({ id }) => [id, index] as const)),
  );
  const begun = new Map<number, number>();
  const dayOf = (start: Instant) => wallTimeAt(offsets, start).day - startDay;
  for (const { topicId, start } of history) {
    const phase = phaseOf.get(topicId);
    if (phase === undefined) continue;
    begun.set(phase, Math.min(dayOf(start), begun.get(phase) ?? Infinity));
  }
  return begun;
}
