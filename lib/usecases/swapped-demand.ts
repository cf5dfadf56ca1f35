import type { LearningPath } from '@/lib/core/path/learning-path';
import { pathDemand } from '@/lib/core/path/effort';
import { swapTopics, type SwapOutcome } from '@/lib/core/replan/swap-topics';
import type { PathDemand, TopicDemand } from '@/lib/core/schedule/problem';
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

/** The topics of its unit that a topic can be swapped with, and those that it cannot, with the reason. */
export interface SwapsOfTopic {
  readonly allowed: readonly string[];
  readonly refused: readonly {
    readonly topicId: string;
    /** This topic would come before the one that it requires. */
    readonly early: string;
    readonly requires: string;
  }[];
}

/** For each topic that may be moved, in a demand with the swaps that were made. */
export function swapsOfTopics(
  demand: PathDemand,
  mayMove: (topic: TopicDemand) => boolean,
): ReadonlyMap<string, SwapsOfTopic> {
  const movable = demand.phases.flatMap(({ topics }) => topics).filter(mayMove);
  return new Map(
    movable.map(({ id, unitId }) => {
      const others = movable.filter((other) => other.unitId === unitId && other.id !== id);
      const outcomes = others.map((other) => ({
        topicId: other.id,
        outcome: swapTopics(demand, id, other.id),
      }));
      return [
        id,
        {
          allowed: outcomes.flatMap(({ topicId, outcome }) =>
            outcome.kind === 'swapped' ? [topicId] : [],
          ),
          refused: outcomes.flatMap(({ topicId, outcome }) =>
            outcome.kind === 'required-before'
              ? [{ topicId, early: outcome.topicId, requires: outcome.requires }]
              : [],
          ),
        },
      ];
    }),
  );
}
