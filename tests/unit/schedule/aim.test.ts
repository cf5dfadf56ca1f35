import { describe, expect, it } from 'vitest';
import { fit } from '@/lib/core/schedule/fit';
import type { Aim } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { day, phase, problem, windows } from '../../support/problems';

const parts = {
  phases: [phase('p', [['a', 120, 480]])],
  availability: { windows: windows('1 19:00-21:00') },
  weeks: [1, 4] as const,
};

function planFor(aim: Aim, more: Parameters<typeof problem>[0] = {}) {
  const given = problem({ ...parts, ...more, aim });
  const outcome = fit(given);
  if (outcome.kind !== 'plan') throw new Error(JSON.stringify(outcome));
  expect(verify(given, outcome.plan)).toEqual([]);
  return outcome.plan;
}

describe('a depth as the aim', () => {
  it.each([
    [0, 120, '2026-11-02'],
    [0.25, 210, '2026-11-09'],
    [0.26, 225, '2026-11-09'],
    [1, 480, '2026-11-23'],
  ])('plans depth %d as early as it fits', (depth, minutes, finish) => {
    const plan = planFor({ depth });
    expect(plan.totalMinutes).toBe(minutes);
    expect(plan.depth).toBe((minutes - 120) / 360);
    expect(plan.finishDay).toBe(day(finish));
  });

  it('goes as deep as the weeks allow where that depth does not fit', () => {
    expect(planFor({ depth: 0.8 }, { weeks: [1, 3] }).depth).toBeCloseTo(2 / 3, 12);
  });

  it('is what the named aims stand for', () => {
    expect(planFor({ depth: 0.5 })).toEqual(planFor('standard'));
    expect(planFor({ depth: 1 })).toEqual(planFor('deepest'));
    expect(planFor({ depth: 0 })).toEqual(planFor('soonest'));
  });
});

describe('a day to finish by as the aim', () => {
  it('plans as deep as it can be finished by that day', () => {
    const plan = planFor({ finishBy: day('2026-11-16') });
    expect(plan.depth).toBeCloseTo(2 / 3, 12);
    expect(plan.finishDay).toBe(day('2026-11-16'));
  });

  it('holds within the week, too', () => {
    const plan = planFor(
      { finishBy: day('2026-11-03') },
      { availability: { windows: windows('1 19:00-21:00', '2 19:00-20:00', '3 19:00-21:00') } },
    );
    expect(plan.finishDay).toBe(day('2026-11-03'));
    expect(plan.totalMinutes).toBe(180);
  });

  it('is no deadline: what could be missed and what is left count as before', () => {
    const plan = planFor({ finishBy: day('2026-11-15') });
    expect(plan.slackMinutes).toBe(240);
    expect(plan.missableWeeks).toBe(1);
  });

  it('yields to a deadline that comes first', () => {
    const plan = planFor({ finishBy: day('2026-11-23') }, { deadlineDay: day('2026-11-09') });
    expect(plan.finishDay).toBe(day('2026-11-09'));
  });

  it('says when that day is too early', () => {
    const outcome = fit(
      problem({
        ...parts,
        phases: [phase('p', [['a', 180, 180]])],
        aim: { finishBy: day('2026-11-04') },
      }),
    );
    expect(outcome).toEqual({
      kind: 'infeasible',
      conflict: {
        kind: 'phase-does-not-fit',
        phaseId: 'p',
        demandMinutes: 180,
        capacityMinutes: 120,
        firstDay: day('2026-11-02'),
        lastDay: day('2026-11-04'),
        limit: 'deadline',
      },
    });
  });
});
