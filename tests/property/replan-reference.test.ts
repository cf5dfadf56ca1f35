import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { replan } from '@/lib/core/replan/replan';
import type { ReplanOption, ReplanRequest } from '@/lib/core/replan/replan-option';
import { anyTime, ready, toDeadline } from '@/lib/core/replan/ready';
import type { Problem } from '@/lib/core/schedule/problem';
import { tinyReplan, zonedReplan } from '../support/replan-arbitraries';
import { referenceReplan, type ReferenceTopic, type Score } from '../support/replan-reference';

interface Left extends ReferenceTopic {
  readonly done: number;
  readonly core: number;
  readonly deep: number;
}

/** What is left of each topic that is not finished. */
function leftOf({ problem, previous }: ReplanRequest): readonly Left[] {
  const past = new Set(problem.history.map(({ id }) => id));
  return problem.path.phases.flatMap(({ topics }, phase) =>
    topics.flatMap(({ id, effort: { core, deep } }): Left[] => {
      const own = previous.filter(({ topicId }) => topicId === id);
      const done = problem.history
        .filter(({ topicId }) => topicId === id)
        .reduce((sum, { minutes }) => sum + minutes, 0);
      if (done >= core && own.every((session) => past.has(session.id))) return [];
      const planned = own.reduce((sum, { minutes }) => sum + minutes, 0);
      const least = Math.max(0, core - done);
      const most = Math.max(least, deep - done);
      const goal = Math.min(most, Math.max(least, planned - done));
      return most === 0 ? [] : [{ id, phase, least, most, goal, done, core, deep }];
    }),
  );
}

function atDepth(left: readonly Left[], depth: number): readonly Left[] {
  return left.map((topic) => {
    const minutes = topic.core + depth * (topic.deep - topic.core) - topic.done - 1e-9;
    const least = Math.max(topic.least, Math.ceil(minutes / 30) * 30);
    return { ...topic, least: Math.min(topic.goal, least) };
  });
}

function depthsOf(left: readonly Left[]): readonly number[] {
  const depthOf = ({ core, deep, done }: Left, minutes: number) =>
    deep === core ? 1 : (done + minutes - core) / (deep - core);
  const previous = Math.min(1, ...left.map((topic) => depthOf(topic, topic.goal)));
  const depths = left.flatMap((topic) =>
    Array.from({ length: topic.goal / 30 + 1 }, (_, steps) => depthOf(topic, steps * 30)),
  );
  return [0, ...depths.filter((depth) => depth > 0 && depth <= previous + 1e-9)].sort(
    (a, b) => a - b,
  );
}

function ask(request: ReplanRequest, problem: Problem, left: readonly Left[], lastDay: number) {
  const past = new Set(problem.history.map(({ id }) => id));
  const toCome = request.previous.filter(({ id, start }) => !past.has(id) && start >= problem.now);
  return referenceReplan({ problem, toCome, pinned: request.pinned, work: left, lastDay });
}

function finishWeekOf({ problem, previous }: ReplanRequest): number {
  const last = Math.max(...previous.map(({ start }) => wallTimeAt(problem.offsets, start).day));
  return Math.floor((last - problem.startDay) / 7);
}

function scoreOf(option: ReplanOption, left: readonly Left[]): Score {
  const past = new Set(option.problem.history.map(({ id }) => id));
  const placed = option.sessions.filter(({ id }) => !past.has(id));
  let [effort, excess] = [0, 0];
  for (const { id, goal } of left) {
    const minutes = placed
      .filter(({ topicId }) => topicId === id)
      .reduce((sum, session) => sum + session.minutes, 0);
    effort += Math.min(minutes, goal);
    excess += Math.max(0, minutes - goal);
  }
  return [option.kept, effort, 0 - placed.length, 0 - excess];
}

const anyReplan = fc.oneof(
  { arbitrary: tinyReplan, weight: 3 },
  { arbitrary: zonedReplan, weight: 1 },
);
const RUNS = { numRuns: 250 };

it('keep-deadline: keeps as many as any plan, then is as deep, then has the most effort in the fewest sessions', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      const left = leftOf(request);
      const outcome = replan(request, 'keep-deadline');
      for (const problem of toDeadline(ready(request))) {
        const best = (depth: number) =>
          ask(request, problem, atDepth(left, depth), problem.horizonDay);
        const atCore = best(0);
        if (atCore === null) continue;
        const scores = depthsOf(left).map(best);
        const deepest = scores.findLast((score) => score !== null && score[0] === atCore[0]);
        if (outcome.kind !== 'option') throw new Error('a plan exists');
        expect(outcome.problem.pace).toBe(problem.pace);
        expect(scoreOf(outcome, left)).toEqual(deepest);
        return;
      }
      expect(outcome.kind).toBe('no-option');
    }),
    RUNS,
  );
});

it('shift-finish: as early a week as any plan that keeps every minute, then keeps as many', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      const left = leftOf(request).map((topic) => ({ ...topic, least: topic.goal }));
      const outcome = replan(request, 'shift-finish');
      const prepared = ready(request);
      for (const problem of [...toDeadline(prepared), anyTime(prepared)]) {
        for (
          let lastDay = problem.startDay + finishWeekOf(request) * 7 + 6;
          lastDay < problem.horizonDay + 7;
          lastDay += 7
        ) {
          const score = ask(request, problem, left, lastDay);
          if (score === null) continue;
          if (outcome.kind !== 'option') throw new Error('a plan exists');
          expect(outcome.problem.pace).toBe(problem.pace);
          expect(outcome.finishDay).toBeLessThanOrEqual(lastDay);
          expect(scoreOf(outcome, left)).toEqual(score);
          return;
        }
      }
      expect(outcome.kind).toBe('no-option');
    }),
    RUNS,
  );
});

it('trim-depth: as deep as any plan that finishes in the present week, then keeps as many', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      const left = leftOf(request);
      const outcome = replan(request, 'trim-depth');
      for (const problem of toDeadline(ready(request))) {
        const lastDay = problem.startDay + finishWeekOf(request) * 7 + 6;
        const scores = depthsOf(left).map((depth) =>
          ask(request, problem, atDepth(left, depth), lastDay),
        );
        const deepest = scores.findLast((score) => score !== null);
        if (deepest === undefined) continue;
        if (outcome.kind !== 'option') throw new Error('a plan exists');
        expect(outcome.problem.pace).toBe(problem.pace);
        expect(outcome.finishDay).toBeLessThanOrEqual(lastDay);
        expect(scoreOf(outcome, left)).toEqual(deepest);
        return;
      }
      expect(outcome.kind).toBe('no-option');
    }),
    RUNS,
  );
});

it('more-hours: the least weekly minutes of any plan with the present week and every minute, then keeps as many', () => {
  fc.assert(
    fc.property(anyReplan, (request) => {
      const left = leftOf(request).map((topic) => ({ ...topic, least: topic.goal }));
      const outcome = replan(request, 'more-hours');
      const { weeklyCapMinutes: cap } = request.problem.rules;
      for (const problem of toDeadline(ready(request))) {
        const lastDay = problem.startDay + finishWeekOf(request) * 7 + 6;
        const most = cap === null ? 0 : 40;
        for (let more = 0; more <= most; more += 1) {
          const weeklyCapMinutes = cap === null ? null : cap + more * 30;
          const wider = { ...problem, rules: { ...problem.rules, weeklyCapMinutes } };
          const score = ask(request, wider, left, lastDay);
          if (score === null) continue;
          if (outcome.kind !== 'option') throw new Error('a plan exists');
          expect(outcome.problem.pace).toBe(problem.pace);
          expect(outcome.weeklyCapMinutes).toBe(weeklyCapMinutes);
          expect(scoreOf(outcome, left)).toEqual(score);
          return;
        }
      }
      expect(outcome.kind).toBe('no-option');
    }),
    RUNS,
  );
});
