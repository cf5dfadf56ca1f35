import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { ready, toDeadline } from '@/lib/core/replan/ready';
import { replan, replanOptions } from '@/lib/core/replan/replan';
import {
  REPLAN_STRATEGIES,
  type ReplanOption,
  type ReplanRequest,
} from '@/lib/core/replan/replan-option';
import { STRATEGIES } from '@/lib/core/replan/strategies';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { studyCalendar } from '@/lib/core/schedule/study-calendar';
import { verify } from '@/lib/core/schedule/verify';
import { workBudget } from '@/lib/core/schedule/work-budget';
import { tinyReplan, tinyUntroubled, zonedReplan } from '../support/replan-arbitraries';

const RUNS = { numRuns: 300 };
const anyReplan = fc.oneof(tinyReplan, zonedReplan);

function optionsOf(request: ReplanRequest): readonly ReplanOption[] {
  return replanOptions(request).outcomes.filter((outcome) => outcome.kind === 'option');
}

function openOf({ problem, previous }: ReplanRequest): readonly PlannedSession[] {
  const past = new Set(problem.history.map(({ id }) => id));
  return previous.filter(({ id }) => !past.has(id));
}

it('changes nothing where nothing was missed, byte for byte', () => {
  fc.assert(
    fc.property(tinyUntroubled, (request) => {
      const { outcomes } = replanOptions(request);
      for (const outcome of outcomes) {
        if (outcome.kind !== 'option') throw new Error('the plan itself is an option');
        expect(JSON.stringify(outcome.sessions)).toBe(JSON.stringify(request.previous));
        expect(outcome.moves).toBe(0);
      }
    }),
    RUNS,
  );
});

it('finds that very plan also when it has to solve for it', () => {
  fc.assert(
    fc.property(tinyUntroubled, (request) => {
      for (const strategy of REPLAN_STRATEGIES) {
        const solved = STRATEGIES[strategy](ready(request), workBudget(Infinity));
        if (!solved.ok) throw new Error('the plan itself is an option');
        const kept = solved.pieces.map(({ old }) => old?.session);
        expect(kept).toEqual(openOf(request));
      }
    }),
    RUNS,
  );
});

it('is the same done twice as done once', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      for (const { strategy, problem, sessions } of optionsOf(request)) {
        const usedIds = new Set([...request.usedIds, ...sessions.map(({ id }) => id)]);
        const again = replan({ ...request, problem, previous: sessions, usedIds }, strategy);
        if (again.kind !== 'option') throw new Error('the plan itself is an option');
        expect(again.sessions).toEqual(sessions);
      }
    }),
    RUNS,
  );
});

it('passes the verifier, leaves history as it was and pinned sessions where they are', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      for (const { problem, sessions } of optionsOf(request)) {
        expect(verify(problem, { sessions })).toEqual([]);
        const byId = new Map(sessions.map((session) => [session.id, session]));
        for (const { id, topicId, start, minutes } of request.problem.history) {
          expect(byId.get(id)).toMatchObject({ topicId, start, minutes });
        }
        for (const { id, topicId, start, minutes } of openOf(request)) {
          if (!request.pinned.has(id) || start < request.problem.now) continue;
          expect(byId.get(id)).toMatchObject({ topicId, start, minutes });
        }
      }
    }),
    RUNS,
  );
});

it('adds or removes ids only where a topic has more or fewer sessions, and none twice', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      const open = openOf(request);
      for (const { sessions, changes, problem } of optionsOf(request)) {
        expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
        const past = new Set(problem.history.map(({ id }) => id));
        const placed = sessions.filter(({ id }) => !past.has(id));
        const topics = new Set([...open, ...placed].map(({ topicId }) => topicId));
        for (const topic of topics) {
          const count = (list: readonly PlannedSession[]) =>
            list.filter(({ topicId }) => topicId === topic).length;
          const more = count(placed) - count(open);
          expect(count(changes.added)).toBe(Math.max(0, more));
          expect(count(changes.removed)).toBe(Math.max(0, -more));
        }
        for (const { id } of changes.added) expect(request.usedIds.has(id)).toBe(false);
      }
    }),
    RUNS,
  );
});

it('never gives the id of one piece of work to another over a row of replans', () => {
  fc.assert(
    fc.property(
      anyReplan,
      fc.array(fc.record({ days: fc.integer({ min: 1, max: 5 }), done: fc.boolean() }), {
        maxLength: 4,
      }),
      (first, later) => {
        let request = first;
        const owner = new Map(first.previous.map(({ id, topicId }) => [id, topicId]));
        const gone = new Set<string>();
        for (const { days, done } of later) {
          const outcome = replan(request, 'shift-finish');
          if (outcome.kind !== 'option') return;
          for (const { id } of outcome.changes.removed) gone.add(id);
          for (const { id, topicId } of outcome.sessions) {
            expect(gone.has(id)).toBe(false);
            expect(owner.get(id) ?? topicId).toBe(topicId);
            owner.set(id, topicId);
          }
          const { problem, sessions } = outcome;
          const now = problem.now + days * 1440;
          if (now >= problem.offsets.until - 30 * 1440) return;
          const isPast = new Set(problem.history.map(({ id }) => id));
          const history = sessions
            .filter(({ start }) => start < now)
            .filter(({ id, start, minutes }) => done || start + minutes > now || isPast.has(id))
            .map(({ id, topicId, start, minutes }) => ({ id, topicId, start, minutes }));
          request = {
            problem: { ...problem, now, history },
            previous: sessions,
            pinned: new Set(),
            usedIds: new Set([...request.usedIds, ...owner.keys()]),
          };
        }
      },
    ),
    RUNS,
  );
});

it('moves no more than shifting everything does', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      const { problem } = request;
      const shifted = shiftEverything(request);
      const past = request.previous.flatMap((session) => {
        const done = problem.history.find(({ id }) => id === session.id);
        return done ? [{ ...session, minutes: done.minutes }] : [];
      });
      const sessions = [...past, ...shifted];
      const keepsPins = shifted.every((session) => {
        const was = request.previous.find(({ id }) => id === session.id);
        return !request.pinned.has(session.id) || was?.start === session.start;
      });
      const allowed = toDeadline(ready(request)).at(-1) ?? problem;
      if (!keepsPins || verify(allowed, { sessions }).length > 0) return;
      const outcome = replan(request, 'keep-deadline');
      if (outcome.kind !== 'option') throw new Error('shifting everything is an option');
      // The recommended pace comes before fewest moves: what only holds without it is no rival.
      if (verify(outcome.problem, { sessions }).length > 0) return;
      const moved = shifted.filter(({ id, start }) => {
        const was = request.previous.find((session) => session.id === id);
        return was && was.start >= problem.now && was.start !== start;
      });
      expect(outcome.moves).toBeLessThanOrEqual(moved.length);
    }),
    RUNS,
  );
});

it('never moves fewer for one pinned session more', () => {
  fc.assert(
    fc.property(anyReplan, fc.nat(), (request, index) => {
      const coming = openOf(request).filter(({ start }) => start >= request.problem.now);
      const more = coming[index % Math.max(1, coming.length)];
      if (!more) return;
      const free = replan(request, 'keep-deadline');
      const pinned = new Set([...request.pinned, more.id]);
      const held = replan({ ...request, pinned }, 'keep-deadline');
      if (held.kind !== 'option') return;
      if (free.kind !== 'option') throw new Error('a plan with one pin more is one with fewer');
      if (free.problem.pace !== held.problem.pace) return;
      expect(held.moves).toBeGreaterThanOrEqual(free.moves);
    }),
    RUNS,
  );
});

/** What many planners do: all that is left, in the order of the path, one after the other from now on. */
function shiftEverything(request: ReplanRequest): readonly PlannedSession[] {
  const { problem } = request;
  const { slots, limits } = studyCalendar(problem);
  const order = problem.path.phases.flatMap(({ topics }) => topics.map(({ id }) => id));
  const left = [...openOf(request)].sort(
    (a, b) => order.indexOf(a.topicId) - order.indexOf(b.topicId) || a.start - b.start,
  );
  const used = { day: new Map<number, number>(), week: new Map<number, number>() };
  let after = 0;
  return left.map((session) => {
    const { minutes } = session;
    for (const { from, until, end, day } of slots) {
      const week = Math.floor(day / 7);
      const grid = problem.rules.gridMinutes;
      const start = Math.max(from, from + Math.ceil((after - from) / grid) * grid);
      const [usedOfDay, usedOfWeek] = [used.day.get(day) ?? 0, used.week.get(week) ?? 0];
      if (start >= until || start + minutes > end) continue;
      if (usedOfDay + minutes > (limits.day[day] ?? 0)) continue;
      if (usedOfWeek + minutes > (limits.week[week] ?? 0)) continue;
      used.day.set(day, usedOfDay + minutes);
      used.week.set(week, usedOfWeek + minutes);
      after = start + minutes + problem.rules.gapMinutes;
      return { ...session, start };
    }
    return { ...session, start: wallTimeAt(problem.offsets, problem.now).day * 1440 };
  });
}
