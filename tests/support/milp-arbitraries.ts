import fc from 'fast-check';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import type { PhaseDemand, Problem } from '@/lib/core/schedule/problem';
import { milestoneTopicId } from '@/lib/core/schedule/session-id';
import { day, problem } from './problems';

const START = day('2026-11-02');
const HALF_HOUR = 30 as const;

function halfHours(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((steps) => steps * HALF_HOUR);
}

const weeklyWindow: fc.Arbitrary<WeeklyWindow> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<WeeklyWindow['weekday']>,
    from: fc.constantFrom(7, 12, 18, 19, 23).map((hour) => hour * 60),
    length: halfHours(2, 4),
  })
  .map(({ weekday, from, length }) => ({ weekday, from, to: from + length }));

const effort = fc
  .record({ core: halfHours(1, 4), more: halfHours(0, 4) })
  .map(({ core, more }) => ({ core, deep: core + more }));

const weeks = fc
  .record({ min: fc.constantFrom(1, 1, 2), more: fc.integer({ min: 0, max: 2 }) })
  .map(({ min, more }) => ({ min, max: min + more }));

const phaseParts = fc.record({
  weeks,
  efforts: fc.array(effort, { minLength: 2, maxLength: 4 }),
  milestone: fc.option(halfHours(1, 2), { freq: 2 }),
});

const phases: fc.Arbitrary<readonly PhaseDemand[]> = fc
  .array(phaseParts, { minLength: 2, maxLength: 4 })
  .map((list) =>
    list.map((one, p) => {
      const shared = { unitId: `p${p}u`, priority: 1, optional: false, requires: [] };
      const topics = one.efforts.map((given, t) => ({
        ...shared,
        id: `p${p}t${t}`,
        effort: given,
        kind: 'study' as const,
      }));
      const minutes = one.milestone;
      return {
        id: `p${p}`,
        weeks: one.weeks,
        topics:
          minutes === null
            ? topics
            : [
                ...topics,
                {
                  ...shared,
                  id: milestoneTopicId(`p${p}`),
                  effort: { core: minutes, deep: minutes },
                  kind: 'milestone' as const,
                },
              ],
      };
    }),
  );

const rules = fc
  .record({
    shortest: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 2 }),
    gapMinutes: fc.constantFrom(0, 0, 15, 30),
    dailyCapMinutes: fc.option(halfHours(3, 6), { freq: 2 }),
    weeklyCapMinutes: fc.option(halfHours(8, 16), { freq: 2 }),
    freeSharePercent: fc.constantFrom(0, 0, 10, 25),
  })
  .map(({ shortest, more, ...caps }) => ({
    ...caps,
    gridMinutes: HALF_HOUR,
    minMinutes: shortest * HALF_HOUR,
    maxMinutes: (shortest + more) * HALF_HOUR,
  }));

const dayOff = fc
  .record({ from: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 0, max: 4 }) })
  .map(({ from, length }) => ({ from: START + from, to: START + from + length }));

const busy = fc
  .record({ start: fc.integer({ min: 0, max: 34 * 48 }), length: fc.integer({ min: 1, max: 6 }) })
  .map(({ start, length }) => ({
    start: START * 1440 + start * HALF_HOUR,
    end: START * 1440 + (start + length) * HALF_HOUR,
  }));

/** Problems of 4 to 16 topics in two to four phases over three to five weeks. */
export const midSizeProblem: fc.Arbitrary<Problem> = fc
  .record({
    phases,
    rules,
    windows: fc.array(weeklyWindow, { minLength: 3, maxLength: 7 }),
    blackouts: fc.array(dayOff, { maxLength: 2 }),
    busy: fc.array(busy, { maxLength: 6 }),
    pace: fc.constantFrom('recommended' as const, 'relaxed' as const),
    calendarWeeks: fc.integer({ min: 3, max: 5 }),
  })
  .map(({ windows, blackouts, busy: taken, calendarWeeks, ...rest }) =>
    problem({
      ...rest,
      startDay: START,
      horizonDay: START + calendarWeeks * 7 - 1,
      weeks: [1, calendarWeeks],
      availability: { windows, blackouts, busy: taken },
      aim: 'deepest',
    }),
  );
