import { describe, expect, it } from 'vitest';
import { learningPathSchema } from '@/lib/usecases/learning-path-schema';

function withTopic(more: Readonly<Record<string, unknown>>) {
  return learningPathSchema.safeParse({
    slug: 'own',
    title: 'Own path',
    weeks: { min: 1, max: 2 },
    weeklyMinutes: { min: 60, max: 120 },
    totalMinutes: { min: 60, max: 240 },
    phases: [
      {
        id: 'first',
        title: 'First',
        weeks: { min: 1, max: 2 },
        units: [
          { id: 'unit', title: 'Unit', weeks: 1, topics: [{ id: 'a', title: 'A', ...more }] },
        ],
      },
    ],
  });
}

describe('a topic of an inline path', () => {
  it('may be optional and have a priority, or say neither', () => {
    const topic = (more: Readonly<Record<string, unknown>>) =>
      withTopic(more).data?.phases[0]?.units[0]?.topics[0];
    expect(topic({ optional: true, priority: 10 })).toMatchObject({ optional: true, priority: 10 });
    expect(topic({})).toEqual({ id: 'a', title: 'A', requires: [], core: '', deep: '' });
  });

  it.each([
    [{ priority: 0 }, 'must be at least 1'],
    [{ priority: 11 }, 'must be at most 10'],
  ])('is refused with %o', (more, message) => {
    const issues = withTopic(more).error?.issues.map((issue) => [issue.path.at(-1), issue.message]);
    expect(issues).toEqual([['priority', message]]);
  });

  it.each([{ priority: 1.5 }, { priority: '2' }, { optional: 'yes' }])(
    'is refused with %o',
    (more) => {
      expect(withTopic(more).error?.issues).toHaveLength(1);
    },
  );
});
