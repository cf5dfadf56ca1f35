import { describe, expect, it } from 'vitest';
import { swapTopics } from '@/lib/core/replan/swap-topics';
import type { PathDemand, TopicDemand } from '@/lib/core/schedule/problem';
import { phase } from '../../support/problems';

function pathOf(requires: Readonly<Record<string, readonly string[]>> = {}): PathDemand {
  const given = phase('p', [
    ['a', 60, 60],
    ['b', 60, 60],
    ['c', 60, 60],
  ]);
  const topics = given.topics.map((topic): TopicDemand => ({
    ...topic,
    requires: requires[topic.id] ?? [],
  }));
  return { weeks: { min: 1, max: 9 }, phases: [{ ...given, topics }, phase('q', [['d', 60, 60]])] };
}

describe('swapTopics', () => {
  it('puts each in the place of the other', () => {
    const outcome = swapTopics(pathOf(), 'a', 'c');
    if (outcome.kind !== 'swapped') throw new Error('nothing forbids it');
    expect(outcome.path.phases.map(({ topics }) => topics.map(({ id }) => id))).toEqual([
      ['c', 'b', 'a'],
      ['d'],
    ]);
  });

  it('names the prerequisite that forbids it, also of a topic between', () => {
    expect(swapTopics(pathOf({ b: ['a'] }), 'a', 'c')).toEqual({
      kind: 'required-before',
      topicId: 'b',
      requires: 'a',
    });
  });

  it('stays within a unit', () => {
    expect(swapTopics(pathOf(), 'a', 'd')).toEqual({ kind: 'other-unit' });
  });

  it('leaves a milestone at the end of its phase', () => {
    const path = pathOf();
    const [first, ...rest] = path.phases;
    if (!first) throw new Error('there is a phase');
    const topics = first.topics.map((topic): TopicDemand =>
      topic.id === 'c' ? { ...topic, kind: 'milestone' } : topic,
    );
    expect(swapTopics({ ...path, phases: [{ ...first, topics }, ...rest] }, 'a', 'c')).toEqual({
      kind: 'milestone',
      topicId: 'c',
    });
  });
});
