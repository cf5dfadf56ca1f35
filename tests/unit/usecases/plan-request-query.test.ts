import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { nextMonday, requestFromFields, withErrors } from '@/lib/usecases/plan-request-query';
import {
  DAY_FIELDS,
  defaultFields,
  fieldsForPath,
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

  it('leaves out the details of what is switched off', () => {
    const off = fields({ reviewDays: '3', upkeepHours: '4', upkeepWeeks: '8' });
    expect(queryFromFields(off).toString()).toBe(queryFromFields(fields()).toString());
    const on = fields({ reviews: 'on', reviewDays: '3', upkeep: 'on', upkeepHours: '4' });
    const query = queryFromFields(on);
    expect([query.get('reviews'), query.get('reviewDays'), query.get('reviewMinutes')]).toEqual([
      'on',
      '3',
      null,
    ]);
    expect(fieldsFromQuery(query, DEFAULTS)).toEqual(on);
  });

  it('joins the boxes of a form, and takes the last of any other field', () => {
    const read = fieldsFromQuery(
      new URLSearchParams('known=a&known=b,%20c&hours=10&hours=11&leftOut='),
      DEFAULTS,
    );
    expect([read.known, read.leftOut, read.hours]).toEqual(['a,b,c', '', '11']);
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

describe('what is planned besides study', () => {
  const requestOf = (more: Partial<PlannerFields>) => {
    const reading = requestFromFields(fields(more));
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    return reading.request;
  };

  it('is nothing unless it is switched on', () => {
    const { learner, policy } = requestOf({ reviewDays: 'x', upkeepHours: 'y' });
    expect([policy.reviews, policy.milestoneMinutes, policy.upkeep]).toEqual([null, null, null]);
    expect([policy.freeSharePercent, learner.known, learner.leftOut]).toEqual([0, [], []]);
  });

  it('is read from its fields', () => {
    const { learner, policy } = requestOf({
      free: '10',
      known: 'a,b',
      leftOut: 'c',
      reviews: 'on',
      reviewDays: '3, 10',
      milestones: 'on',
      milestoneMinutes: '90',
      upkeep: 'on',
      upkeepHours: '2,5',
    });
    expect(policy.freeSharePercent).toBe(10);
    expect([learner.known, learner.leftOut]).toEqual([['a', 'b'], ['c']]);
    expect(policy.reviews).toEqual({ afterDays: [3, 10], minutes: 20 });
    expect(policy.milestoneMinutes).toBe(90);
    expect(policy.upkeep).toEqual({ weeklyMinutes: 150, weeks: 12 });
  });

  it('is refused at its field', () => {
    expect(errorsOf({ free: '31' })).toEqual(['free must be a whole percentage from 0 to 30']);
    expect(errorsOf({ free: '' })).toEqual(['free must be a whole percentage from 0 to 30']);
    expect(errorsOf({ reviews: 'on', reviewDays: '7, soon' })).toEqual([
      'reviewDays must be whole days from 1 to 365',
    ]);
    expect(errorsOf({ reviews: 'on', reviewDays: '7, 2' })).toEqual([
      'reviewDays must rise from one to the next',
    ]);
    expect(errorsOf({ reviews: 'on', reviewMinutes: '2' })).toEqual([
      'reviewMinutes must be at least 5 minutes',
    ]);
    expect(errorsOf({ milestones: 'on', milestoneMinutes: 'long' })).toEqual([
      'milestoneMinutes must be a whole number of minutes',
    ]);
    expect(errorsOf({ upkeep: 'on', upkeepHours: '2.1', upkeepWeeks: '60' })).toEqual([
      'upkeepHours must be between 0.5 and 20 hours a week, in quarters of an hour',
      'upkeepWeeks must be whole weeks from 1 to 52',
    ]);
  });
});

describe('several mistakes', () => {
  it('are told together, whichever is found first', () => {
    expect(errorsOf({ hours: '40', off: 'Christmas', min: '17', upkeep: 'on' })).toEqual([
      'hours must be between 5 and 30 hours a week',
      'off cannot read “Christmas”; write a day like 2026-12-24 or days like 2026-12-24/2027-01-01',
      'upkeepHours must be between 0.5 and 20 hours a week, in quarters of an hour',
      'min must be a multiple of 15 minutes',
    ]);
  });

  it('leave a request of the rest, to be checked against the clock', () => {
    const reading = requestFromFields(fields({ hours: '40', start: '2020-01-06', min: '17' }));
    if (reading.ok) throw new Error('the hours are too many');
    expect(reading.rest?.learner.start).toBe('2020-01-06');
    const late = { path: 'learner.start', message: 'is in the past' };
    const more = { path: 'learner.availability.weeklyMinutes', message: 'is more' };
    if (!reading.rest) throw new Error('there is a rest');
    expect(
      withErrors(reading.errors, [late, more], reading.rest).map(({ field }) => field),
    ).toEqual(['hours', 'min', 'start']);
  });

  it('leave nothing where the start itself is none', () => {
    const reading = requestFromFields(fields({ start: 'soon' }));
    expect(reading.ok ? undefined : reading.rest).toBeNull();
  });
});

describe('the fields of a path', () => {
  const path = (upkeep?: { min: number; max: number }): LearningPath => ({
    slug: 'one',
    title: 'One',
    level: '',
    summary: '',
    weeks: { min: 1, max: 1 },
    weeklyMinutes: { min: 60, max: 60 },
    totalMinutes: { min: 60, max: 60 },
    ...(upkeep ? { upkeepWeeklyMinutes: upkeep } : {}),
    objectives: [],
    prerequisites: [],
    phases: [
      {
        id: 'p',
        title: 'P',
        summary: '',
        weeks: { min: 1, max: 1 },
        units: [
          {
            id: 'u',
            title: 'U',
            weeks: 1,
            topics: [{ id: 'a', title: 'A', requires: [], core: '', deep: '' }],
          },
        ],
      },
    ],
  });

  it('have its upkeep, unless another is given', () => {
    expect(fieldsForPath(fields(), path({ min: 100, max: 180 })).upkeepHours).toBe('1.75');
    expect(fieldsForPath(fields(), path()).upkeepHours).toBe('2');
    expect(fieldsForPath(fields({ upkeepHours: '4' }), path()).upkeepHours).toBe('4');
  });

  it('name none but its own topics', () => {
    const read = fieldsForPath(fields({ known: 'gone,a', leftOut: 'gone' }), path());
    expect([read.known, read.leftOut]).toEqual(['a', '']);
  });
});

describe('the default start', () => {
  it('is the Monday after today, also on a Monday', () => {
    expect(formatDay(nextMonday(day('2026-11-22')))).toBe('2026-11-23');
    expect(formatDay(nextMonday(day('2026-11-23')))).toBe('2026-11-30');
    expect(formatDay(nextMonday(day('2028-02-29')))).toBe('2028-03-06');
  });
});
