import { describe, expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { demandOf, offsetRange } from '@/lib/usecases/plan-problem';
import { at, day } from '../../support/problems';
import { settings, smallPath } from '../../support/plan-requests';

/** The path has 8 weeks; at the longest pace that is looked at, three times as many. */
const LONGEST = day('2026-11-30') + 3 * 8 * 7 - 1;

function reach(
  learner: Readonly<Record<string, unknown>> = {},
  policy: Readonly<Record<string, unknown>> = {},
) {
  const wanted = settings(learner, policy);
  return offsetRange(wanted, demandOf(smallPath(), wanted));
}

describe('the offsets that a problem needs', () => {
  it('reach from three days before the start to four after the longest pace', () => {
    expect(reach()).toEqual({
      from: (day('2026-11-30') - 3) * MINUTES_PER_DAY,
      until: (LONGEST + 4) * MINUTES_PER_DAY,
    });
  });

  it.each([
    ['a later deadline', { deadline: '2028-01-31' }, {}, day('2028-01-31')],
    ['an earlier deadline', { deadline: '2026-12-31' }, {}, LONGEST],
    ['reviews, which may wait for 14 days', {}, { reviews: { afterDays: [2, 90] } }, LONGEST + 104],
    [
      'upkeep, from the week after the finish on',
      {},
      { upkeep: { weeklyMinutes: 60, weeks: 10 } },
      LONGEST + 77,
    ],
  ])('reach as far as %s', (_, learner, policy, last) => {
    expect(reach(learner, policy).until).toBe((last + 4) * MINUTES_PER_DAY);
  });

  it('reach as far as the history and now', () => {
    const wanted = settings();
    const demand = demandOf(smallPath(), wanted);
    const session = {
      id: 'one.study.1',
      topicId: 'one',
      start: at('2028-01-01 12:00'),
      minutes: 60,
    };
    expect(offsetRange(wanted, demand, [session]).until).toBe(at('2028-01-05 13:00'));
    expect(offsetRange(wanted, demand, [session], at('2028-02-01 00:00')).until).toBe(
      at('2028-02-05 00:00'),
    );
  });
});
