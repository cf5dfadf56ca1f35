import { describe, expect, it } from 'vitest';
import { demandOf } from '@/lib/usecases/plan-problem';
import { settingsForPath } from '@/lib/usecases/settings-for-path';
import { topicErrors } from '@/lib/usecases/topic-errors';
import { settings, smallPath } from '../../support/plan-requests';

type Swaps = readonly (readonly [string, string])[];

function orderWith(swaps: Swaps) {
  const { phases } = demandOf(smallPath(), settings({ swaps }));
  return phases.flatMap(({ topics }) => topics.map(({ id }) => id));
}

function errorsOf(swaps: Swaps) {
  return topicErrors(settings({ swaps }), smallPath()).map(({ path, message }) => [path, message]);
}

describe('topics in each other’s place', () => {
  it('are studied there, each pair after the one before', () => {
    expect(orderWith([])).toEqual(['one', 'two', 'three', 'four']);
    expect(orderWith([['one', 'two']])).toEqual(['two', 'one', 'three', 'four']);
    const both: Swaps = [
      ['one', 'two'],
      ['one', 'three'],
    ];
    expect(orderWith(both)).toEqual(['two', 'three', 'one', 'four']);
    expect(errorsOf(both)).toEqual([]);
  });

  it('are refused by name where it cannot be', () => {
    expect(
      errorsOf([
        ['one', 'nine'],
        ['one', 'one'],
        ['one', 'four'],
        ['one', 'three'],
      ]),
    ).toEqual([
      ['learner.swaps.0', 'must name topics of the path; there is no “nine”'],
      ['learner.swaps.1', 'must be two different topics'],
      ['learner.swaps.2', 'must be two topics of one unit; units and phases keep their order'],
      ['learner.swaps.3', 'would put “three” before “two”, which it requires'],
    ]);
  });
});

describe('settings for another version of their path', () => {
  it('lose what they say of topics that are gone, and no more', () => {
    const path = smallPath();
    const saved = settings({
      known: ['one', 'gone'],
      finished: ['gone', 'two'],
      leftOut: ['three', 'gone'],
      extra: [
        { topicId: 'gone', minutes: 30 },
        { topicId: 'one', minutes: 30 },
      ],
      swaps: [
        ['gone', 'one'],
        ['one', 'two'],
      ],
    });
    expect(settingsForPath(saved, path)).toEqual({
      policy: saved.policy,
      learner: {
        ...saved.learner,
        known: ['one'],
        finished: ['two'],
        leftOut: ['three'],
        extra: [{ topicId: 'one', minutes: 30 }],
        swaps: [['one', 'two']],
      },
    });
  });

  it('leave nothing out that is needed in it', () => {
    const saved = settings({ leftOut: ['two', 'four'] });
    expect(settingsForPath(saved, smallPath()).learner.leftOut).toEqual([]);
  });
});
