import { describe, expect, it } from 'vitest';
import { dateStyleFor } from '@/app/_components/format-dates';
import { progressLayout } from '@/app/plans/[id]/progress/progress-layout';
import {
  forecastText,
  missableText,
  spanText,
  standingText,
} from '@/app/plans/[id]/progress/progress-texts';
import type { ProgressView } from '@/lib/usecases/view-progress';
import { day } from '../../support/problems';

const STYLE = dateStyleFor('en-GB');
const START = day('2026-11-02');
const TODAY = START + 21;

/** Three weeks into four of 10 h, with 24 h done. */
function view(more: Partial<ProgressView> = {}): ProgressView {
  const weeks = [0, 1, 2, 3].map((index) => ({
    index,
    firstDay: START + index * 7,
    lastDay: START + index * 7 + 6,
    plannedMinutes: (index + 1) * 600,
    firstPlannedMinutes: (index + 1) * 600,
    doneMinutes: [600, 1200, 1440, 1440][index] ?? null,
  }));
  return {
    weeks,
    standing: { dueMinutes: 1800, doneMinutes: 1440, days: -5 },
    totalMinutes: 2400,
    leftMinutes: 960,
    pace: { weeks: [600, 600, 240], mean: 480, slow: 420, fast: 600 },
    forecast: { earliest: TODAY + 11, likely: TODAY + 13, latest: TODAY + 15 },
    finishDay: START + 25,
    missableWeeks: 0,
    ...more,
  };
}

/** Without the spaces that keep numbers and units together. */
function plain(text: string | null): string | null {
  return text?.replaceAll('\u00a0', ' ') ?? null;
}

it('tells days up to a week, then half weeks', () => {
  expect([1, 6, 7, 10, 11, 14].map((days) => plain(spanText(days)))).toEqual([
    '1 day',
    '6 days',
    '1 week',
    '1.5 weeks',
    '1.5 weeks',
    '2 weeks',
  ]);
});

describe('where one stands', () => {
  const standingOf = (dueMinutes: number, doneMinutes: number, days: number) =>
    plain(standingText(view({ standing: { dueMinutes, doneMinutes, days } })));

  it('is told in hours and days', () => {
    expect(standingOf(1800, 1440, -5)).toBe(
      '24 h done, 30 h planned until now: 6 h to place, about 5 days behind.',
    );
    expect(standingOf(1200, 1440, 4)).toBe(
      '24 h done, 20 h planned until now: 4 h more, about 4 days ahead.',
    );
    expect(standingOf(1440, 1440, 0)).toBe('24 h done, 24 h planned until now: just as planned.');
    expect(standingOf(1440, 1380, 0)).toBe('23 h done, 24 h planned until now: 1 h to place.');
    expect(standingOf(0, 0, 0)).toBe('Nothing was planned until now.');
  });

  it('is at the end where nothing is left', () => {
    expect(plain(standingText(view({ leftMinutes: 0 })))).toBe('All 40 h are done.');
  });
});

describe('the forecast', () => {
  const forecastOf = (more: Partial<ProgressView>) => plain(forecastText(view(more), STYLE, TODAY));

  it('names the pace, its range and the days that follow from it', () => {
    expect(forecastOf({})).toBe(
      'At the pace of the last 3 weeks, 8 h a week (7 h to 10 h with any one of them left out), you finish between Friday 4 December and Tuesday 8 December, most likely on Sunday 6 December.',
    );
  });

  it('names one day where the weeks are alike', () => {
    const pace = { weeks: [480], mean: 480, slow: 480, fast: 480 };
    const forecast = { earliest: TODAY + 13, likely: TODAY + 13, latest: TODAY + 13 };
    expect(forecastOf({ pace, forecast })).toBe(
      'At the pace of the last week, 8 h a week, you finish on Sunday 6 December.',
    );
  });

  it('has no last day where the slower pace has none', () => {
    const forecast = { earliest: TODAY + 11, likely: TODAY + 13, latest: null };
    expect(forecastOf({ forecast })).toContain(
      'you finish Friday 4 December at the earliest, most likely on Sunday 6 December.',
    );
  });

  it('says why there is none', () => {
    expect(forecastOf({ pace: null, forecast: null })).toBe(
      'A forecast comes once the first week is over.',
    );
    expect(forecastOf({ forecast: null })).toBe(
      'In the last 3 weeks nothing was noted as done, so there is no pace to forecast with.',
    );
    expect(forecastOf({ leftMinutes: 0 })).toBe('Nothing is left to forecast.');
  });
});

it('tells how many weeks may be lost, and until when', () => {
  const textOf = (missableWeeks: number | null, deadline: number | null = null) =>
    plain(missableText(view({ missableWeeks }), deadline, STYLE, TODAY));
  expect(textOf(2)).toBe(
    'You could lose 2 whole weeks and still finish by Friday 27 November, at core depth if need be.',
  );
  expect(textOf(0, START + 30)).toBe('No whole week is to spare until Wednesday 2 December.');
  expect(textOf(null)).toBe('What is left does not fit until Friday 27 November as things stand.');
});

describe('the picture', () => {
  it('goes from the start to the latest finish, done up to today', () => {
    const layout = progressLayout(view(), TODAY, STYLE);
    // 37 days from the start to the day after the latest finish.
    const x = (days: number) => (days / 37) * 100;
    expect(layout.todayAt).toBe(x(21));
    expect(layout.done).toEqual([
      [0, 100],
      [x(7), 75],
      [x(14), 50],
      [x(21), 40],
      [x(21), 40],
    ]);
    expect(layout.fan).toEqual([
      [x(21), 40],
      [x(33), 0],
      [x(37), 0],
    ]);
    expect(layout.firstPlanned).toBeNull();
  });

  it('ends at half of the plan again, and shows the first plan where it was another', () => {
    const forecast = { earliest: TODAY + 100, likely: TODAY + 200, latest: null };
    const weeks = view().weeks.map((week) => ({ ...week, firstPlannedMinutes: 2400 }));
    const layout = progressLayout(view({ forecast, weeks }), TODAY, STYLE);
    expect(layout.todayAt).toBe(50);
    expect(layout.firstPlanned?.slice(0, 2)).toEqual([
      [0, 100],
      [(7 / 42) * 100, 0],
    ]);
    expect(layout.fan?.at(-1)).toEqual([100, 40]);
  });
});
