import { describe, expect, it } from 'vitest';
import {
  fieldsOfSettings,
  settingsFromFields,
  type SettingsGround,
} from '@/lib/usecases/plan-settings-form';
import type { PlanSettings } from '@/lib/usecases/plan-request';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { settings, smallPath } from '../../support/plan-requests';
import { day } from '../../support/problems';

const ZONES = ['Europe/Berlin', 'Asia/Tokyo'];

function ground(saved: PlanSettings, more: Partial<SettingsGround> = {}): SettingsGround {
  return {
    settings: saved,
    path: smallPath(),
    pathSlug: 'small',
    isBegun: false,
    zoneDay: (zone) =>
      ZONES.includes(zone) ? { zone, today: day(saved.learner.start) } : undefined,
    ...more,
  };
}

function read(
  saved: PlanSettings,
  changed: Partial<PlannerFields>,
  more: Partial<SettingsGround> = {},
) {
  const on = ground(saved, more);
  return settingsFromFields({ ...fieldsOfSettings(on), ...changed }, on);
}

const EVERYTHING = settings(
  {
    zone: 'Europe/Berlin',
    availability: {
      windows: [
        { weekday: 3, from: '22:00', to: '00:30' },
        { weekday: 1, from: '07:00', to: '09:00' },
      ],
      weeklyMinutes: 200,
      blackouts: [
        { from: '2027-08-02', to: '2027-08-02' },
        { from: '2027-08-04', to: '2027-08-08' },
      ],
      busy: [{ start: '2027-01-04T18:00:00Z', end: '2027-01-04T19:00:00Z' }],
    },
    known: ['four', 'one'],
    leftOut: ['three'],
    finished: ['two'],
    extra: [{ topicId: 'two', minutes: 45 }],
    swaps: [['one', 'two']],
  },
  {
    session: { minMinutes: 30, maxMinutes: 60, gapMinutes: 15, gridMinutes: 30 },
    dailyCapMinutes: 120,
    freeSharePercent: 10,
    reviews: { afterDays: [3, 9], minutes: 15 },
    milestoneMinutes: 60,
    upkeep: { weeklyMinutes: 60, weeks: 4 },
    pace: 'relaxed',
    aim: { depth: 0.25 },
  },
);

describe('the form of saved settings', () => {
  it('sent as it was shown changes nothing, whatever is saved', () => {
    expect(read(settings(), {})).toEqual({ kind: 'unchanged' });
    expect(read(EVERYTHING, {})).toEqual({ kind: 'unchanged' });
    const begun = {
      isBegun: true,
      zoneDay: () => ({ zone: 'Europe/Berlin', today: day('2027-06-01') }),
    };
    expect(read(EVERYTHING, {}, begun)).toEqual({ kind: 'unchanged' });
  });

  it('tells the same topics in another order from other topics', () => {
    expect(read(EVERYTHING, { known: 'one,four' })).toEqual({ kind: 'unchanged' });
    expect(read(EVERYTHING, { known: 'one' })).toMatchObject({
      settings: { learner: { known: ['one'], leftOut: ['three'] } },
    });
  });

  it('changes what was changed, and keeps what it does not show', () => {
    const { learner, policy } = EVERYTHING;
    expect(read(EVERYTHING, { zone: 'Asia/Tokyo', free: '20' })).toEqual({
      kind: 'settings',
      settings: {
        learner: { ...learner, zone: 'Asia/Tokyo' },
        policy: { ...policy, freeSharePercent: 20 },
      },
    });
  });

  it('keeps hours that a new plan could not have, until others are typed', () => {
    expect(read(EVERYTHING, { max: '90' })).toMatchObject({
      settings: { learner: { availability: { weeklyMinutes: 200 } } },
    });
    expect(read(EVERYTHING, { hours: '3' })).toEqual({
      kind: 'errors',
      errors: [{ field: 'hours', message: 'must be between 5 and 30 hours a week' }],
    });
  });

  it('names every mistake at its field', () => {
    expect(read(settings(), { zone: 'Asia/Tokio', min: 'x', off: '2027' })).toMatchObject({
      kind: 'errors',
      errors: [{ field: 'off' }, { field: 'min' }, { field: 'zone' }],
    });
  });

  it('lets the start move until sessions are over', () => {
    const saved = settings();
    const { start } = saved.learner;
    const later = '2026-12-07';
    expect(read(saved, { start: later })).toMatchObject({
      settings: { learner: { start: later } },
    });
    expect(read(saved, { start: later }, { isBegun: true })).toEqual({
      kind: 'errors',
      errors: [
        {
          field: 'start',
          message: `stays ${start}: sessions are over already, and they count from there`,
        },
      ],
    });
  });
});
