import { describe, expect, it } from 'vitest';
import { planSettingsSchema, type PlanSettings } from '@/lib/usecases/plan-request';
import { withTopicChange } from '@/lib/usecases/topic-change';

function settingsWith(learner: Partial<PlanSettings['learner']> = {}): PlanSettings {
  return planSettingsSchema.parse({
    learner: { start: '2027-01-04', zone: 'Europe/Berlin', availability: {}, ...learner },
  });
}

describe('a topic', () => {
  it('finished early is listed once, and keeps the minutes it was given', () => {
    const extra = [{ topicId: 'raft', minutes: 60 }];
    const finished = settingsWith({ finished: ['saga', 'raft'], extra });
    const change = { kind: 'finish', topicId: 'raft' } as const;
    expect(withTopicChange(settingsWith({ finished: ['saga'], extra }), change)).toEqual(finished);
    expect(withTopicChange(finished, change)).toEqual(finished);
  });

  it('known already is neither finished nor given more', () => {
    const before = settingsWith({
      finished: ['raft'],
      extra: [
        { topicId: 'raft', minutes: 60 },
        { topicId: 'saga', minutes: 30 },
      ],
    });
    expect(withTopicChange(before, { kind: 'known', topicId: 'raft' })).toEqual(
      settingsWith({ known: ['raft'], extra: [{ topicId: 'saga', minutes: 30 }] }),
    );
  });

  it('given more is open again, and gets it on top of what it was given before', () => {
    const before = settingsWith({ finished: ['raft'], known: ['saga'] });
    const more = withTopicChange(before, { kind: 'more', topicId: 'raft', minutes: 60 });
    expect(more).toEqual(
      settingsWith({ known: ['saga'], extra: [{ topicId: 'raft', minutes: 60 }] }),
    );
    expect(withTopicChange(more, { kind: 'more', topicId: 'raft', minutes: 30 })).toEqual(
      settingsWith({ known: ['saga'], extra: [{ topicId: 'raft', minutes: 90 }] }),
    );
  });

  it('opened again is as the path has it', () => {
    const before = settingsWith({
      finished: ['raft'],
      known: ['saga'],
      extra: [{ topicId: 'raft', minutes: 60 }],
    });
    expect(withTopicChange(before, { kind: 'reopen', topicId: 'raft' })).toEqual(
      settingsWith({ known: ['saga'] }),
    );
  });

  it('changes nothing else', () => {
    const before = settingsWith({ deadline: '2027-06-01', leftOut: ['x'] });
    const after = withTopicChange(before, { kind: 'finish', topicId: 'raft' });
    expect(after).toEqual({
      ...before,
      learner: { ...before.learner, finished: ['raft'] },
    });
  });
});
