import { expect, it } from 'vitest';
import { weekLoads } from '@/lib/core/schedule/week-loads';
import { planOfSessions } from '@/lib/core/schedule/plan-of-sessions';
import { workBudget } from '@/lib/core/schedule/work-budget';
import { day, phase, problem, session } from '../../support/problems';

it('tells for each plan week what it holds and what is planned in it', () => {
  const given = problem({
    startDay: day('2026-11-04'),
    weeks: [1, 2],
    phases: [phase('p', [['a', 60, 60]]), phase('q', [['b', 90, 90]])],
    availability: { blackouts: [{ from: day('2026-11-12'), to: day('2026-11-12') }] },
    rules: { weeklyCapMinutes: 600, dailyCapMinutes: 90 },
  });
  const sessions = [
    session('a', '2026-11-04 19:00', 60),
    session('b', '2026-11-10 19:00', 45, { phaseId: 'q', parts: 2 }),
    session('b', '2026-11-11 19:00', 45, { phaseId: 'q', id: 'b.study.2', part: 2, parts: 2 }),
  ];
  const plan = planOfSessions(given, sessions, workBudget(1000));
  const week = (index: number, first: string, last: string) => ({
    index,
    firstDay: day(first),
    lastDay: day(last),
  });
  expect(weekLoads(given, plan)).toEqual([
    {
      ...week(0, '2026-11-04', '2026-11-10'),
      plannedMinutes: 105,
      capacityMinutes: 600,
      blackoutDays: [],
      byPhase: [
        { phaseId: 'p', minutes: 60 },
        { phaseId: 'q', minutes: 45 },
      ],
      topicIds: ['a', 'b'],
    },
    {
      ...week(1, '2026-11-11', '2026-11-17'),
      plannedMinutes: 45,
      capacityMinutes: 540,
      blackoutDays: [day('2026-11-12')],
      byPhase: [{ phaseId: 'q', minutes: 45 }],
      topicIds: ['b'],
    },
    {
      // A day off lengthens the recommended weeks by a day.
      ...week(2, '2026-11-18', '2026-11-18'),
      plannedMinutes: 0,
      capacityMinutes: 90,
      blackoutDays: [],
      byPhase: [],
      topicIds: [],
    },
  ]);
});

it('leaves upkeep out: it comes after the finish and takes none of the path’s time', () => {
  const given = problem({ phases: [phase('p', [['a', 60, 60]])], weeks: [1, 2] });
  const study = session('a', '2026-11-02 19:00', 60);
  const upkeep = session('path.upkeep', '2026-11-10 19:00', 60, {
    kind: 'upkeep',
    phaseId: 'path.upkeep',
    unitId: 'path.upkeep',
  });
  const alone = planOfSessions(given, [study], workBudget(1000));
  const both = planOfSessions(given, [study, upkeep], workBudget(1000));
  expect(weekLoads(given, both)).toEqual(weekLoads(given, alone));
  expect(both.slackMinutes).toBe(alone.slackMinutes);
});
