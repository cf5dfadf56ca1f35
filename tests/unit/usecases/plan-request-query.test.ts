import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '@/lib/core/civil/civil';
import { nextMonday, requestFromFields } from '@/lib/usecases/plan-request-query';
import {
  DAY_FIELDS,
  defaultFields,
  fieldsFromQuery,
  queryFromFields,
  type PlannerFields,
} from '@/lib/usecases/planner-fields';
import { day } from '../../support/problems';

const DEFAULTS = { start: '2026-11-30', zone: 'Europe/Berlin' };

function fields(more: Partial<PlannerFields> = {}): PlannerFields {
  return { ...defaultFields(DEFAULTS), ...more };
}

function errorsOf(more: Partial<PlannerFields>) {
  const reading = requestFromFields(fields(more));
  return reading.ok ? [] : reading.errors.map(({ field, message }) => `${field} ${message}`);
}

describe('the address', () => {
  it('holds only what a shared link must fix while all else is as it comes', () => {
    expect(queryFromFields(fields()).toString()).toBe(
      'path=senior-engineer&hours=12&start=2026-11-30&zone=Europe%2FBerlin',
    );
  });

  it('brings back whatever was typed', () => {
    const text = fc.string().map((value) => value.trim());
    const anything = fc.record({
      hours: text,
      start: text,
      zone: text,
      off: text,
      deadline: text,
      daily: text,
      aim: text,
      days: fc.record(
        Object.fromEntries(DAY_FIELDS.map((name) => [name, text])) as Record<
          (typeof DAY_FIELDS)[number],
          typeof text
        >,
      ),
    });
    fc.assert(
      fc.property(anything, (typed) => {
        const given = fields(typed);
        const address = new URLSearchParams(queryFromFields(given).toString());
        expect(fieldsFromQuery(address, DEFAULTS)).toEqual(given);
      }),
    );
  });

  it('tells an empty field from an absent one', () => {
    const read = fieldsFromQuery(new URLSearchParams('mon='), DEFAULTS);
    expect([read.days.mon, read.days.tue]).toEqual(['', '19:00-22:30']);
  });
});

describe('the form’s fields as a request', () => {
  it('reads hours, windows past midnight, days off and limits', () => {
    const days = { ...fields().days, mon: '7:00-8:00, 22:00–01:00', tue: '' };
    const reading = requestFromFields(
      fields({ hours: '12,5', days, off: '2026-12-24/2026-12-26, 2027-01-01', daily: '180' }),
    );
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    const { learner, policy } = reading.request;
    expect(learner.availability.weeklyMinutes).toBe(750);
    expect(learner.availability.windows?.slice(0, 3)).toEqual([
      { weekday: 1, from: '07:00', to: '08:00' },
      { weekday: 1, from: '22:00', to: '01:00' },
      { weekday: 3, from: '19:00', to: '22:30' },
    ]);
    expect(learner.availability.blackouts).toEqual([
      { from: '2026-12-24', to: '2026-12-26' },
      { from: '2027-01-01', to: '2027-01-01' },
    ]);
    expect(policy.dailyCapMinutes).toBe(180);
  });

  it('takes all that the windows hold when asked for windows', () => {
    const reading = requestFromFields(fields({ mode: 'windows', hours: 'whatever' }));
    expect(reading.ok && reading.request.learner.availability.weeklyMinutes).toBeNull();
  });

  it('names the field of every mistake and what would be right', () => {
    expect(errorsOf({ hours: '0' })).toEqual(['hours must be between 5 and 30 hours a week']);
    expect(errorsOf({ hours: '200' })).toEqual(['hours must be between 5 and 30 hours a week']);
    expect(errorsOf({ start: '2027-02-29' })).toEqual([
      'start must be a date that exists, written YYYY-MM-DD',
    ]);
    expect(errorsOf({ off: 'Christmas' })).toEqual([
      'off cannot read “Christmas”; write a day like 2026-12-24 or days like 2026-12-24/2027-01-01',
    ]);
    expect(errorsOf({ days: { ...fields().days, wed: 'evening' } })).toEqual([
      'wed cannot read “evening”; write it like 19:00-22:30',
    ]);
    expect(errorsOf({ days: { ...fields().days, sat: '09:00-09:00' } })).toEqual([
      'sat must differ from the start; a whole day is 00:00 to 24:00',
    ]);
    expect(errorsOf({ min: '60', max: '45' })).toEqual([
      'max must be at least the shortest session, 60 minutes',
    ]);
    expect(errorsOf({ min: 'x', gap: '-5' })).toEqual([
      'min must be a whole number of minutes',
      'gap must be a whole number of minutes',
    ]);
  });
});

describe('the default start', () => {
  it('is the Monday after today, also on a Monday', () => {
    expect(formatDay(nextMonday(day('2026-11-22')))).toBe('2026-11-23');
    expect(formatDay(nextMonday(day('2026-11-23')))).toBe('2026-11-30');
    expect(formatDay(nextMonday(day('2028-02-29')))).toBe('2028-03-06');
  });
});
