import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { ConstraintGroup } from '@/lib/core/schedule/constraint-groups';
import { explain, type Explanation } from '@/lib/core/schedule/explain';
import { relaxed, type Relaxation } from '@/lib/core/schedule/relaxations';
import { fit } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import { tinyProblem } from '../support/problem-arbitraries';
import { referenceSolve } from '../support/reference-solver';

/** Offsets that end with the horizon: no relaxation may look beyond it, so that every plan can be tried. */
const tooTight = tinyProblem
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

function present({ rules, deadlineDay, pace, availability }: Problem): Set<ConstraintGroup> {
  const groups = new Set<ConstraintGroup>();
  if (rules.weeklyCapMinutes !== null) groups.add('weekly-cap');
  if (rules.dailyCapMinutes !== null) groups.add('daily-cap');
  if (deadlineDay !== null) groups.add('deadline');
  if (pace === 'recommended') groups.add('recommended-weeks');
  if (availability.blackouts.length > 0) groups.add('days-off');
  if (availability.busy.length > 0) groups.add('busy');
  if (rules.minMinutes > rules.gridMinutes) groups.add('session-minimum');
  if (rules.gapMinutes > 0) groups.add('gap');
  return groups;
}

/** The problem with only these groups. */
function under(problem: Problem, groups: ReadonlySet<ConstraintGroup>): Problem {
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
      dailyCapMinutes: groups.has('daily-cap') ? rules.dailyCapMinutes : null,
      minMinutes: groups.has('session-minimum') ? rules.minMinutes : rules.gridMinutes,
      gapMinutes: groups.has('gap') ? rules.gapMinutes : 0,
    },
  };
}

function withoutOne(groups: Iterable<ConstraintGroup>, left: ConstraintGroup) {
  return new Set([...groups].filter((group) => group !== left));
}

/** Every change of one step less. */
function smaller(relaxation: Relaxation, grid: number): readonly Relaxation[] {
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
      return relaxation.topicIds.map((left) => ({
        ...relaxation,
        topicIds: relaxation.topicIds.filter((id) => id !== left),
      }));
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
    { numRuns: 200 },
  );
});

it('offers changes that suffice, where one step less would not', () => {
  fc.assert(
    fc.property(tooTight, (problem) => {
      for (const relaxation of explained(problem).relaxations) {
        expect(fits(relaxed(problem, relaxation))).toBe(true);
        expect(fit(relaxed(problem, relaxation)).kind).toBe('plan');
        for (const less of smaller(relaxation, problem.rules.gridMinutes)) {
          expect(fits(relaxed(problem, less))).toBe(false);
        }
      }
    }),
    { numRuns: 500 },
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
      expect(explained(problem).relaxations.map(({ kind }) => kind)).toEqual(sufficient);
    }),
    { numRuns: 150 },
  );
});
