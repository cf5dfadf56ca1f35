import { describe, expect, it } from 'vitest';
import { stretchCapacity, studyCalendar } from '@/lib/core/schedule/study-calendar';
import { at, day, problem, windows } from '../../support/problems';

describe('capacity of a free stretch', () => {
  const { rules } = problem();

  it('is its length on the grid, or nothing below the shortest session', () => {
    expect(stretchCapacity(125, rules)).toBe(120);
    expect(stretchCapacity(29, rules)).toBe(0);
    expect(stretchCapacity(240, rules)).toBe(240);
  });

  it('loses the pauses between sessions', () => {
    expect(stretchCapacity(240, { ...rules, gapMinutes: 15 })).toBe(225);
    expect(stretchCapacity(250, { ...rules, gapMinutes: 10 })).toBe(240);
  });

  it('drops the last session where only a part shorter than the shortest would be left for it', () => {
    expect(stretchCapacity(135, { ...rules, minMinutes: 60, gapMinutes: 15 })).toBe(120);
    expect(stretchCapacity(125, { ...rules, minMinutes: 120 })).toBe(120);
  });
});

describe('the study calendar', () => {
  it('ends with the first of horizon, recommended weeks and deadline, and names it', () => {
    const limitOf = (parts: Parameters<typeof problem>[0]) => {
      const { days, lastDayLimit } = studyCalendar(problem(parts));
      return [days, lastDayLimit];
    };
    expect(limitOf({ weeks: [1, 2] })).toEqual([14, 'total-weeks']);
    expect(limitOf({ weeks: [1, 2], pace: 'relaxed' })).toEqual([140, 'horizon']);
    expect(limitOf({ weeks: [1, 2], deadlineDay: day('2026-11-10') })).toEqual([9, 'deadline']);
  });

  it('holds no more than it may in a lighter week, whichever of its days names it', () => {
    const weeksOf = (lighterWeeks: readonly { day: number; minutes: number }[]) => [
      ...studyCalendar(
        problem({
          weeks: [1, 3],
          rules: { weeklyCapMinutes: 300 },
          availability: { lighterWeeks },
        }),
      ).limits.week,
    ];
    expect(weeksOf([{ day: day('2026-11-15'), minutes: 240 }])).toEqual([300, 240, 300]);
    expect(weeksOf([{ day: day('2026-11-02'), minutes: 900 }])).toEqual([300, 300, 300]);
    expect(weeksOf([{ day: day('2027-03-01'), minutes: 0 }])).toEqual([300, 300, 300]);
  });

  it('adds days off to the recommended weeks', () => {
    const blackouts = [{ from: day('2026-11-04'), to: day('2026-11-06') }];
    expect(studyCalendar(problem({ weeks: [1, 2], availability: { blackouts } })).days).toBe(17);
  });

  it('starts slots on the wall clock grid and splits them at midnight by local day', () => {
    const { slots } = studyCalendar(
      problem({
        now: at('2026-11-02 22:05'),
        weeks: [1, 1],
        availability: { windows: windows('1 22:00-01:00') },
      }),
    );
    expect(slots).toEqual([
      {
        from: at('2026-11-02 22:15'),
        until: at('2026-11-03 00:00'),
        end: at('2026-11-03 01:00'),
        day: 0,
      },
      {
        from: at('2026-11-03 00:00'),
        until: at('2026-11-03 01:00'),
        end: at('2026-11-03 01:00'),
        day: 1,
      },
    ]);
  });

  it('lets a session of the last day run on into a window that opens at midnight', () => {
    const given = problem({
      deadlineDay: day('2026-11-02'),
      availability: { windows: windows('1 23:00-00:00', '2 00:00-02:00') },
    });
    expect(studyCalendar(given).slots).toEqual([
      {
        from: at('2026-11-02 23:00'),
        until: at('2026-11-03 00:00'),
        end: at('2026-11-03 02:00'),
        day: 0,
      },
    ]);
  });

  it('counts the history against its day’s and week’s caps, and starts after it', () => {
    const { limits, earliest } = studyCalendar(
      problem({
        now: at('2026-11-03 19:10'),
        rules: { dailyCapMinutes: 90, weeklyCapMinutes: 300, gapMinutes: 10 },
        history: [{ id: 'x', topicId: 'a', start: at('2026-11-03 19:00'), minutes: 60 }],
      }),
    );
    expect([...limits.day.slice(0, 3)]).toEqual([90, 30, 90]);
    expect([...limits.week.slice(0, 2)]).toEqual([240, 300]);
    expect(earliest).toBe(at('2026-11-03 20:10'));
  });
});

describe('the limits of days and weeks', () => {
  const weekOf = (parts: Parameters<typeof problem>[0]) => [
    ...studyCalendar(problem({ weeks: [1, 2], ...parts })).limits.week,
  ];

  it('leave the free share of the week’s free minutes, or of the weekly cap where that is less', () => {
    const rules = { freeSharePercent: 25 };
    expect(weekOf({ rules })).toEqual([630, 630]);
    expect(weekOf({ rules: { ...rules, weeklyCapMinutes: 335 } })).toEqual([251, 251]);
    const availability = {
      blackouts: [{ from: day('2026-11-04'), to: day('2026-11-05') }],
      busy: [{ start: at('2026-11-10 18:00'), end: at('2026-11-10 20:15') }],
    };
    expect(weekOf({ rules, availability })).toEqual([450, 573, 630]);
  });

  it('count the whole week’s free minutes, whatever the time now and the deadline', () => {
    const rules = { freeSharePercent: 10 };
    const now = at('2026-11-07 12:00');
    expect(weekOf({ rules, now, deadlineDay: day('2026-11-10') })).toEqual([756, 756]);
  });

  it('count a window that passes midnight on both of its days', () => {
    const parts = { availability: { windows: windows('7 23:00-01:30') } };
    const rules = { freeSharePercent: 10 };
    expect(weekOf({ ...parts, rules })).toEqual([135, 135]);
    expect(weekOf({ ...parts, rules, startDay: day('2026-11-03') })).toEqual([135, 135]);
  });

  it('leave what the history and reserved time do not take', () => {
    const { limits } = studyCalendar(
      problem({
        weeks: [1, 1],
        rules: { dailyCapMinutes: 100, weeklyCapMinutes: 400, freeSharePercent: 10 },
        history: [{ id: 'a.study.1', topicId: 'a', start: at('2026-11-02 19:00'), minutes: 60 }],
        reserved: [{ start: at('2026-11-03 19:00'), minutes: 20 }],
      }),
    );
    expect([...limits.day]).toEqual([40, 80, 100, 100, 100, 100, 100]);
    expect([...limits.week]).toEqual([280]);
  });
});

describe('reserved time', () => {
  it('is kept clear with the pause on both sides', () => {
    const { slots } = studyCalendar(
      problem({
        weeks: [1, 1],
        rules: { gapMinutes: 10 },
        availability: { windows: windows('1 19:00-22:00') },
        reserved: [{ start: at('2026-11-02 20:00'), minutes: 20 }],
      }),
    );
    expect(slots.map(({ from, end }) => [from, end])).toEqual([
      [at('2026-11-02 19:00'), at('2026-11-02 19:50')],
      [at('2026-11-02 20:30'), at('2026-11-02 22:00')],
    ]);
  });
});
