import type { PlannedSession } from '../schedule/plan';
import type { SessionRules } from '../schedule/problem';
import type { TopicWork } from './remaining-work';
import type { TimeLine } from './time-line';

/** A previous session that can be kept: alone, the caps aside, it breaks no constraint. */
export interface OldSession {
  readonly session: PlannedSession;
  /** Index of its topic in the remaining work. */
  readonly topic: number;
  readonly slot: number;
  readonly steps: number;
  readonly pinned: boolean;
}

/** Those of the sessions to come that can be kept, in time order. */
export function oldSessions(
  toCome: readonly PlannedSession[],
  topics: readonly TopicWork[],
  pinned: ReadonlySet<string>,
  time: TimeLine,
  rules: SessionRules,
): readonly OldSession[] {
  const indexOf = new Map(topics.map(({ demand }, index) => [demand.id, index]));
  return toCome.flatMap((session): OldSession[] => {
    const topic = indexOf.get(session.topicId);
    if (topic === undefined || topics[topic]?.demand.kind !== session.kind) return [];
    const slot = slotAt(time, session.start);
    if (slot === -1 || !fitsSlot(time, slot, session, rules)) return [];
    const steps = session.minutes / rules.gridMinutes;
    if (!hasAllowedLength(topics[topic], steps, rules)) return [];
    return [{ session, topic, slot, steps, pinned: pinned.has(session.id) }];
  });
}

/** The slot in which a session may start at this instant, or -1. */
function slotAt({ from, until }: TimeLine, start: number): number {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] as number) <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && start < (until[low - 1] as number) ? low - 1 : -1;
}

function fitsSlot(
  { from, end }: TimeLine,
  slot: number,
  { start, minutes }: PlannedSession,
  { gridMinutes }: SessionRules,
): boolean {
  return (
    (start - (from[slot] as number)) % gridMinutes === 0 &&
    minutes % gridMinutes === 0 &&
    start + minutes <= (end[slot] as number)
  );
}

function hasAllowedLength(
  { core, deep, demand }: TopicWork,
  steps: number,
  { minMinutes, maxMinutes, gridMinutes }: SessionRules,
): boolean {
  if (steps > deep) return false;
  if (demand.kind === 'milestone') return steps >= core;
  // Shorter than the shortest it must be all that is left of its topic.
  return steps <= maxMinutes / gridMinutes && (steps >= minMinutes / gridMinutes || steps >= core);
}
