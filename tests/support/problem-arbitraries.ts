import fc from 'fast-check';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY, type CivilDay } from '@/lib/core/civil/civil';
import { startOfDay, type OffsetTable } from '@/lib/core/civil/offset-table';
import { fit } from '@/lib/core/schedule/fit';
import type { PhaseDemand, Problem, TopicDemand } from '@/lib/core/schedule/problem';
import { milestoneTopicId } from '@/lib/core/schedule/session-id';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { day, problem, UTC } from './problems';

const HALF_HOUR = 30 as const;
const HORIZON_DAYS = 17;

/** Where a problem is set, and when it starts. */
interface Place {
  readonly startDay: CivilDay;
  readonly offsets: OffsetTable;
}

const IN_UTC: Place = { startDay: day('2026-11-02'), offsets: UTC };

function place(zone: string, start: string): Place {
  const startDay = day(start);
  const [from, until] = [startDay - 20, startDay + 100];
  const offsets = offsetTableOfZone(zone, from * MINUTES_PER_DAY, until * MINUTES_PER_DAY);
  return { startDay, offsets };
}

/** Clock changes of an hour, of half an hour and at midnight, a Ramadan, a day that never was, and no change. */
const AROUND_CLOCK_CHANGES: readonly Place[] = [
  place('Europe/Berlin', '2026-10-19'),
  place('Europe/Berlin', '2027-03-24'),
  place('America/Sao_Paulo', '2018-10-29'),
  place('America/Sao_Paulo', '2018-02-13'),
  place('Australia/Lord_Howe', '2026-09-28'),
  place('Australia/Lord_Howe', '2027-04-01'),
  place('Asia/Kathmandu', '2026-11-02'),
  place('Africa/Casablanca', '2026-02-10'),
  place('Africa/Casablanca', '2026-03-16'),
  place('Pacific/Apia', '2011-12-26'),
  place('Pacific/Apia', '2012-03-27'),
];

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

/** Open through the night, when most clocks change. Whole hours: an edge within a skipped hour comes after its end. */
const nightWindow: fc.Arbitrary<WeeklyWindow> = fc
  .record({
    weekday: fc.constantFrom(6 as const, 7 as const),
    from: fc.constantFrom(0, 1, 22).map((hour) => hour * 60),
    length: fc.integer({ min: 1, max: 4 }).map((hours) => hours * 60),
  })
  .map(({ weekday, from, length }) => ({ weekday, from, to: from + length }));

const dayOff = fc
  .record({ from: fc.integer({ min: 0, max: 15 }), length: fc.integer({ min: 0, max: 4 }) })
  .map(({ from, length }) => ({ from, to: from + length }));

const busy = fc
  .record({ start: fc.integer({ min: 0, max: 16 * 48 }), length: fc.integer({ min: 1, max: 6 }) })
  .map(({ start, length }) => ({ start: start * HALF_HOUR, end: (start + length) * HALF_HOUR }));

const effort = fc
  .record({ core: halfHours(1, 4), more: halfHours(0, 3) })
  .map(({ core, more }) => ({ core, deep: core + more }));

const weeks = fc
  .record({ min: fc.integer({ min: 1, max: 2 }), more: fc.integer({ min: 0, max: 1 }) })
  .map(({ min, more }) => ({ min, max: min + more }));

const topic = fc.record({
  effort,
  priority: fc.constantFrom(1, 1, 2, 5),
  optional: fc.constantFrom(false, false, true),
  requiresLast: fc.boolean(),
});

const phases: fc.Arbitrary<readonly PhaseDemand[]> = fc
  .array(fc.record({ weeks, topics: fc.array(topic, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list) => {
    let last: string | null = null;
    return list.map((one, p) => ({
      id: `p${p}`,
      weeks: one.weeks,
      topics: one.topics.map(({ requiresLast, ...given }, t): TopicDemand => {
        const requires: readonly string[] = requiresLast && last !== null ? [last] : [];
        last = `p${p}t${t}`;
        return { id: last, unitId: `p${p}u`, kind: 'study', requires, ...given };
      }),
    }));
  });

const rules = fc
  .record({
    shortest: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 2 }),
    gapMinutes: fc.constantFrom(0, 0, 15, 30),
    dailyCapMinutes: fc.option(halfHours(2, 4)),
    weeklyCapMinutes: fc.option(halfHours(3, 9)),
    freeSharePercent: fc.constantFrom(0, 0, 0, 10, 30),
  })
  .map(({ shortest, more, ...caps }) => ({
    ...caps,
    gridMinutes: HALF_HOUR,
    minMinutes: shortest * HALF_HOUR,
    maxMinutes: (shortest + more) * HALF_HOUR,
  }));

const parts = {
  phases,
  rules,
  blackouts: fc.array(dayOff, { maxLength: 2 }),
  busy: fc.array(busy, { maxLength: 4 }),
  pace: fc.constantFrom('recommended' as const, 'relaxed' as const),
  totalWeeks: fc.integer({ min: 1, max: 3 }),
  deadline: fc.option(fc.integer({ min: 3, max: HORIZON_DAYS })),
};

function problemsAt(
  { startDay, offsets }: Place,
  windows: fc.Arbitrary<readonly WeeklyWindow[]>,
): fc.Arbitrary<Problem> {
  const midnight = startOfDay(offsets, startDay);
  return fc
    .record({ ...parts, windows })
    .map(({ windows: open, blackouts, busy: taken, totalWeeks, deadline, ...rest }) =>
      problem({
        ...rest,
        startDay,
        offsets,
        now: midnight,
        horizonDay: startDay + HORIZON_DAYS,
        weeks: [1, totalWeeks],
        deadlineDay: deadline === null ? null : startDay + deadline,
        availability: {
          windows: open,
          blackouts: blackouts.map(({ from, to }) => ({
            from: startDay + from,
            to: startDay + to,
          })),
          busy: taken.map(({ start, end }) => ({ start: midnight + start, end: midnight + end })),
        },
        aim: 'deepest',
      }),
    );
}

/** Problems of a few hours over two or three weeks in UTC, so small that every plan can be tried. */
export const tinyProblem: fc.Arbitrary<Problem> = problemsAt(
  IN_UTC,
  fc.array(weeklyWindow, { minLength: 1, maxLength: 4 }),
);

/** Some topics known, and a milestone at the end of each phase with anything left. */
function withChoices(given: Problem, known: number, milestoneMinutes: number | null): Problem {
  const chosen = given.path.phases.map((phase, p) => {
    const topics = phase.topics.map((one, t) =>
      ((known >> (3 * p + t)) & 1) === 1 ? { ...one, effort: { core: 0, deep: 0 } } : one,
    );
    if (milestoneMinutes === null || topics.every(({ effort: { deep } }) => deep === 0)) {
      return { ...phase, topics };
    }
    const milestone: TopicDemand = {
      id: milestoneTopicId(phase.id),
      unitId: `${phase.id}u`,
      kind: 'milestone',
      effort: { core: milestoneMinutes, deep: milestoneMinutes },
      priority: 1,
      optional: false,
      requires: [],
    };
    return { ...phase, topics: [...topics, milestone] };
  });
  return { ...given, path: { ...given.path, phases: chosen } };
}

/** The same with topics that are known (never all) and milestones, which take one session each. */
export const tinyProblemWithChoices: fc.Arbitrary<Problem> = fc
  .record({
    given: tinyProblem,
    known: fc.constantFrom(0, 1, 2, 8, 9, 64),
    milestoneMinutes: fc.option(halfHours(1, 4)),
  })
  .map(({ given, known, milestoneMinutes }) => withChoices(given, known, milestoneMinutes))
  .filter(asksForAnything);

function asksForAnything({ path }: Problem): boolean {
  return path.phases.some((phase) => phase.topics.some(({ effort: { deep } }) => deep > 0));
}

const openAtNight = fc.tuple(nightWindow, fc.array(weeklyWindow, { maxLength: 3 }));

/** As tiny, around the clock changes of many zones. */
export const zonedProblem: fc.Arbitrary<Problem> = fc
  .constantFrom(...AROUND_CLOCK_CHANGES)
  .chain((where) =>
    problemsAt(
      where,
      openAtNight.map(([night, rest]) => [night, ...rest]),
    ),
  )
  .chain((given) =>
    fc
      .record({
        known: fc.constantFrom(0, 0, 1, 2, 8),
        milestoneMinutes: fc.option(halfHours(1, 3)),
      })
      .map(({ known, milestoneMinutes }) => withChoices(given, known, milestoneMinutes)),
  )
  .filter(asksForAnything);

/** Some days into its plan where there is one: what began by then is history, of its full length. */
function withPast(problems: fc.Arbitrary<Problem>): fc.Arbitrary<Problem> {
  return fc
    .record({ given: problems, days: fc.integer({ min: 0, max: 9 }) })
    .map(({ given, days }) => {
      const outcome = fit({ ...given, aim: 'soonest' });
      if (outcome.kind !== 'plan') return given;
      const now = startOfDay(given.offsets, given.startDay + days);
      const history = outcome.plan.sessions
        .filter(({ start }) => start < now)
        .map(({ id, topicId, start, minutes }) => ({ id, topicId, start, minutes }));
      return { ...given, now, history };
    });
}

export const zonedProblemWithPast: fc.Arbitrary<Problem> = withPast(zonedProblem);

export const tinyProblemWithPast: fc.Arbitrary<Problem> = withPast(tinyProblemWithChoices);
