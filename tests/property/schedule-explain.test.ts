import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { ConstraintGroup } from '@/lib/core/schedule/constraint-groups';
import { explain, type Explanation } from '@/lib/core/schedule/explain';
import { relaxed, type Relaxation } from '@/lib/core/schedule/relaxations';
import { fit } from '@/lib/core/schedule/fit';
import type { Problem, TopicDemand } from '@/lib/core/schedule/problem';
import {
  tinyProblem,
  tinyProblemWithChoices,
  zonedProblemWithPast,
} from '../support/problem-arbitraries';
import { referenceSolve } from '../support/reference-solver';
import { verifiedPlan } from '../support/verified-plan';

/** Offsets that end with the horizon: no relaxation may look beyond it, so that every plan can be tried. */
const tooTight = fc
  .oneof(tinyProblem, tinyProblemWithChoices)
  .map((problem) => ({
    ...problem,
    offsets: { ...problem.offsets, until: (problem.horizonDay + 3) * MINUTES_PER_DAY },
  }))
  .filter((problem) => fit({ ...problem, aim: 'soonest' }).kind === 'infeasible');

/** Few hours a week: with nothing else to limit them there would be too many plans to try. */
const tightWeeks = tooTight.filter(
  ({ availability }) =>
    availability.windows.reduce((sum, { from, to }) => sum + to - from, 0) <= 240,
);

function explained(problem: Problem): Explanation {
  const found = explain(problem);
  if (found === null || 'kind' in found) throw new Error('it does not fit');
  return found;
}

const fits = (problem: Problem) => referenceSolve(problem) !== null;

function studied({ path }: Problem): readonly TopicDemand[] {
  return path.phases
    .flatMap((phase) => phase.topics)
    .filter(({ kind, effort }) => kind === 'study' && effort.deep > 0);
}

/** Every set of optional topics such that nothing that is kept requires one of them. */
function closedSets(problem: Problem): readonly (readonly string[])[] {
  const topics = studied(problem);
  const optional = topics.filter((topic) => topic.optional).map(({ id }) => id);
  const sets = Array.from({ length: 2 ** optional.length }, (_, bits) =>
    optional.filter((_id, index) => ((bits >> index) & 1) === 1),
  );
  return sets.filter((chosen) =>
    topics.every(
      ({ id, requires }) => chosen.includes(id) || !requires.some((one) => chosen.includes(one)),
    ),
  );
}

/** Those that leave out something, but not all. */
function closedChoices(problem: Problem): readonly (readonly string[])[] {
  const all = studied(problem).length;
  return closedSets(problem).filter(({ length }) => 0 < length && length < all);
}

function droppable(problem: Problem): readonly string[] {
  return [...new Set(closedSets(problem).flat())];
}

/** The problem without these topics, and without the milestones of phases that have no other left. */
function leavingOut(problem: Problem, topicIds: readonly string[]): Problem {
  const phases = problem.path.phases.map((phase) => {
    const topics = phase.topics.filter(({ id }) => !topicIds.includes(id));
    const changed = topics.length < phase.topics.length;
    const isEmpty = topics.every(({ kind, effort }) => kind === 'milestone' || effort.deep === 0);
    return { ...phase, topics: changed && isEmpty ? [] : topics };
  });
  return { ...problem, path: { ...problem.path, phases } };
}

function present(problem: Problem): Set<ConstraintGroup> {
  const { path, rules, deadlineDay, pace, availability } = problem;
  const groups = new Set<ConstraintGroup>();
  if (rules.weeklyCapMinutes !== null) groups.add('weekly-cap');
  if (rules.freeSharePercent > 0) groups.add('free-share');
  if (rules.dailyCapMinutes !== null) groups.add('daily-cap');
  if (deadlineDay !== null) groups.add('deadline');
  if (pace === 'recommended') groups.add('recommended-weeks');
  if (droppable(problem).length > 0) groups.add('optional-topics');
  const topics = path.phases.flatMap((phase) => phase.topics);
  if (topics.some(({ kind }) => kind === 'milestone')) groups.add('milestones');
  if (availability.blackouts.length > 0) groups.add('days-off');
  if (availability.busy.length > 0) groups.add('busy');
  if (rules.minMinutes > rules.gridMinutes) groups.add('session-minimum');
  if (rules.gapMinutes > 0) groups.add('gap');
  return groups;
}

/** The problem with only these groups. */
function under(given: Problem, groups: ReadonlySet<ConstraintGroup>): Problem {
  const kept = groups.has('optional-topics') ? given : leavingOut(given, droppable(given));
  const problem = groups.has('milestones') ? kept : withoutMilestones(kept);
  const { rules, availability, deadlineDay } = problem;
  return {
    ...problem,
    deadlineDay: groups.has('deadline') ? deadlineDay : null,
    pace: groups.has('recommended-weeks') ? 'recommended' : 'relaxed',
    availability: {
      ...availability,
      blackouts: groups.has('days-off') ? availability.blackouts : [],
      busy: groups.has('busy') ? availability.busy : [],
    },
    rules: {
      ...rules,
      weeklyCapMinutes: groups.has('weekly-cap') ? rules.weeklyCapMinutes : null,
      freeSharePercent: groups.has('free-share') ? rules.freeSharePercent : 0,
      dailyCapMinutes: groups.has('daily-cap') ? rules.dailyCapMinutes : null,
      minMinutes: groups.has('session-minimum') ? rules.minMinutes : rules.gridMinutes,
      gapMinutes: groups.has('gap') ? rules.gapMinutes : 0,
    },
  };
}

function withoutOne(groups: Iterable<ConstraintGroup>, left: ConstraintGroup) {
  return new Set([...groups].filter((group) => group !== left));
}

function withoutMilestones(problem: Problem): Problem {
  const phases = problem.path.phases.map((phase) => ({
    ...phase,
    topics: phase.topics.filter(({ kind }) => kind === 'study'),
  }));
  return { ...problem, path: { ...problem.path, phases } };
}

/** Every change of one step less; of topics, every choice of fewer. */
function smaller(problem: Problem, relaxation: Relaxation): readonly Relaxation[] {
  const grid = problem.rules.gridMinutes;
  switch (relaxation.kind) {
    case 'weekly-cap':
    case 'daily-cap':
      return [{ ...relaxation, minutes: relaxation.minutes - grid }];
    case 'deadline':
      return [{ ...relaxation, day: relaxation.day - 1 }];
    case 'recommended-weeks':
      return relaxation.extraWeeks === 0
        ? []
        : [{ ...relaxation, extraWeeks: relaxation.extraWeeks - 1 }];
    case 'session-minimum':
      return [{ ...relaxation, minutes: relaxation.minutes + grid }];
    case 'free-share':
      return [{ ...relaxation, percent: relaxation.percent + 1 }];
    case 'optional-topics':
      return closedChoices(problem)
        .filter((chosen) => chosen.length < relaxation.topicIds.length)
        .map((topicIds) => ({ ...relaxation, topicIds }));
    case 'milestones':
    case 'reviews':
      return [];
    case 'days-off':
      return relaxation.days.map((left) => ({
        ...relaxation,
        days: relaxation.days.filter((day) => day !== left),
      }));
  }
}

it('names groups that cannot hold together, none of which could be left out', () => {
  fc.assert(
    fc.property(tightWeeks, (problem) => {
      const { conflicting } = explained(problem);
      expect(fits(under(problem, new Set(conflicting)))).toBe(false);
      for (const group of conflicting) {
        expect(fits(under(problem, withoutOne(conflicting, group)))).toBe(true);
      }
      if (conflicting.length === 0) expect(fits(under(problem, new Set()))).toBe(false);
    }),
    { numRuns: 120 },
  );
});

it('offers changes that suffice, where one step less would not', () => {
  fc.assert(
    fc.property(tooTight, (problem) => {
      for (const relaxation of explained(problem).relaxations) {
        expect(fits(relaxed(problem, relaxation))).toBe(true);
        expect(fit(relaxed(problem, relaxation)).kind).toBe('plan');
        for (const less of smaller(problem, relaxation)) {
          expect(fits(relaxed(problem, less))).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('offers a change of every group that suffices alone, and of no other', () => {
  fc.assert(
    fc.property(tooTight, (problem) => {
      const groups = present(problem);
      const sufficient = [...groups].filter(
        (group) =>
          group !== 'busy' && group !== 'gap' && fits(under(problem, withoutOne(groups, group))),
      );
      // Less may do where all is too much: a phase can become too short for its weeks.
      const some = closedChoices(problem).some((topicIds) => fits(leavingOut(problem, topicIds)));
      const offered = explained(problem).relaxations.map(({ kind }) => kind);
      const others = (kinds: readonly string[]) =>
        kinds.filter((kind) => kind !== 'optional-topics');
      expect(others(offered)).toEqual(others(sufficient));
      expect(offered.includes('optional-topics')).toBe(some);
    }),
    { numRuns: 100 },
  );
});

it('offers changes that suffice, and no smaller ones, around clock changes and with a past', () => {
  fc.assert(
    fc.property(zonedProblemWithPast, (problem) => {
      const found = explain(problem);
      if (found !== null && 'kind' in found) throw new Error('small problems take little work');
      expect(found === null).toBe(verifiedPlan({ ...problem, aim: 'soonest' }) !== null);
      for (const relaxation of found?.relaxations ?? []) {
        expect(verifiedPlan({ ...relaxed(problem, relaxation), aim: 'soonest' })).not.toBeNull();
        for (const less of smaller(problem, relaxation)) {
          expect(verifiedPlan({ ...relaxed(problem, less), aim: 'soonest' })).toBeNull();
        }
      }
    }),
    { numRuns: 300 },
  );
});
