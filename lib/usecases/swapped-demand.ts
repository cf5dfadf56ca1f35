import type { LearningPath } from '@/lib/core/path/learning-path';
import { pathDemand } from '@/lib/core/path/effort';
import { swapTopics, type SwapOutcome } from '@/lib/core/replan/swap-topics';
import type { PathDemand } from '@/lib/core/schedule/problem';
import type { FieldError } from './field-errors';

type Swap = readonly [topicA: string, topicB: string];

/** The demand with topics in each other's place, one pair after the other. Throws for pairs that were not checked. */
export function swappedDemand(demand: PathDemand, swaps: readonly Swap[]): PathDemand {
  return swaps.reduce((path, [a, b]) => {
    const outcome = swapTopics(path, a, b);
    if (outcome.kind !== 'swapped') throw new Error(`${a} and ${b} cannot be swapped.`);
    return outcome.path;
  }, demand);
}

const GRID = 30;

/** Which pairs cannot be swapped, each after those before it. */
export function swapErrors(swaps: readonly Swap[], path: LearningPath): readonly FieldError[] {
  const errors: FieldError[] = [];
  // The order alone is looked at, so that the efforts of any grid will do.
  let demand = pathDemand(path, GRID);
  const known = new Set(demand.phases.flatMap(({ topics }) => topics.map(({ id }) => id)));
  for (const [index, [a, b]] of swaps.entries()) {
    const unknown = [a, b].find((id) => !known.has(id));
    const outcome = unknown === undefined && a !== b ? swapTopics(demand, a, b) : null;
    if (outcome?.kind === 'swapped') {
      demand = outcome.path;
      continue;
    }
    const message =
      unknown !== undefined
        ? `must name topics of the path; there is no “${unknown}”`
        : outcome === null
          ? 'must be two different topics'
          : refusalText(outcome);
    errors.push({ path: `learner.swaps.${index}`, message });
  }
  return errors;
}

function refusalText(outcome: Exclude<SwapOutcome, { readonly kind: 'swapped' }>): string {
  switch (outcome.kind) {
    case 'required-before':
      return `would put “${outcome.topicId}” before “${outcome.requires}”, which it requires`;
    case 'other-unit':
      return 'must be two topics of one unit; units and phases keep their order';
    case 'milestone':
      return 'must not be a milestone, which ends its phase';
  }
}
