import { describe, expect, it } from 'vitest';
import { topicErrors } from '@/lib/usecases/topic-errors';
import { settings, smallPath } from '../../support/plan-requests';

function errorsOf(learner: Readonly<Record<string, unknown>>) {
  return topicErrors(settings(learner), smallPath());
}

describe('what settings say of topics', () => {
  it('may be nothing, or names of topics', () => {
    expect(errorsOf({})).toEqual([]);
    const extra = [{ topicId: 'four', minutes: 30 }];
    expect(errorsOf({ known: ['one'], leftOut: ['three'], finished: ['four'], extra })).toEqual([]);
  });

  it('is refused where the path has no such topic, at its place in its list', () => {
    const extra = [
      { topicId: 'one', minutes: 30 },
      { topicId: 'w', minutes: 30 },
    ];
    expect(
      errorsOf({ known: ['one', 'x'], leftOut: ['y'], finished: ['z', 'four'], extra }),
    ).toEqual(
      [
        ['learner.known.1', 'x'],
        ['learner.leftOut.0', 'y'],
        ['learner.finished.0', 'z'],
        ['learner.extra.1.topicId', 'w'],
      ].map(([path, id]) => ({
        path,
        message: `must be the id of a topic of the path; there is no “${id as string}”`,
      })),
    );
  });

  it('leaves out only what is optional', () => {
    expect(errorsOf({ leftOut: ['three', 'one'] })).toEqual([
      { path: 'learner.leftOut.1', message: 'must be an optional topic; “one” is not' },
    ]);
  });

  it('leaves out only what no topic still to be studied requires', () => {
    expect(errorsOf({ leftOut: ['two'] })).toEqual([
      {
        path: 'learner.leftOut.0',
        message: 'is required by “three”; leave that out too, or keep this one',
      },
    ]);
    expect(errorsOf({ leftOut: ['two', 'three'] })).toEqual([]);
    expect(errorsOf({ leftOut: ['two'], known: ['three'] })).toEqual([]);
  });
});
