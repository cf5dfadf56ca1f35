import { heldToAim } from './aim';
import { conflictAt } from './conflict';
import { groupsOf, without, type ConstraintGroup } from './constraint-groups';
import { boundsAtDepth } from './effort-bounds';
import { prepared } from './feasible';
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
  const held = heldToAim(problem);
  return withinSteps(mostSteps, (budget) => {
    const { calendar, sequencer, place } = prepared(held, budget);
    const outcome = place(boundsAtDepth(held, 0));
    if (outcome.kind === 'placed') return null;
    return {
      conflict: conflictAt(held, calendar, sequencer, outcome.phase),
      conflicting: conflictingGroups(held, budget),
      relaxations: smallestRelaxations(held, groupsOf(held), budget, mostSteps),
    };
  });
}

/** What is left out of the conflict first: what a learner changes last. */
const LEFT_OUT_FIRST: readonly ConstraintGroup[] = [
  'gap',
  'session-minimum',
  'busy',
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
function conflictingGroups(problem: Problem, budget: WorkBudget): readonly ConstraintGroup[] {
  const all = groupsOf(problem);
  const fitsUnder = (kept: readonly ConstraintGroup[]) =>
    fitsAtCore(
      without(
        problem,
        all.filter((group) => !kept.includes(group)),
      ),
      budget,
    );
  if (!fitsUnder([])) return [];
  let kept: readonly ConstraintGroup[] = all;
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    for (const group of LEFT_OUT_FIRST) {
      const fewer = kept.filter((one) => one !== group);
      if (fewer.length < kept.length && !fitsUnder(fewer)) kept = fewer;
    }
  }
  return kept;
}
