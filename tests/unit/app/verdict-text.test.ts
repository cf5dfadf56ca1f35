import { describe, expect, it } from 'vitest';
import type { DateStyle } from '@/app/_components/format-dates';
import { conflictingText, headroomText, planVerdict } from '@/app/_planner/verdict-text';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { ConstraintGroup } from '@/lib/core/schedule/constraint-groups';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import type { SessionRules } from '@/lib/core/schedule/problem';
import type { WeekPlan } from '@/lib/usecases/week-plans';

const style: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };
const day = (text: string) => parseDay(text) as CivilDay;
const today = day('2027-01-04');
const rules: SessionRules = {
  minMinutes: 45,
  maxMinutes: 120,
  gapMinutes: 15,
  gridMinutes: 15,
  dailyCapMinutes: 90,
  freeSharePercent: 0,
  weeklyCapMinutes: 480,
};

describe('a plan in a few lines', () => {
  const review: PlannedSession = {
    id: 'a.review.1',
    kind: 'review',
    phaseId: 'p',
    unitId: 'u',
    topicId: 'a',
    part: 1,
    parts: 1,
    start: 0,
    minutes: 60,
  };
  const plan: Plan = {
    sessions: [],
    phases: [],
    topics: [],
    finishDay: day('2027-04-18'),
    depth: 0.5,
    meanDepth: 0.5,
    totalMinutes: 1200,
    slackMinutes: 0,
    missableWeeks: 2,
  };
  const week = (index: number, changed: Partial<WeekPlan>): WeekPlan => ({
    index,
    firstDay: today + index * 7,
    lastDay: today + index * 7 + 6,
    capacityMinutes: 720,
    blackoutDays: [],
    studyMinutes: 600,
    byPhase: [],
    topicIds: [],
    reviewMinutes: 0,
    upkeepMinutes: 0,
    ...changed,
  });
  const told = (sessions: readonly PlannedSession[], weeks: readonly WeekPlan[]) => {
    const { title, text, detail } = planVerdict(
      { ...plan, sessions },
      weeks,
      { deadlineDay: null },
      style,
      today,
    );
    return [title, text, detail].map((part) => part?.replaceAll('\u00a0', ' '));
  };

  it('tells finish, hours, depth and what could be lost', () => {
    expect(told([], [week(0, {}), week(1, {})])).toEqual([
      'It fits. Finish Sunday 18 April.',
      '10 h a week, 20 h in all, depth 50 %. You could lose 2 weeks and still make it.',
      '10 h in a usual week. No slack before the last recommended day.',
    ]);
  });

  it('names reviews beside the study, and counts no upkeep into the pace', () => {
    const weeks = [
      week(0, {}),
      week(1, { reviewMinutes: 60 }),
      week(2, { studyMinutes: 0, upkeepMinutes: 120 }),
    ];
    const milestone: PlannedSession = { ...review, kind: 'milestone', minutes: 90 };
    expect(told([review, milestone], weeks)[1]).toMatch(
      /20 h in all plus 1\.5 h of milestones and 1 h of reviews, depth 50 %\./,
    );
    expect(told([review], weeks).slice(1)).toEqual([
      '11 h a week, 20 h in all plus 1 h of reviews, depth 50 %. You could lose 2 weeks and still make it.',
      '10.5 h in a usual week. No slack before the last recommended day.',
    ]);
  });
});

describe('what cannot hold together', () => {
  const told = (groups: readonly ConstraintGroup[], deadlineDay: CivilDay | null = 20_900) =>
    conflictingText(groups, { rules, deadlineDay }).replaceAll('\u00a0', ' ');

  it('is one sentence', () => {
    expect(told(['weekly-cap', 'deadline', 'recommended-weeks'])).toBe(
      'The 8 h a week, your deadline and the path’s own weeks cannot all hold.',
    );
    expect(told(['daily-cap', 'days-off'])).toBe(
      'The limit of 1 h 30 min a day and your days off cannot both hold.',
    );
    expect(told(['busy', 'gap'])).toBe(
      'What your calendar already holds and the pause of 15 min between sessions cannot both hold.',
    );
    expect(told(['session-minimum'])).toBe('What stands in the way: sessions of at least 45 min.');
    expect(told([])).toBe('');
  });

  it('is the chosen finish where there is no deadline', () => {
    expect(told(['weekly-cap', 'deadline'], null)).toBe(
      'The 8 h a week and the finish you chose cannot both hold.',
    );
  });
});

describe('the room of a plan', () => {
  const finishDay = day('2027-04-18');
  const told = (
    leastWeeklyMinutes: number,
    earliestFinish: CivilDay,
    weeklyCapMinutes: number | null,
  ) =>
    headroomText(
      { missableWeeks: 0, leastWeeklyMinutes, earliestFinish },
      { rules: { ...rules, weeklyCapMinutes } },
      finishDay,
      style,
      today,
    ).replaceAll('\u00a0', ' ');

  it('is how little would do, and how soon', () => {
    expect(told(615, day('2027-03-14'), 720)).toBe(
      '10.25 h a week would do at core depth. At this pace the earliest finish is 14 March.',
    );
    expect(told(600, day('2027-03-14'), null)).toBe(
      '10 h a week would do at core depth. At this pace the earliest finish is 14 March.',
    );
  });

  it('may be none', () => {
    expect(told(720, finishDay, 720)).toBe(
      'Less than 12 h a week would not do. No finish is earlier at this pace.',
    );
  });
});
