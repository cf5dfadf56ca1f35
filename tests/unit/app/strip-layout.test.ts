import { describe, expect, it } from 'vitest';
import type { DateStyle } from '@/app/_components/format-dates';
import { stripLayout, type StripData } from '@/app/_components/strip-layout';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { WeekPlan } from '@/lib/usecases/week-plans';

const style: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };
const start = parseDay('2026-11-30') as CivilDay;

const path: LearningPath = {
  slug: 'two-phases',
  title: 'Two Phases',
  level: 'any',
  summary: '',
  weeks: { min: 2, max: 4 },
  weeklyMinutes: { min: 600, max: 600 },
  totalMinutes: { min: 1200, max: 1200 },
  objectives: [],
  prerequisites: [],
  phases: ['first', 'second'].map((id) => ({
    id,
    title: `The ${id} phase`,
    summary: '',
    weeks: { min: 1, max: 2 },
    units: [
      {
        id: `${id}-unit`,
        title: '',
        weeks: 1,
        topics: [{ id: `${id}-topic`, title: `${id} topic`, requires: [], core: '', deep: '' }],
      },
    ],
  })),
};

function week(index: number, changed: Partial<WeekPlan> = {}): WeekPlan {
  return {
    index,
    firstDay: start + index * 7,
    lastDay: start + index * 7 + 6,
    studyMinutes: 0,
    reviewMinutes: 0,
    upkeepMinutes: 0,
    capacityMinutes: 600,
    blackoutDays: [],
    byPhase: [],
    topicIds: [],
    ...changed,
  };
}

const planned: StripData = {
  path,
  today: start,
  deadlineDay: null,
  conflict: null,
  finishDay: start + 13,
  plannedPhases: [
    { phaseId: 'first', firstDay: start, lastDay: start + 9, weeks: 2, minutes: 700 },
    { phaseId: 'second', firstDay: start + 9, lastDay: start + 13, weeks: 1, minutes: 500 },
  ],
  weeks: [
    week(0, {
      studyMinutes: 600,
      byPhase: [{ phaseId: 'first', minutes: 600 }],
      topicIds: ['first-topic'],
    }),
    week(1, {
      studyMinutes: 600,
      byPhase: [
        { phaseId: 'first', minutes: 100 },
        { phaseId: 'second', minutes: 500 },
      ],
      topicIds: ['second-topic', 'first-topic'],
    }),
    week(2, { capacityMinutes: 300, blackoutDays: [start + 14, start + 15, start + 18] }),
    week(3),
  ],
};

describe('the strip', () => {
  it('shares its width by days and stacks a week’s phases', () => {
    const { weeks } = stripLayout(planned, style);
    expect(weeks.map(({ left, width }) => [left, width])).toEqual([
      [0, 25],
      [25, 25],
      [50, 25],
      [75, 25],
    ]);
    expect(weeks[1]?.bars).toEqual([
      { kind: 'study', number: 1, from: 0, height: 100 / 600 },
      { kind: 'study', number: 2, from: 100 / 600, height: 500 / 600 },
    ]);
    expect(weeks[2]?.capacity).toBe(0.5);
  });

  it('draws a day that two phases share as the later one’s', () => {
    const { bands } = stripLayout(planned, style);
    expect(bands.map(({ number, left, width }) => [number, left, left + width])).toEqual([
      [1, 0, (9 / 28) * 100],
      [2, (9 / 28) * 100, 50],
    ]);
  });

  it('tells a week in words, its topics in the path’s order', () => {
    const told = stripLayout(planned, style).weeks[1];
    expect(told?.title.replaceAll('\u00a0', ' ')).toBe('Week 2, 7 to 13 Dec');
    expect(told?.detail.replaceAll('\u00a0', ' ')).toBe(
      '10 h planned of 10 h. first topic, second topic.',
    );
  });

  it('joins days off that follow each other', () => {
    expect(stripLayout(planned, style).daysOff).toEqual([
      { left: 50, width: expect.closeTo((2 / 28) * 100, 10) as number },
      { left: (18 / 28) * 100, width: expect.closeTo((1 / 28) * 100, 10) as number },
    ]);
  });

  it('puts finish and deadline at the end of their days', () => {
    const layout = stripLayout({ ...planned, deadlineDay: start + 20 }, style);
    expect(layout.finish).toEqual({
      at: 50,
      text: 'Finish Sun 13\u00a0Dec',
      before: false,
    });
    expect(layout.deadline).toEqual({ at: 75, text: 'Deadline 20\u00a0Dec', before: true });
    expect(layout.today).toBeNull();
  });

  it('shows a third more weeks than are needed, however far the horizon is', () => {
    const far = Array.from({ length: 60 }, (_, index) => week(index));
    expect(stripLayout({ ...planned, weeks: far }, style).weeks).toHaveLength(4);
    const twelve = { ...planned, weeks: far, finishDay: start + 12 * 7 - 1 };
    expect(stripLayout(twelve, style).weeks).toHaveLength(17);
  });

  it('marks where a phase breaks, with what it needs and what there is', () => {
    const layout = stripLayout(
      {
        ...planned,
        finishDay: null,
        plannedPhases: [],
        conflict: {
          kind: 'phase-does-not-fit',
          phaseId: 'second',
          demandMinutes: 900,
          capacityMinutes: 600,
          firstDay: start + 7,
          lastDay: start + 13,
          limit: 'phase-weeks',
        },
      },
      style,
    );
    expect(layout.broken).toEqual({
      left: expect.closeTo((7 / 28) * 100, 10) as number,
      width: 25,
    });
    expect(layout.bands).toHaveLength(1);
    expect(layout.bands[0]?.title.replaceAll('\u00a0', ' ')).toBe(
      'The second phase: 15 h into 10 h',
    );
    expect(layout.finish).toBeNull();
  });

  const withExtras: StripData = {
    ...planned,
    weeks: [
      { ...(planned.weeks[0] as WeekPlan), reviewMinutes: 60, capacityMinutes: 720 },
      ...planned.weeks.slice(1, 2),
      week(2, { upkeepMinutes: 120, reviewMinutes: 30 }),
      ...Array.from({ length: 20 }, (_, index) => week(index + 3, { upkeepMinutes: 120 })),
    ],
  };

  it('stacks reviews upon the study, and upkeep by itself', () => {
    const { weeks, hasReviews } = stripLayout(withExtras, style);
    expect(weeks[0]?.bars).toEqual([
      { kind: 'study', number: 1, from: 0, height: 600 / 720 },
      { kind: 'review', number: 0, from: 600 / 720, height: 60 / 720 },
    ]);
    expect(weeks[2]?.bars).toEqual([
      { kind: 'upkeep', number: 0, from: 0, height: 120 / 720 },
      { kind: 'review', number: 0, from: 120 / 720, height: 30 / 720 },
    ]);
    expect(hasReviews).toBe(true);
    expect(stripLayout(planned, style).hasReviews).toBe(false);
  });

  it('shows some weeks of upkeep, and says how far they go', () => {
    const { weeks, upkeep } = stripLayout(withExtras, style);
    expect(weeks).toHaveLength(6);
    expect(upkeep).toEqual({
      left: expect.closeTo((2 / 6) * 100, 10) as number,
      width: expect.closeTo((4 / 6) * 100, 10) as number,
      title: 'Upkeep to 9\u00a0May 2027',
    });
    expect(stripLayout(planned, style).upkeep).toBeNull();
  });

  it('tells study, reviews and upkeep of a week apart', () => {
    const { weeks } = stripLayout(withExtras, style);
    const told = (index: number) => weeks[index]?.detail.replaceAll('\u00a0', ' ');
    expect(told(0)).toBe('11 h planned of 12 h, 1 h of it reviews. first topic.');
    expect(told(2)).toBe('2.5 h planned of 10 h, 0.5 h of it reviews, 2 h of it upkeep.');
    expect(told(3)).toBe('2 h planned of 10 h, all upkeep.');
    expect(weeks[3]?.row.topics).toBe('nothing new');
  });
});
