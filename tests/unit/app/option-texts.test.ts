import { describe, expect, it } from 'vitest';
import type { DateStyle } from '@/app/_components/format-dates';
import { daysOffCount } from '@/app/_planner/days-off';
import {
  daysOffText,
  deadlineText,
  effortText,
  freeHoursText,
  freeText,
  milestonesText,
  paceText,
  reviewsText,
  sessionsText,
  timesText,
  topicsText,
  upkeepText,
} from '@/app/_planner/option-texts';
import { defaultFields, type PlannerFields } from '@/lib/usecases/planner-fields';
import { day, phase } from '../../support/problems';

const style: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };
const today = day('2026-11-30');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function fields(changed: Partial<PlannerFields> = {}): PlannerFields {
  return { ...defaultFields({ start: '2026-12-07', zone: 'Europe/Berlin' }), ...changed };
}

describe('what holds at present', () => {
  it('is said of study times, days off and deadline', () => {
    expect(plain(timesText(fields()))).toBe('32 h a week, on 6 days');
    expect(daysOffText(fields())).toBe('none');
    expect(plain(daysOffText(fields({ off: '2026-12-24/2026-12-26, 2027-01-01' })))).toBe('4 days');
    expect(daysOffText(fields({ off: 'Christmas' }))).toBe('Christmas');
    expect(deadlineText(fields(), style, today)).toBe('none');
    expect(plain(deadlineText(fields({ deadline: '2027-04-18' }), style, today))).toBe(
      '18 Apr 2027',
    );
  });

  it('is said of sessions, and of what is wrong as it was typed', () => {
    expect(plain(sessionsText(fields()))).toBe('30 min to 2 h');
    expect(plain(sessionsText(fields({ gap: '15', daily: '180' })))).toBe(
      '30 min to 2 h, 15 min apart, up to 3 h a day',
    );
    expect(plain(sessionsText(fields({ min: 'x' })))).toBe('x min to 2 h');
  });

  it('is said of the free share, in hours too', () => {
    expect(freeText(fields())).toBe('nothing set aside');
    expect(plain(freeText(fields({ free: '10' })))).toBe('10 % of each week');
    expect(plain(freeHoursText(fields({ free: '10', hours: '12,5' })))).toBe(
      'Of 12.5 h a week 1.3 h stay free.',
    );
    expect(plain(freeHoursText(fields({ free: '25', mode: 'windows' })))).toBe(
      'Of 32 h a week 8 h stay free.',
    );
    expect(freeHoursText(fields({ free: '10', hours: 'x' }))).toBe('');
  });

  it('is said of pace, reviews, milestones and upkeep', () => {
    expect(paceText(fields())).toBe('the path’s own weeks');
    expect(paceText(fields({ pace: 'relaxed' }))).toBe('as long as it takes');
    expect(reviewsText(fields())).toBe('none');
    expect(plain(reviewsText(fields({ reviews: 'on' })))).toBe(
      'after 2, 7 and 21 days, 20 min each',
    );
    expect(milestonesText(fields())).toBe('no time of their own');
    expect(plain(milestonesText(fields({ milestones: 'on' })))).toBe('1 h each');
    expect(upkeepText(fields())).toBe('nothing planned');
    expect(plain(upkeepText(fields({ upkeep: 'on', upkeepHours: '2.5' })))).toBe(
      '2.5 h a week for 12 weeks',
    );
  });

  it('is said of topics with the hours they release', () => {
    const full = {
      weeks: { min: 1, max: 4 },
      phases: [
        phase('p', [
          ['a', 120, 180],
          ['b', 60, 60],
        ]),
        phase('q', [['c', 90, 240]]),
      ],
    };
    const told = (changed: Partial<PlannerFields>) => plain(topicsText(fields(changed), full));
    expect(told({})).toBe('none of 3');
    expect(told({ known: 'a,c' })).toBe('2 known, 3.5 to 7 h less to study');
    expect(told({ known: 'a', leftOut: 'b' })).toBe(
      '1 known and 1 left out, 3 to 4 h less to study',
    );
    expect(plain(effortText({ core: 60, deep: 60 }))).toBe('1 h');
  });
});

describe('days off', () => {
  it('are counted once, and not at all where they cannot be read', () => {
    expect(daysOffCount('2026-12-24/2026-12-26, 2026-12-26')).toBe(3);
    expect(daysOffCount('2026-12-26/2026-12-24')).toBeNull();
    expect(daysOffCount('2026-12-24/')).toBeNull();
    expect(daysOffCount('0001-01-01/9999-01-01')).toBeNull();
  });
});
