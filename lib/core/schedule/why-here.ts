import { freeIntervals } from '../availability/free-intervals';
import type { Interval } from '../availability/availability';
import type { CivilDay, Instant, Minutes } from '../civil/civil';
import { startOfDay, wallTimeAt } from '../civil/offset-table';
import { firstEndingAfter, forbidding, type Forbidden, type Forbids } from './forbidden';
import type { Plan, PlannedSession } from './plan';
import type { Problem } from './problem';
import { isOfPath } from './session-id';

/** What put a session where it is, and not earlier. `earlier` is a start that it could not, or need not, have. */
export type WhyHere =
  /** It already happened. */
  | { readonly kind: 'history' }
  /** The first session; no window opens before it. */
  | { readonly kind: 'path-start' }
  /** It starts as soon as that session and the pause allow. */
  | { readonly kind: 'follows'; readonly sessionId: string }
  /** The same, for the milestone of a phase. */
  | { readonly kind: 'phase-end'; readonly phaseId: string }
  /** No window is open between it and the session before it. */
  | { readonly kind: 'next-window' }
  /** From `earlier` the last window before it has only so many minutes left. */
  | { readonly kind: 'window-too-short'; readonly minutes: Minutes; readonly earlier: Instant }
  | (Forbidden & { readonly earlier: Instant })
  /** It could be at `earlier`; where it is makes the load even. */
  | { readonly kind: 'even-load'; readonly earlier: Instant }
  /** A review on its due day, or in the first window after it. */
  | { readonly kind: 'review-due'; readonly topicId: string; readonly dueDay: CivilDay }
  /** Upkeep, spread over its week. */
  | { readonly kind: 'upkeep-week' };

/**
 * Which constraint put each session there and not earlier, by session id, everything else staying where
 * it is. Study and milestones are asked why not right after the one before them; a review, why not on an
 * earlier day from its due day on.
 *
 * Where some earlier place is free, it is the even load. Else, where it starts right after another
 * session, that one. Else what forbids the nearest place that only one thing forbids or, where there is
 * none, the first in the order of `Forbidden` of what forbids the nearest place. Else the window before it
 * is too short, or there is none.
 */
export function whyHere(
  problem: Problem,
  { sessions }: Pick<Plan, 'sessions'>,
): ReadonlyMap<string, WhyHere> {
  const { offsets, startDay, now, rules } = problem;
  const past = new Set(problem.history.map(({ id }) => id));
  const ask = asker(problem, sessions);
  const opening = Math.max(now, startOfDay(offsets, startDay));
  const lastDays = new Map<string, CivilDay>();
  const answers = new Map<string, WhyHere>();
  let studied: Instant | null = null;
  for (const [index, session] of sessions.entries()) {
    const { id, kind, topicId, part, start, minutes } = session;
    const end = start + minutes;
    const { day } = wallTimeAt(offsets, start);
    if (past.has(id)) {
      answers.set(id, { kind: 'history' });
    } else if (kind === 'upkeep') {
      answers.set(id, { kind: 'upkeep-week' });
    } else if (kind === 'review') {
      const dueDay = (lastDays.get(topicId) ?? day) + (problem.reviews?.afterDays[part - 1] ?? 0);
      const from = Math.max(opening, startOfDay(offsets, dueDay));
      const found = ask(session, from, startOfDay(offsets, day));
      answers.set(id, found ?? { kind: 'review-due', topicId, dueDay });
    } else {
      const from = studied === null ? opening : Math.max(opening, studied + rules.gapMinutes);
      const found = ask(session, from, start, sessions[index - 1]);
      answers.set(id, found ?? { kind: studied === null ? 'path-start' : 'next-window' });
    }
    if (kind === 'study') lastDays.set(topicId, day);
    if (isOfPath(session)) studied = end;
  }
  return answers;
}

/** Why a session does not start from `from` on before `until`; null where no window is open then. */
type Ask = (
  session: PlannedSession,
  from: Instant,
  until: Instant,
  neighbour?: PlannedSession,
) => WhyHere | null;

function asker(problem: Problem, sessions: readonly PlannedSession[]): Ask {
  const { rules } = problem;
  const open = openIntervals(problem, sessions);
  const forbids = forbidding(problem, { sessions });
  return (session, from, until, neighbour) => {
    const nearest = nearestPlaces(problem, open, forbids, session, from, until);
    if (nearest.free !== null) return { kind: 'even-load', earlier: nearest.free };
    if (neighbour) {
      const soonest = onGrid(problem, neighbour.start + neighbour.minutes + rules.gapMinutes);
      if (soonest === session.start) {
        return session.kind === 'milestone'
          ? { kind: 'phase-end', phaseId: session.phaseId }
          : { kind: 'follows', sessionId: neighbour.id };
      }
    }
    return nearest.forbidden ?? nearest.tooShort;
  };
}

interface Nearest {
  readonly free: Instant | null;
  readonly forbidden: WhyHere | null;
  readonly tooShort: WhyHere | null;
}

function nearestPlaces(
  problem: Problem,
  open: readonly Interval[],
  forbids: Forbids,
  session: PlannedSession,
  from: Instant,
  until: Instant,
): Nearest {
  const grid = problem.rules.gridMinutes;
  let alone: WhyHere | null = null;
  let among: WhyHere | null = null;
  let tooShort: WhyHere | null = null;
  const first = firstEndingAfter(open, from);
  for (let index = firstEndingAfter(open, until - 1); index >= first; index -= 1) {
    const interval = open[index];
    if (!interval || interval.start >= until) continue;
    const soonest = onGrid(problem, Math.max(interval.start, from));
    const end = Math.min(until, interval.end);
    if (soonest >= end) continue;
    const places = Math.ceil((end - soonest) / grid);
    for (let place = places - 1; place >= 0; place -= 1) {
      const earlier = soonest + place * grid;
      if (earlier + session.minutes > interval.end) {
        const minutes = interval.end - soonest;
        if (place === 0) tooShort ??= { kind: 'window-too-short', minutes, earlier };
        continue;
      }
      const found = forbids(session, earlier);
      const [cause] = found;
      if (!cause) return { free: earlier, forbidden: null, tooShort: null };
      if (found.length === 1) alone ??= { ...cause, earlier };
      else among ??= { ...cause, earlier };
    }
  }
  return { free: null, forbidden: alone ?? among, tooShort };
}

/** The first instant from this one on that the wall clock's grid has. */
function onGrid({ offsets, rules }: Problem, instant: Instant): Instant {
  const past = wallTimeAt(offsets, instant).minute % rules.gridMinutes;
  return past === 0 ? instant : instant + rules.gridMinutes - past;
}

/** When windows are open, days off and busy times included, up to the last session. */
function openIntervals(
  { availability, offsets, startDay }: Problem,
  sessions: readonly PlannedSession[],
): readonly Interval[] {
  const last = sessions.at(-1);
  return freeIntervals(
    { ...availability, blackouts: [], busy: [] },
    {
      offsets,
      firstDay: startDay,
      lastDay: last ? wallTimeAt(offsets, last.start).day + 1 : startDay,
      now: -Infinity,
    },
  );
}
