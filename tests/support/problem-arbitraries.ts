import fc from 'fast-check';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import type { PhaseDemand, Problem } from '@/lib/core/schedule/problem';
import { day, problem } from './problems';

const START = day('2026-11-02');
const HALF_HOUR = 30 as const;

function halfHours(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((steps) => steps * HALF_HOUR);
}

const weeklyWindow: fc.Arbitrary<WeeklyWindow> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<WeeklyWindow['weekday']>,
    from: fc.constantFrom(8, 12, 18, 20, 23).map((hour) => hour * 60),
    length: halfHours(1, 5),
  })
  .map(({ weekday, from, length }) => ({ weekday, from, to: from + length }));

const dayOff = fc
  .record({ from: fc.integer({ min: 0, max: 15 }), length: fc.integer({ min: 0, max: 4 }) })
  .map(({ from, length }) => ({ from: START + from, to: START + from + length }));

const busy = fc
  .record({ start: fc.integer({ min: 0, max: 16 * 48 }), length: fc.integer({ min: 1, max: 6 }) })
  .map(({ start, length }) => ({
    start: START * 1440 + start * HALF_HOUR,
    end: START * 1440 + (start + length) * HALF_HOUR,
  }));

const effort = fc
  .record({ core: halfHours(1, 4), more: halfHours(0, 3) })
  .map(({ core, more }) => ({ core, deep: core + more }));

const weeks = fc
  .record({ min: fc.integer({ min: 1, max: 2 }), more: fc.integer({ min: 0, max: 1 }) })
  .map(({ min, more }) => ({ min, max: min + more }));

const phases: fc.Arbitrary<readonly PhaseDemand[]> = fc
  .array(fc.record({ weeks, efforts: fc.array(effort, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list) =>
    list.map((one, p) => ({
      id: `p${p}`,
      weeks: one.weeks,
      topics: one.efforts.map((given, t) => ({
        id: `p${p}t${t}`,
        unitId: `p${p}u`,
        effort: given,
        kind: 'study' as const,
        priority: 1,
        optional: false,
        requires: [],
      })),
    })),
  );

const rules = fc
  .record({
    shortest: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 2 }),
    gapMinutes: fc.constantFrom(0, 0, 15, 30),
    dailyCapMinutes: fc.option(halfHours(2, 4)),
    weeklyCapMinutes: fc.option(halfHours(3, 9)),
  })
  .map(({ shortest, more, ...caps }) => ({
    ...caps,
    gridMinutes: HALF_HOUR,
    freeSharePercent: 0,
    minMinutes: shortest * HALF_HOUR,
    maxMinutes: (shortest + more) * HALF_HOUR,
  }));

/** Problems of a few hours over two or three weeks, so small that every plan can be tried. */
export const tinyProblem: fc.Arbitrary<Problem> = fc
  .record({
    phases,
    rules,
    windows: fc.array(weeklyWindow, { minLength: 1, maxLength: 4 }),
    blackouts: fc.array(dayOff, { maxLength: 2 }),
    busy: fc.array(busy, { maxLength: 4 }),
    pace: fc.constantFrom('recommended' as const, 'relaxed' as const),
    totalWeeks: fc.integer({ min: 1, max: 3 }),
    deadline: fc.option(fc.integer({ min: 3, max: 18 })),
  })
  .map(({ windows, blackouts, busy: taken, totalWeeks, deadline, ...rest }) =>
    problem({
      ...rest,
      startDay: START,
      horizonDay: START + 17,
      weeks: [1, totalWeeks],
      deadlineDay: deadline === null ? null : START + deadline,
      availability: { windows, blackouts, busy: taken },
      aim: 'deepest',
    }),
  );
