import { describe, expect, it } from 'vitest';
import { comparePaths } from '@/lib/core/path/compare-paths';
import type { LearningPath, Topic } from '@/lib/core/path/learning-path';
import { smallPath } from '../../support/plan-requests';

const NOTHING = { added: [], gone: [], otherHours: [], otherPlace: [], otherText: [] };

/** The small path with other topics in its first unit. */
function withTopics(change: (topics: readonly Topic[]) => readonly Topic[]): LearningPath {
  const path = smallPath();
  const [first, ...others] = path.phases;
  if (!first) throw new Error('the small path has phases');
  const units = first.units.map((unit) => ({ ...unit, topics: change(unit.topics) }));
  return { ...path, phases: [{ ...first, units }, ...others] };
}

describe('two versions of a path', () => {
  it('have nothing different where they are the same', () => {
    expect(comparePaths(smallPath(), smallPath())).toEqual(NOTHING);
  });

  it('name the topics that came and went, and whose hours follow from that', () => {
    const before = smallPath();
    const after = withTopics(([one, two, three]) => [
      one as Topic,
      two as Topic,
      { ...(three as Topic), id: 'five', title: 'Five', requires: [] },
    ]);
    expect(comparePaths(before, after)).toEqual({
      ...NOTHING,
      added: [{ topicId: 'five', title: 'Five' }],
      gone: [{ topicId: 'three', title: 'Three' }],
    });
    const fewer = withTopics((topics) => topics.filter(({ id }) => id !== 'three'));
    // 120 to 240 min of the phase are for three topics before and for two afterwards.
    expect(comparePaths(before, fewer)).toEqual({
      ...NOTHING,
      gone: [{ topicId: 'three', title: 'Three' }],
      otherHours: [
        {
          topicId: 'one',
          title: 'One',
          before: { core: 60, deep: 90 },
          after: { core: 60, deep: 120 },
        },
        {
          topicId: 'two',
          title: 'Two',
          before: { core: 30, deep: 90 },
          after: { core: 60, deep: 120 },
        },
      ],
    });
  });

  it('tell another name and address from another place', () => {
    const renamed = withTopics((topics) =>
      topics.map((topic) => (topic.id === 'one' ? { ...topic, title: 'Number one' } : topic)),
    );
    expect(comparePaths(smallPath(), renamed)).toEqual({
      ...NOTHING,
      otherText: [{ topicId: 'one', title: 'Number one' }],
    });
    const path = smallPath();
    const moved = {
      ...path,
      phases: path.phases.map((phase) => ({
        ...phase,
        units: phase.units.map((unit) => ({ ...unit, id: `${unit.id}-new` })),
      })),
    };
    const everything = ['one', 'two', 'three', 'four'];
    expect(comparePaths(path, moved).otherPlace.map(({ topicId }) => topicId)).toEqual(everything);
    expect(comparePaths(path, moved).otherText).toEqual([]);
  });
});
