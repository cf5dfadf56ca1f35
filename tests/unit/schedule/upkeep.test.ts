import { describe, expect, it } from 'vitest';
import { formatDay, formatWallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { fit } from '@/lib/core/schedule/fit';
import type { Plan } from '@/lib/core/schedule/plan';
import { daysAfterFinish } from '@/lib/core/schedule/after-finish';
import type { TopicDemand } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { day, phase, problem, windows } from '../../support/problems';

type Parts = Parameters<typeof problem>[0];

function planOf(parts: Parts): Plan {
  const given = problem({ phases: [phase('p', [['a', 60, 60]])], ...parts });
  const outcome = fit(given);
  if (outcome.kind !== 'plan') throw new Error(JSON.stringify(outcome));
  expect(verify(given, outcome.plan)).toEqual([]);
  return outcome.plan;
}

function upkeepOf({ sessions }: Plan): readonly string[] {
  const { offsets } = problem();
  return sessions
    .filter(({ kind }) => kind === 'upkeep')
    .map(({ id, part, parts, start, minutes }) => {
      const wall = wallTimeAt(offsets, start);
      return `${formatDay(wall.day)} ${formatWallMinute(wall.minute)} ${minutes} ${id} ${part}/${parts}`;
    });
}

describe('upkeep', () => {
  it('takes its minutes in each plan week after the one of the finish, spread over the week', () => {
    const plan = planOf({ upkeep: { weeklyMinutes: 150, weeks: 2 } });
    expect(upkeepOf(plan)).toEqual([
      '2026-11-09 19:00 75 path.upkeep.1.1 1/2',
      '2026-11-12 19:00 75 path.upkeep.1.2 1/2',
      '2026-11-16 19:00 75 path.upkeep.2.1 2/2',
      '2026-11-19 19:00 75 path.upkeep.2.2 2/2',
    ]);
    expect(plan.upkeepShortMinutes).toBe(0);
  });

  it('stands for itself in phase, unit and topic', () => {
    const plan = planOf({ upkeep: { weeklyMinutes: 60, weeks: 1 } });
    expect(plan.sessions.at(-1)).toEqual({
      id: 'path.upkeep.1.1',
      kind: 'upkeep',
      phaseId: 'path.upkeep',
      unitId: 'path.upkeep',
      topicId: 'path.upkeep',
      part: 1,
      parts: 1,
      start: day('2026-11-09') * 1440 + 19 * 60,
      minutes: 60,
    });
  });

  it('changes nothing of the path', () => {
    const { upkeepShortMinutes, sessions, ...rest } = planOf({
      upkeep: { weeklyMinutes: 60, weeks: 3 },
    });
    const { sessions: studied, ...without } = planOf({});
    expect(rest).toEqual(without);
    expect(sessions.filter(({ kind }) => kind === 'study')).toEqual(studied);
    expect(upkeepShortMinutes).toBe(0);
    expect('upkeepShortMinutes' in without).toBe(false);
  });

  it('goes on beyond deadline and horizon', () => {
    const plan = planOf({
      deadlineDay: day('2026-11-04'),
      horizonDay: day('2026-11-04'),
      upkeep: { weeklyMinutes: 60, weeks: 2 },
    });
    expect(upkeepOf(plan)).toEqual([
      '2026-11-09 19:00 60 path.upkeep.1.1 1/2',
      '2026-11-16 19:00 60 path.upkeep.2.1 2/2',
    ]);
  });

  it('takes what a week can hold, and tells what is missing', () => {
    const plan = planOf({
      availability: {
        windows: windows('1 19:00-20:00', '3 19:00-19:45'),
        blackouts: [{ from: day('2026-11-16'), to: day('2026-11-17') }],
      },
      upkeep: { weeklyMinutes: 120, weeks: 2 },
    });
    expect(upkeepOf(plan)).toEqual([
      '2026-11-09 19:00 60 path.upkeep.1.1 1/2',
      '2026-11-11 19:00 45 path.upkeep.1.2 1/2',
      '2026-11-18 19:00 45 path.upkeep.2.1 2/2',
    ]);
    expect(plan.upkeepShortMinutes).toBe(15 + 75);
  });

  it('begins after the week of a milestone that comes last', () => {
    const one = phase('p', [['a', 60, 60]]);
    const milestone: TopicDemand = {
      id: 'p.milestone',
      kind: 'milestone',
      unitId: 'p.milestone',
      effort: { core: 60, deep: 60 },
      priority: 1,
      optional: false,
      requires: [],
    };
    const plan = planOf({
      phases: [{ ...one, topics: [...one.topics, milestone] }],
      availability: { windows: windows('1 19:00-20:00') },
      upkeep: { weeklyMinutes: 60, weeks: 1 },
    });
    expect(plan.finishDay).toBe(day('2026-11-02'));
    expect(upkeepOf(plan)).toEqual(['2026-11-16 19:00 60 path.upkeep.1.1 1/1']);
  });

  it('is held to the caps and leaves reviews their time', () => {
    const plan = planOf({
      rules: { dailyCapMinutes: 60, weeklyCapMinutes: 90 },
      reviews: { afterDays: [7], minutes: 30 },
      upkeep: { weeklyMinutes: 90, weeks: 1 },
    });
    expect(upkeepOf(plan)).toEqual(['2026-11-10 19:00 60 path.upkeep.1.1 1/1']);
    expect(plan.upkeepShortMinutes).toBe(30);
  });
});

it('needs offsets for the last review’s wait, and for upkeep to the end of its last week', () => {
  const reviews = { afterDays: [2, 21], minutes: 20 };
  const upkeep = { weeklyMinutes: 60, weeks: 8 };
  expect(daysAfterFinish({ reviews: null, upkeep: null })).toBe(0);
  expect(daysAfterFinish({ reviews, upkeep: null })).toBe(35);
  expect(daysAfterFinish({ reviews, upkeep })).toBe(63);
});
