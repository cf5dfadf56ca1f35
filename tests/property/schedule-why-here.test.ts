import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instant } from '@/lib/core/civil/civil';
import { fit } from '@/lib/core/schedule/fit';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import type { Constraint } from '@/lib/core/schedule/violation';
import { whyHere, type WhyHere } from '@/lib/core/schedule/why-here';
import { tinyProblem } from '../support/problem-arbitraries';

const problems: fc.Arbitrary<Problem> = fc
  .record({
    problem: tinyProblem,
    reviews: fc.option(
      fc.record({
        afterDays: fc
          .uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 })
          .map((days) => days.sort((a, b) => a - b)),
        minutes: fc.constantFrom(20, 30),
      }),
    ),
    freeSharePercent: fc.constantFrom(0, 0, 20),
    aim: fc.constantFrom('soonest' as const, 'deepest' as const),
  })
  .map(({ problem, reviews, freeSharePercent, aim }) => ({
    ...problem,
    aim,
    reviews,
    rules: { ...problem.rules, freeSharePercent },
  }));

/** The constraints that the plan breaks when one of its sessions starts at another instant. */
function brokenBy(
  problem: Problem,
  sessions: readonly PlannedSession[],
  moved: PlannedSession,
  start: Instant,
): ReadonlySet<Constraint> {
  const changed = sessions.map((session) => (session === moved ? { ...session, start } : session));
  return new Set(verify(problem, { sessions: changed }).map(({ constraint }) => constraint));
}

/** What a claim says about its earlier place: these constraints forbid it, and which alone may. */
const FORBIDDEN_BY: Readonly<Partial<Record<WhyHere['kind'], readonly Constraint[]>>> = {
  'window-too-short': ['inside-windows'],
  'day-off': ['inside-windows'],
  busy: ['not-busy'],
  taken: ['no-overlap', 'gap'],
  'after-review': ['review-order'],
  'daily-cap': ['daily-cap'],
  'weekly-cap': ['weekly-cap', 'free-share'],
  'free-share': ['free-share'],
  'phase-weeks': ['phase-weeks'],
  'reviews-too-late': ['review-day'],
};

/** Two sessions that overlap break the pause too, and a cap is what the free share is a share of. */
function causes(broken: ReadonlySet<Constraint>): ReadonlySet<string> {
  const cause: Partial<Record<Constraint, string>> = {
    gap: 'no-overlap',
    'free-share': 'weekly-cap',
  };
  return new Set([...broken].map((constraint) => cause[constraint] ?? constraint));
}

it('is true of every session: the earlier place breaks what is named, and what is free breaks nothing', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const outcome = fit(problem);
      if (outcome.kind !== 'plan') return;
      const { sessions } = outcome.plan;
      const answers = whyHere(problem, outcome.plan);
      expect([...answers.keys()].sort()).toEqual(sessions.map(({ id }) => id).sort());
      for (const [index, session] of sessions.entries()) {
        const why = answers.get(session.id) as WhyHere;
        if (why.kind === 'follows') {
          const sooner = session.start - problem.rules.gridMinutes;
          const before = sessions.find(({ id }) => id === why.sessionId) as PlannedSession;
          expect(before.start + before.minutes + problem.rules.gapMinutes).toBeGreaterThan(sooner);
          expect(before).toBe(sessions[index - 1]);
        } else if ('earlier' in why) {
          expect(why.earlier).toBeLessThan(session.start);
          const broken = [...brokenBy(problem, sessions, session, why.earlier)];
          const named = FORBIDDEN_BY[why.kind] ?? [];
          expect(broken.some((constraint) => named.includes(constraint))).toBe(
            why.kind !== 'even-load',
          );
          if (broken.every((constraint) => named.includes(constraint))) continue;
          // Only where no place is forbidden by one thing alone may it be one of several.
          const until = session.kind === 'review' ? dayStart(session.start) : session.start;
          for (let start = why.earlier; start < until; start += problem.rules.gridMinutes) {
            const several = causes(brokenBy(problem, sessions, session, start));
            expect(several.has('inside-windows') || several.size > 1).toBe(true);
          }
        } else {
          expect(openBetween(problem, sessions, session, why)).toBe(false);
        }
      }
    }),
    { numRuns: 1500 },
  );
});

/** The local midnight before; these problems are in UTC. */
function dayStart(instant: Instant): Instant {
  return Math.floor(instant / 1440) * 1440;
}

/** Whether a session of one grid step could lie in the windows between where it may start and where it does. */
function openBetween(
  problem: Problem,
  sessions: readonly PlannedSession[],
  session: PlannedSession,
  why: WhyHere,
): boolean {
  const grid = problem.rules.gridMinutes;
  const studied = sessions.filter(({ kind }) => kind === 'study' || kind === 'milestone');
  const before = studied[studied.indexOf(session) - 1];
  let from = before ? before.start + before.minutes + problem.rules.gapMinutes : problem.now;
  let until = session.start;
  if (why.kind === 'review-due') {
    [from, until] = [Math.max(why.dueDay * 1440, problem.now), dayStart(session.start)];
  }
  for (let start = Math.ceil(from / grid) * grid; start < until; start += grid) {
    const probe = { ...session, start, minutes: 1 };
    const violations = verify(
      { ...problem, availability: { ...problem.availability, blackouts: [] } },
      { sessions: [probe] },
    );
    if (!violations.some(({ constraint }) => constraint === 'inside-windows')) return true;
  }
  return false;
}
