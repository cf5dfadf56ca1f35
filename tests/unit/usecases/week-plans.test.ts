import { describe, expect, it } from 'vitest';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import { UPKEEP_ID, milestoneTopicId, type SessionKind } from '@/lib/core/schedule/session-id';
import { sessionTitles } from '@/lib/usecases/session-title';
import { minutesOfKind, weekPlans } from '@/lib/usecases/week-plans';
import { at, day, phase, problem } from '../../support/problems';

const posed = problem({
  phases: [phase('p', [['a', 60, 60]], [1, 2])],
  weeks: [1, 2],
  horizonDay: day('2026-11-13'),
});

function session(kind: SessionKind, topicId: string, start: string, minutes: number) {
  const phaseId = kind === 'upkeep' ? UPKEEP_ID : 'p';
  const planned: PlannedSession = {
    id: `${topicId}.${kind}.1`,
    kind,
    phaseId,
    unitId: kind === 'upkeep' ? UPKEEP_ID : 'p-unit',
    topicId,
    part: 1,
    parts: 1,
    start: at(start),
    minutes,
  };
  return planned;
}

function planOf(...sessions: readonly PlannedSession[]): Plan {
  return {
    sessions,
    phases: [],
    topics: [],
    finishDay: day('2026-11-03'),
    depth: 0,
    meanDepth: 0,
    totalMinutes: 120,
    slackMinutes: 0,
    missableWeeks: 0,
  };
}

describe('the weeks of a plan', () => {
  const plan = planOf(
    session('study', 'a', '2026-11-02 19:00', 60),
    session('milestone', milestoneTopicId('p'), '2026-11-03 19:00', 60),
    session('review', 'a', '2026-11-05 19:00', 20),
    session('upkeep', UPKEEP_ID, '2026-11-10 19:00', 45),
    session('upkeep', UPKEEP_ID, '2026-11-24 19:00', 45),
  );
  const weeks = weekPlans(posed, plan);

  it('tell study and milestones, reviews and upkeep apart', () => {
    expect(
      weeks.map(({ studyMinutes, reviewMinutes, upkeepMinutes }) => [
        studyMinutes,
        reviewMinutes,
        upkeepMinutes,
      ]),
    ).toEqual([
      [120, 20, 0],
      [0, 0, 45],
      [0, 0, 0],
      [0, 0, 45],
    ]);
    expect(weeks[0]?.byPhase).toEqual([{ phaseId: 'p', minutes: 120 }]);
    expect(weeks[0]?.topicIds).toEqual(['a']);
    expect(minutesOfKind(plan, 'review')).toBe(20);
    expect(minutesOfKind(plan, 'upkeep')).toBe(90);
  });

  it('go on to the last session beyond the last plannable day', () => {
    expect(weeks.map(({ lastDay }) => lastDay)).toEqual([
      day('2026-11-08'),
      day('2026-11-15'),
      day('2026-11-22'),
      day('2026-11-29'),
    ]);
    expect(weeks.map(({ capacityMinutes }) => capacityMinutes)).toEqual([840, 600, 0, 0]);
  });

  it('end with the last plannable day where nothing lies beyond it', () => {
    const short = weekPlans(posed, planOf(session('study', 'a', '2026-11-02 19:00', 60)));
    expect(short.map(({ lastDay }) => lastDay)).toEqual([day('2026-11-08'), day('2026-11-13')]);
    expect(weekPlans(posed, null).map(({ studyMinutes }) => studyMinutes)).toEqual([0, 0]);
  });
});

describe('a session’s title', () => {
  const titleOf = sessionTitles({
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
        title: 'Foundations',
        summary: '',
        weeks: { min: 1, max: 1 },
        units: [
          {
            id: 'p-unit',
            title: '',
            weeks: 1,
            topics: [{ id: 'a', title: 'Clocks', requires: [], core: '', deep: '' }],
          },
        ],
      },
    ],
  });

  it('tells its kind', () => {
    expect(titleOf(session('study', 'a', '2026-11-02 19:00', 60))).toBe('Clocks');
    expect(titleOf(session('review', 'a', '2026-11-02 19:00', 60))).toBe('Review: Clocks');
    expect(titleOf(session('milestone', 'p.milestone', '2026-11-02 19:00', 60))).toBe(
      'Foundations milestone',
    );
    expect(titleOf(session('upkeep', UPKEEP_ID, '2026-11-02 19:00', 60))).toBe('Upkeep');
  });

  it('is its id where the path does not know it', () => {
    expect(titleOf(session('review', 'gone', '2026-11-02 19:00', 60))).toBe('Review: gone');
  });
});
