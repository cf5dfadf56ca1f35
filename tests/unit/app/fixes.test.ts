import { describe, expect, it } from 'vitest';
import type { DateStyle } from '@/app/_components/format-dates';
import { runsOf, withoutDays } from '@/app/_planner/days-off';
import { fieldsAfter, fixDetail, fixText, hoursForField } from '@/app/_planner/fixes';
import { aimLabel, finishAim, finishDayOf } from '@/app/_planner/finish-aim';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Relaxation } from '@/lib/core/schedule/relaxations';
import { defaultFields } from '@/lib/usecases/planner-fields';

const style: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };
const day = (text: string) => parseDay(text) as CivilDay;
const today = day('2026-11-30');
const fields = defaultFields({ start: '2026-12-07', zone: 'Europe/Berlin' });

const path: LearningPath = {
  slug: 'one',
  title: 'One',
  level: '',
  summary: '',
  weeks: { min: 1, max: 1 },
  weeklyMinutes: { min: 60, max: 60 },
  totalMinutes: { min: 60, max: 60 },
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
          topics: [
            { id: 'a', title: 'Clocks', requires: [], core: '', deep: '', optional: true },
            { id: 'b', title: 'Logs', requires: [], core: '', deep: '', optional: true },
            { id: 'c', title: 'Quorums', requires: [], core: '', deep: '', optional: true },
          ],
        },
      ],
    },
  ],
};

describe('hours for the form', () => {
  it('are quarters, rounded up', () => {
    expect(hoursForField(600)).toBe('10');
    expect(hoursForField(615)).toBe('10.25');
    expect(hoursForField(601)).toBe('10.25');
    expect(hoursForField(630)).toBe('10.5');
  });
});

describe('days off', () => {
  const text = '2026-12-24/2026-12-27, 2027-02-08';

  it('lose days at an end, in the middle and altogether', () => {
    expect(withoutDays(text, [day('2026-12-24')])).toBe('2026-12-25/2026-12-27, 2027-02-08');
    expect(withoutDays(text, [day('2026-12-25')])).toBe(
      '2026-12-24, 2026-12-26/2026-12-27, 2027-02-08',
    );
    expect(withoutDays(text, [day('2027-02-08')])).toBe('2026-12-24/2026-12-27');
    expect(withoutDays('2027-02-08', [day('2027-02-08')])).toBe('');
  });

  it('keep what is not given back', () => {
    expect(withoutDays(text, [])).toBe(text);
    expect(withoutDays(`${text}, some day`, [day('2027-02-08')])).toBe(
      '2026-12-24/2026-12-27, some day',
    );
  });

  it('come in runs', () => {
    expect(runsOf([3, 4, 5, 9, 11, 12])).toEqual([
      { from: 3, to: 5 },
      { from: 9, to: 9 },
      { from: 11, to: 12 },
    ]);
  });
});

describe('a relaxation', () => {
  const told = (relaxation: Relaxation) =>
    fixText(relaxation, style, today).replaceAll('\u00a0', ' ');

  it('is told in a few words', () => {
    expect(told({ kind: 'weekly-cap', minutes: 690 })).toBe('11.5 h a week');
    expect(told({ kind: 'daily-cap', minutes: 105 })).toBe('Up to 1 h 45 min a day');
    expect(told({ kind: 'deadline', day: day('2026-12-30') })).toBe('Finish by 30 December');
    expect(told({ kind: 'recommended-weeks', extraWeeks: 2, finishDay: day('2027-05-09') })).toBe(
      'Take 2 weeks longer',
    );
    expect(told({ kind: 'recommended-weeks', extraWeeks: 1, finishDay: day('2027-05-09') })).toBe(
      'Take 1 week longer',
    );
    expect(told({ kind: 'session-minimum', minutes: 30 })).toBe('Sessions from 30 min');
  });

  it('is told of what is planned besides', () => {
    expect(told({ kind: 'free-share', percent: 5 })).toBe('Keep 5 % of each week free');
    expect(told({ kind: 'free-share', percent: 0 })).toBe('Keep no part of the week free');
    expect(told({ kind: 'reviews' })).toBe('Without reviews');
    expect(told({ kind: 'milestones' })).toBe('Milestones without time of their own');
    const dropped = { kind: 'optional-topics', topicIds: ['a', 'c'] } as const;
    expect(told(dropped)).toBe('Drop 2 optional topics');
    expect(fixDetail(dropped, path)).toBe('Clocks and Quorums');
    expect(fixDetail({ kind: 'reviews' }, path)).toBeNull();
  });

  it('names the days to give back', () => {
    const back = (...days: string[]) => told({ kind: 'days-off', days: days.map(day) });
    expect(back('2026-12-24')).toBe('Give back 24 December');
    expect(back('2026-12-24', '2026-12-25')).toBe('Give back 24 and 25 December');
    expect(back('2026-12-24', '2026-12-25', '2026-12-26', '2027-02-08')).toBe(
      'Give back 24 to 26 Dec and 8 Feb 2027',
    );
    expect(back('2026-12-01', '2026-12-03', '2026-12-05', '2026-12-07')).toBe(
      'Give back 1, 3, 5 and 7 December',
    );
    expect(back('2026-12-01', '2026-12-03', '2026-12-05', '2027-01-07')).toBe(
      'Give back 4 days off',
    );
    const american = { ...style, monthFirst: true };
    const days = [day('2026-12-24'), day('2026-12-25')];
    expect(fixText({ kind: 'days-off', days }, american, today).replaceAll('\u00a0', ' ')).toBe(
      'Give back Dec 24 to 25',
    );
  });

  it('changes its field of the form and no other', () => {
    const after = (relaxation: Relaxation, changed = {}) =>
      fieldsAfter({ ...fields, ...changed }, relaxation);
    expect(after({ kind: 'weekly-cap', minutes: 615 })).toEqual({ ...fields, hours: '10.25' });
    expect(after({ kind: 'daily-cap', minutes: 105 })).toEqual({ ...fields, daily: '105' });
    expect(after({ kind: 'session-minimum', minutes: 45 })).toEqual({ ...fields, min: '45' });
    expect(
      after({ kind: 'days-off', days: [day('2026-12-24')] }, { off: '2026-12-24, 2026-12-25' }),
    ).toEqual({ ...fields, off: '2026-12-25' });
  });

  it('changes what is planned besides', () => {
    expect(fieldsAfter({ ...fields, free: '20' }, { kind: 'free-share', percent: 5 })).toEqual({
      ...fields,
      free: '5',
    });
    expect(fieldsAfter({ ...fields, reviews: 'on' }, { kind: 'reviews' })).toEqual(fields);
    expect(fieldsAfter({ ...fields, milestones: 'on' }, { kind: 'milestones' })).toEqual(fields);
    expect(
      fieldsAfter({ ...fields, leftOut: 'b' }, { kind: 'optional-topics', topicIds: ['a', 'c'] }),
    ).toEqual({ ...fields, leftOut: 'b,a,c' });
  });

  it('takes exactly so much longer', () => {
    const relaxation = {
      kind: 'recommended-weeks',
      extraWeeks: 2,
      finishDay: day('2027-05-09'),
    } as const;
    expect(fieldsAfter(fields, relaxation)).toEqual({
      ...fields,
      pace: 'relaxed',
      aim: 'finish:2027-05-09',
    });
  });

  it('moves the deadline, and the finish aimed at, whichever is too soon', () => {
    const relaxation = { kind: 'deadline', day: day('2027-05-09') } as const;
    const given = { ...fields, deadline: '2027-04-01' };
    expect(fieldsAfter(given, relaxation)).toEqual({ ...fields, deadline: '2027-05-09' });
    const aimed = { ...fields, aim: 'finish:2027-03-28' };
    expect(fieldsAfter(aimed, relaxation)).toEqual({ ...fields, aim: 'finish:2027-05-09' });
    const later = { ...given, aim: 'finish:2027-06-01' };
    expect(fieldsAfter(later, relaxation)).toEqual({ ...later, deadline: '2027-05-09' });
  });
});

describe('an aim in the form', () => {
  it('may be a day to finish by', () => {
    expect(finishAim(day('2027-03-28'))).toBe('finish:2027-03-28');
    expect(finishDayOf('finish:2027-03-28')).toBe(day('2027-03-28'));
    expect(finishDayOf('finish:2027-02-30')).toBeNull();
    expect(finishDayOf('depth:0.4')).toBeNull();
    expect(finishDayOf('standard')).toBeNull();
  });

  it('has a label where it has no name', () => {
    const label = (aim: string) => aimLabel(aim, style).replaceAll('\u00a0', ' ');
    expect(label('finish:2027-03-28')).toBe('By 28 Mar');
    expect(label('depth:0.4')).toBe('Depth 40 %');
    expect(label('whatever')).toBe('whatever');
  });
});
