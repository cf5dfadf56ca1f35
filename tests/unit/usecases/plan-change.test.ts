import { describe, expect, it } from 'vitest';
import { planChangeSchema, reasonOf } from '@/lib/usecases/plan-change';

const reason = (change: object) => reasonOf(planChangeSchema.parse(change));

describe('what a revision made by a change is called', () => {
  it('is replanned where nothing but missed work is placed again', () => {
    expect(reason({})).toBe('replanned');
  });

  it('is away for days off and lighter weeks, also where sessions are let go for them', () => {
    const away = [{ from: '2027-01-04', to: '2027-01-10' }];
    expect(reason({ away })).toBe('away');
    expect(reason({ away, unpin: ['a.study.1'] })).toBe('away');
    expect(reason({ lighterWeeks: [{ day: '2027-01-04', minutes: 240 }] })).toBe('away');
  });

  it('is moved for what is done by hand', () => {
    const move = { sessionId: 'a.study.1', day: '2027-01-04', time: '19:00', minutes: 60 };
    expect(reason({ move })).toBe('moved');
    expect(reason({ swap: ['a', 'b'] })).toBe('moved');
    expect(reason({ unpin: ['a.study.1'] })).toBe('moved');
  });

  it('is of the topics, or of the path where that changed too', () => {
    const topics = [{ kind: 'finish', topicId: 'a' }];
    expect(reason({ topics })).toBe('topics');
    expect(reason({ topics, path: 'newest' })).toBe('path');
  });
});
