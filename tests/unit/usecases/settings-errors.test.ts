import { describe, expect, it } from 'vitest';
import { fieldErrors, parseRequest } from '@/lib/usecases/field-errors';
import { planSettingsSchema } from '@/lib/usecases/plan-request';
import { settingsErrors } from '@/lib/usecases/settings-errors';
import { day } from '../../support/problems';
import { settings } from '../../support/plan-requests';

const TODAY = day('2026-12-02');

function policyErrors(policy: Readonly<Record<string, unknown>>) {
  const { learner } = settings();
  const parsed = planSettingsSchema.safeParse({ learner, policy });
  return parsed.success ? [] : fieldErrors(parsed.error);
}

describe('the start of a plan', () => {
  const inThePast = {
    path: 'learner.start',
    message: 'is in the past; choose today, 2026-12-02, or later',
  };

  it.each([
    ['2026-12-01', false, [inThePast]],
    ['2026-12-01', true, []],
    ['2026-12-02', false, []],
    ['2011-11-01', true, [{ path: 'learner.start', message: 'must be within the last 15 years' }]],
    [
      '2028-12-05',
      true,
      [{ path: 'learner.start', message: 'must be within two years from today' }],
    ],
  ])('%s, with study begun: %s', (start, begun, errors) => {
    expect(settingsErrors(settings({ start }), TODAY, begun)).toEqual(errors);
  });

  it('leaves at most 15 years to the deadline', () => {
    const most = settings({ start: '2026-12-02', deadline: '2041-12-13' });
    expect(settingsErrors(most, TODAY)).toEqual([]);
    const more = settings({ start: '2026-12-02', deadline: '2041-12-14' });
    expect(settingsErrors(more, TODAY)).toEqual([
      { path: 'learner.deadline', message: 'must be within 15 years from the start' },
    ]);
  });
});

describe('the policy', () => {
  const upkeep = { weeklyMinutes: 120, weeks: 4 };
  const reviews = { afterDays: [2, 7, 21], minutes: 20 };
  const onHalfHours = { gridMinutes: 30, minMinutes: 30 };

  it.each([
    [{ session: onHalfHours, milestoneMinutes: 60, upkeep, reviews }],
    [{ milestoneMinutes: 45, upkeep: { ...upkeep, weeklyMinutes: 45 } }],
    [{ freeSharePercent: 30, reviews: {} }],
  ])('may be %j', (policy) => {
    expect(policyErrors(policy)).toEqual([]);
  });

  it.each([
    [
      { session: onHalfHours, milestoneMinutes: 45 },
      'policy.milestoneMinutes',
      'must be a multiple of 30 minutes',
    ],
    [{ milestoneMinutes: 50 }, 'policy.milestoneMinutes', 'must be a multiple of 15 minutes'],
    [
      { upkeep: { ...upkeep, weeklyMinutes: 100 } },
      'policy.upkeep.weeklyMinutes',
      'must be a multiple of 15 minutes',
    ],
    [
      { session: { minMinutes: 60 }, upkeep: { ...upkeep, weeklyMinutes: 45 } },
      'policy.upkeep.weeklyMinutes',
      'must hold one shortest session, 60 minutes',
    ],
    [
      { upkeep: { ...upkeep, weeks: 53 } },
      'policy.upkeep.weeks',
      'must be whole weeks from 1 to 52',
    ],
    [
      { dailyCapMinutes: 15 },
      'policy.dailyCapMinutes',
      'must hold one shortest session, 30 minutes',
    ],
    [
      { dailyCapMinutes: 60, milestoneMinutes: 90 },
      'policy.milestoneMinutes',
      'must fit into the most minutes a day, 60',
    ],
    [
      { dailyCapMinutes: 30, reviews: { ...reviews, minutes: 35 } },
      'policy.reviews.minutes',
      'must fit into the most minutes a day, 30',
    ],
    [
      { reviews: { ...reviews, afterDays: [7, 2] } },
      'policy.reviews.afterDays',
      'must rise from one to the next',
    ],
    [
      { freeSharePercent: 31 },
      'policy.freeSharePercent',
      'must be a whole percentage from 0 to 30',
    ],
  ])('may not be %j', (policy, path, message) => {
    expect(policyErrors(policy)).toEqual([{ path, message }]);
  });
});

describe('a request that is not what the schema wants', () => {
  const errorsOf = (value: unknown) => {
    const parsed = parseRequest(planSettingsSchema, value);
    return parsed.ok ? [] : parsed.failure;
  };

  it('is told what is missing and what would be right', () => {
    const { learner } = settings();
    expect(errorsOf({})).toEqual([{ path: 'learner', message: 'is missing; must be an object' }]);
    expect(
      errorsOf({
        learner: { ...learner, known: 'one', zone: 7 },
        policy: { pace: 'fast', aim: { depth: '1' } },
      }),
    ).toEqual([
      { path: 'learner.zone', message: 'must be text' },
      { path: 'learner.known', message: 'must be a list' },
      { path: 'policy.pace', message: 'must be recommended or relaxed' },
      {
        path: 'policy.aim',
        message:
          'must be standard, deepest, soonest, a depth from 0 to 1, or a day to finish by, written YYYY-MM-DD',
      },
    ]);
  });
});
