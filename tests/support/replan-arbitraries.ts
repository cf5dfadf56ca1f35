import fc from 'fast-check';
import { fit } from '@/lib/core/schedule/fit';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { HistorySession, Problem } from '@/lib/core/schedule/problem';
import type { ReplanRequest } from '@/lib/core/replan/replan-option';
import { startOfDay } from '@/lib/core/civil/offset-table';
import { tinyProblemWithChoices, zonedProblem } from './problem-arbitraries';

const HALF_HOUR = 30;

/** What became of a session that lay before now. */
const fate = fc.constantFrom('done' as const, 'missed' as const, 'partly' as const);

interface Happened {
  readonly problem: Problem;
  readonly days: number;
  readonly fates: readonly ('done' | 'missed' | 'partly')[];
  readonly pins: readonly boolean[];
  readonly away: { readonly from: number; readonly length: number } | null;
  readonly cap: number | null;
}

function replanOf(problem: fc.Arbitrary<Problem>): fc.Arbitrary<ReplanRequest> {
  return fc
    .record({
      problem,
      days: fc.integer({ min: 0, max: 12 }),
      fates: fc.array(fate, { minLength: 30, maxLength: 30 }),
      pins: fc.array(
        fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
        { minLength: 30, maxLength: 30 },
      ),
      away: fc.option(
        fc.record({
          from: fc.integer({ min: 0, max: 10 }),
          length: fc.integer({ min: 0, max: 3 }),
        }),
        { freq: 1 },
      ),
      cap: fc.option(fc.integer({ min: 3, max: 12 }), { freq: 1 }),
    })
    .map(requestOf)
    .filter((request) => request !== null);
}

/** A tiny plan some days on: of what lay before now part was done, and settings may have changed. */
export const tinyReplan: fc.Arbitrary<ReplanRequest> = replanOf(tinyProblemWithChoices);

/** As tiny, around the clock changes of many zones. */
export const zonedReplan: fc.Arbitrary<ReplanRequest> = replanOf(zonedProblem);

/** A tiny plan some days on, with nothing missed, nothing partly done and no setting changed. */
export const tinyUntroubled: fc.Arbitrary<ReplanRequest> = fc
  .record({
    problem: fc.oneof(tinyProblemWithChoices, zonedProblem),
    days: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ problem, days }) =>
    requestOf({ problem, days, fates: [], pins: [], away: null, cap: null }),
  )
  .filter((request) => request !== null);

function requestOf({ problem, days, fates, pins, away, cap }: Happened): ReplanRequest | null {
  const outcome = fit({ ...problem, aim: 'standard' });
  if (outcome.kind !== 'plan') return null;
  const previous = outcome.plan.sessions;
  const now = startOfDay(problem.offsets, problem.startDay + days);
  const history = previous
    .filter(({ start }) => start < now)
    .flatMap((session, index) => {
      // What runs now is history as well.
      const runs = session.start + session.minutes > now;
      return happened(session, (runs ? null : fates[index]) ?? 'done');
    });
  const firstDay = problem.startDay + days;
  const blackouts =
    away === null
      ? problem.availability.blackouts
      : [
          ...problem.availability.blackouts,
          { from: firstDay + away.from, to: firstDay + away.from + away.length },
        ];
  return {
    problem: {
      ...problem,
      now,
      history,
      availability: { ...problem.availability, blackouts },
      rules: {
        ...problem.rules,
        weeklyCapMinutes: cap === null ? problem.rules.weeklyCapMinutes : cap * HALF_HOUR,
      },
    },
    previous,
    pinned: new Set(previous.flatMap(({ id }, index) => (pins[index] ? [id] : []))),
    usedIds: new Set(previous.map(({ id }) => id)),
  };
}

function happened(
  { id, topicId, start, minutes }: PlannedSession,
  what: 'done' | 'missed' | 'partly',
): readonly HistorySession[] {
  if (what === 'missed') return [];
  const studied = what === 'done' ? minutes : minutes - HALF_HOUR;
  return studied > 0 ? [{ id, topicId, start, minutes: studied }] : [];
}
