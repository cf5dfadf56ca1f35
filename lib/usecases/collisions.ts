import type { Interval } from '@/lib/core/availability/availability';
import { union } from '@/lib/core/availability/free-intervals';
import type { Instant, Minutes } from '@/lib/core/civil/civil';

interface Timed extends Interval {
  readonly doneMinutes: Minutes | null;
}

/** Sessions that are still to come, of which nothing is done, and in which a calendar takes time. */
export function collisions<Session extends Timed>(
  sessions: readonly Session[],
  busy: readonly Interval[],
  now: Instant,
): readonly Session[] {
  const taken = union(busy);
  return sessions.filter(
    ({ start, end, doneMinutes }) =>
      start >= now && !doneMinutes && taken.some((one) => one.start < end && start < one.end),
  );
}
