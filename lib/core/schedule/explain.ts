import { heldToAim } from './aim';
import { groupsOf, without, type ConstraintGroup } from './constraint-groups';
import { fitWithin } from './fit';
import { fitsAtCore } from './fits-at-core';
import type { Infeasible } from './plan';
import type { Problem } from './problem';
import { smallestRelaxations, type Relaxation } from './relaxations';
import { MOST_STEPS, withinSteps, type TooLarge, type WorkBudget } from './work-budget';

/** Why nothing fits, and what would. */
export interface Explanation {
  /** The first phase that cannot be placed. */
  readonly conflict: Infeasible;
  /**
   * Groups that cannot hold together with what the path asks for: were any one of them dropped, the
   * rest of them could. Empty where the path does not fit even without any group.
   */
  readonly conflicting: readonly ConstraintGroup[];
  /** One smallest change for each group that suffices alone. */
  readonly relaxations: readonly Relaxation[];
}

/** What a problem lacks at core depth; null when it fits. A day to finish by counts as a deadline. */
export function explain(
  problem: Problem,
  mostSteps: number = MOST_STEPS,
): Explanation | TooLarge | null {
  const held: Problem = { ...heldToAim(problem), aim: 'soonest' };
  return withinSteps(mostSteps, (budget) => {
    const outcome = fitWithin(held, budget);
    if (outcome.kind === 'plan') return null;
    const groups = groupsOf(held);
    const fitsWithout = fitting(held, budget);
    return {
      conflict: outcome.conflict,
      conflicting: conflictingGroups(groups, fitsWithout),
      relaxations: smallestRelaxations(
        held,
        groups,
        (group) => fitsWithout([group]),
        budget,
        mostSteps,
      ),
    };
  });
}

type FitsWithout = (dropped: readonly ConstraintGroup[]) => boolean;

/** Tells whether the problem fits without some groups; each is solved once. */
function fitting(problem: Problem, budget: WorkBudget): FitsWithout {
  const known = new Map<string, boolean>();
  return (dropped) => {
    const key = [...dropped].sort().join();
    const fits = known.get(key) ?? fitsAtCore(without(problem, dropped), budget);
    known.set(key, fits);
    return fits;
  };
}

/** What is left out of the conflict first: what a learner changes last. */
const LEFT_OUT_FIRST: readonly ConstraintGroup[] = [
  'gap',
  'session-minimum',
  'busy',
  'milestones',
  'reviews',
  'optional-topics',
  'free-share',
  'daily-cap',
  'days-off',
  'recommended-weeks',
  'deadline',
  'weekly-cap',
];

/**
 * A deletion filter (see Junker 2004, "QuickXplain"). It goes round until nothing more can be left
 * out, since days off make a phase's weeks longer too: they are not only a hindrance.
 */
function conflictingGroups(
  all: readonly ConstraintGroup[],
  fitsWithout: FitsWithout,
): readonly ConstraintGroup[] {
  const fitsUnder = (kept: readonly ConstraintGroup[]) =>
    fitsWithout(all.filter((group) => !kept.includes(group)));
  if (!fitsUnder([])) return [];
  let kept = all;
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    for (const group of LEFT_OUT_FIRST) {
      const fewer = kept.filter((one) => one !== group);
      if (fewer.length < kept.length && !fitsUnder(fewer)) kept = fewer;
    }
  }
  return kept;
}
