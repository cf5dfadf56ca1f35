import type { CaldavProblem } from '@/lib/caldav/caldav-problem';
import type { CaldavTargetRow } from '@/lib/db/schema';
import { backoffWait, type Backoff } from './backoff';
import { caldavProblemText, needsThePerson } from './caldav-problem-text';

const LONGEST_WAIT = 6 * 3_600_000;
const WAITS: Backoff = { first: 30_000, longest: LONGEST_WAIT, spread: 0.25 };

/**
 * Milliseconds until a push is tried again: half a minute, twice as long after each further failure up
 * to six hours, a quarter more or less as `random` (0 to 1) says; never sooner than the server asks,
 * within six hours.
 */
export function waitAfter(failures: number, random: number, asked: number | null): number {
  return Math.max(
    backoffWait(WAITS, failures - 1, random),
    Math.min((asked ?? 0) * 1000, LONGEST_WAIT),
  );
}

/** What of a target says that nothing went wrong and that it may be tried at once. */
export const UNTRIED = { failures: 0, nextTryAt: null, problem: null } as const;

/** What of a target says how its push failed; without a next try where only the person can help. */
export function afterFailure(
  problem: CaldavProblem,
  failures: number,
  now: number,
  random: number,
): Pick<CaldavTargetRow, 'triedAt' | 'nextTryAt' | 'failures' | 'problem'> {
  const asked = problem.kind === 'busy' ? problem.seconds : null;
  const nextTryAt = needsThePerson(problem)
    ? null
    : new Date(now + waitAfter(failures, random, asked));
  return { triedAt: new Date(now), nextTryAt, failures, problem: caldavProblemText(problem) };
}

/** What to say of events whose place holds another's. */
export function takenText(events: number): string {
  const left =
    events === 1
      ? 'One event could not be written: another event has its place in the calendar, and that one was left as it is.'
      : `${events} events could not be written: other events have their places in the calendar, and those were left as they are.`;
  return `${left} If the plan’s file was imported there before, remove what it brought, then disconnect and connect again.`;
}
