import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keptTopicsThatRequire,
  pathDemand,
  withFinished,
  type PathChoices,
} from '@/lib/core/path/effort';
import type { EffortRange, LearningPath, Phase, Topic, Unit } from '@/lib/core/path/learning-path';

interface TopicFacts {
  readonly reading?: number;
  readonly own?: readonly [core: number, deep: number];
}

interface UnitFacts {
  readonly weeks: number;
  readonly topics: readonly TopicFacts[];
}

interface PhaseFacts {
  readonly weeks: number;
  readonly units: readonly UnitFacts[];
}

function topic(facts: TopicFacts, id: string): Topic {
  return {
    id,
    title: id,
    requires: [],
    core: '',
    deep: '',
    ...(facts.reading !== undefined && { readingMinutes: facts.reading }),
    ...(facts.own && { ownEffort: { core: facts.own[0], deep: facts.own[1] } }),
  };
}

function path(totalHours: readonly [number, number], facts: readonly PhaseFacts[]): LearningPath {
  const phases = facts.map(({ weeks, units }, p): Phase => {
    return {
      id: `p${p}`,
      title: '',
      summary: '',
      weeks: { min: 1, max: weeks },
      units: units.map((unit, u): Unit => {
        const topics = unit.topics.map((each, t) => topic(each, `p${p}u${u}t${t}`));
        return { id: `p${p}u${u}`, title: '', weeks: unit.weeks, topics };
      }),
    };
  });
  const weeks = facts.reduce((sum, phase) => sum + phase.weeks, 0);
  return {
    slug: 's',
    title: '',
    level: '',
    summary: '',
    weeks: { min: facts.length, max: weeks },
    weeklyMinutes: { min: 60, max: 60 },
    totalMinutes: { min: totalHours[0] * 60, max: totalHours[1] * 60 },
    objectives: [],
    prerequisites: [],
    phases,
  };
}

function oneUnit(
  totalHours: readonly [number, number],
  topics: readonly TopicFacts[],
): LearningPath {
  return path(totalHours, [{ weeks: 1, units: [{ weeks: 1, topics }] }]);
}

function efforts(learningPath: LearningPath, grid: 15 | 30): readonly EffortRange[] {
  return pathDemand(learningPath, grid).phases.flatMap((phase) =>
    phase.topics.map(({ effort }) => effort),
  );
}

function pairs(learningPath: LearningPath, grid: 15 | 30): readonly (readonly number[])[] {
  return efforts(learningPath, grid).map(({ core, deep }) => [core, deep]);
}

describe('pathDemand', () => {
  it('keeps weeks, order, units and prerequisites', () => {
    const ordinary = { kind: 'study', priority: 1, optional: false, requires: [] };
    const given = path([2, 4], [{ weeks: 2, units: [{ weeks: 1, topics: [{}, {}] }] }]);
    expect(pathDemand(given, 15)).toEqual({
      weeks: { min: 1, max: 2 },
      phases: [
        {
          id: 'p0',
          weeks: { min: 1, max: 2 },
          topics: [
            { ...ordinary, id: 'p0u0t0', unitId: 'p0u0', effort: { core: 60, deep: 120 } },
            { ...ordinary, id: 'p0u0t1', unitId: 'p0u0', effort: { core: 60, deep: 120 } },
          ],
        },
      ],
    });
  });

  it('divides the total over phases by their largest number of weeks', () => {
    const unit = { weeks: 1, topics: [{}] };
    const given = path(
      [20, 30],
      [
        { weeks: 2, units: [unit] },
        { weeks: 5, units: [unit] },
        { weeks: 3, units: [unit] },
      ],
    );
    expect(pairs(given, 30)).toEqual([
      [240, 360],
      [600, 900],
      [360, 540],
    ]);
  });

  it('divides a phase over units by their weeks', () => {
    const units = [
      { weeks: 2, topics: [{}] },
      { weeks: 1, topics: [{}] },
    ];
    expect(pairs(path([9, 12], [{ weeks: 3, units }]), 15)).toEqual([
      [360, 480],
      [180, 240],
    ]);
  });

  it('weighs topics by reading time, unknown ones by the mean of the known', () => {
    // Of 12 half hours 2.67, 4 and 5.33 fall to the three, of 24 twice as many.
    expect(pairs(oneUnit([6, 12], [{ reading: 20 }, {}, { reading: 40 }]), 30)).toEqual([
      [90, 150],
      [120, 240],
      [150, 330],
    ]);
  });

  it('gives what is left to the largest remainders', () => {
    // Of ten half hours 1.82, 2.73 and 5.45 fall to the three.
    const topics = [{ reading: 20 }, { reading: 30 }, { reading: 60 }];
    expect(pairs(oneUnit([5, 5], topics), 30)).toEqual([
      [60, 60],
      [90, 90],
      [150, 150],
    ]);
  });

  it('gives equal remainders to the topics listed first', () => {
    expect(pairs(oneUnit([4, 5], [{}, {}, {}]), 30)).toEqual([
      [90, 120],
      [90, 90],
      [60, 90],
    ]);
  });

  it('divides in half hours on either grid', () => {
    const given = oneUnit([4, 5], [{}, {}, {}]);
    expect(pairs(given, 15)).toEqual(pairs(given, 30));
  });

  it('divides in quarters where an own effort is on the quarter and sessions can be', () => {
    const given = oneUnit([4, 6], [{ own: [45, 75] }, {}, {}]);
    expect(pairs(given, 15)).toEqual([
      [45, 75],
      [105, 150],
      [90, 135],
    ]);
    expect(pairs(given, 30)).toEqual([
      [60, 90],
      [90, 150],
      [90, 120],
    ]);
  });

  it('lets an own effort hold and divides the rest', () => {
    const given = oneUnit([10, 20], [{ own: [120, 180] }, {}, {}]);
    expect(pairs(given, 30)).toEqual([
      [120, 180],
      [240, 510],
      [240, 510],
    ]);
  });

  it('takes an own effort from the unit it is in', () => {
    const units = [
      { weeks: 1, topics: [{ own: [120, 240] as const }, {}] },
      { weeks: 1, topics: [{}] },
    ];
    expect(pairs(path([10, 20], [{ weeks: 1, units }]), 30)).toEqual([
      [120, 240],
      [180, 360],
      [300, 600],
    ]);
  });

  it('lets a phase count as its own efforts where all its topics state them', () => {
    const given = path(
      [10, 20],
      [
        { weeks: 5, units: [{ weeks: 1, topics: [{ own: [60, 90] }, { own: [60, 60] }] }] },
        { weeks: 1, units: [{ weeks: 1, topics: [{}] }] },
      ],
    );
    expect(pairs(given, 30)).toEqual([
      [60, 90],
      [60, 60],
      [480, 1050],
    ]);
  });

  it('leaves each topic a grid step, however small its weight', () => {
    expect(pairs(oneUnit([2, 2], [{ reading: 1 }, { reading: 999 }]), 30)).toEqual([
      [30, 30],
      [90, 90],
    ]);
  });

  it('exceeds the stated total rather than leave a topic without a step', () => {
    expect(pairs(oneUnit([1, 1.5], [{}, {}, { own: [60, 120] }]), 30)).toEqual([
      [30, 30],
      [30, 30],
      [60, 120],
    ]);
  });

  it('never makes full depth less than core where a larger total would round a share down', () => {
    // Alabama paradox: of 10 steps the last share is 1.43, of 11 it is 1.57 but loses its extra step.
    const topics = [{ reading: 6 }, { reading: 6 }, { reading: 2 }];
    expect(pairs(oneUnit([5, 5.5], topics), 30)).toEqual([
      [120, 150],
      [120, 120],
      [60, 60],
    ]);
  });
});

const topicFacts: fc.Arbitrary<TopicFacts> = fc.record(
  { reading: fc.integer({ min: 1, max: 180 }) },
  { requiredKeys: [] },
);
const ownFacts: fc.Arbitrary<TopicFacts> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 6 }))
  .map(([core, more]) => ({ own: [core * 30, (core + more) * 30] as const }));

function paths(topics: fc.Arbitrary<TopicFacts>): fc.Arbitrary<LearningPath> {
  const unit = fc.record({
    weeks: fc.integer({ min: 1, max: 3 }),
    topics: fc.array(topics, { minLength: 1, maxLength: 7 }),
  });
  const phase = fc.record({
    weeks: fc.integer({ min: 1, max: 8 }),
    units: fc.array(unit, { minLength: 1, maxLength: 4 }),
  });
  // At least an hour a topic, and the most that the own efforts can ask for.
  return fc
    .tuple(fc.array(phase, { minLength: 1, maxLength: 5 }), fc.nat(400), fc.nat(300))
    .map(([phases, core, more]) => {
      const all = phases.flatMap(({ units }) => units.flatMap((each) => each.topics));
      const own = all.reduce((sum, { own: effort }) => sum + (effort?.[1] ?? 0), 0) / 60;
      const least = Math.ceil(own + all.length);
      return path([least + core / 2, least + core / 2 + own + more / 2], phases);
    });
}

/** Efforts are divided in half hours where no own effort asks for less. */
const STEP = 30;
const grid = fc.constantFrom(15 as const, 30 as const);
const anyPath = paths(fc.oneof({ weight: 4, arbitrary: topicFacts }, ownFacts));

function sumOf(all: readonly EffortRange[]): EffortRange {
  return all.reduce((sum, { core, deep }) => ({ core: sum.core + core, deep: sum.deep + deep }), {
    core: 0,
    deep: 0,
  });
}

function topicsOf(learningPath: LearningPath): readonly Topic[] {
  return learningPath.phases.flatMap((phase) => phase.units.flatMap((unit) => unit.topics));
}

describe('whatever the path', () => {
  it('keeps the stated totals', () => {
    fc.assert(
      fc.property(anyPath, grid, (given, gridMinutes) => {
        fc.pre(topicsOf(given).some(({ ownEffort }) => ownEffort === undefined));
        const { min, max } = given.totalMinutes;
        expect(sumOf(efforts(given, gridMinutes))).toEqual({ core: min, deep: max });
      }),
    );
  });

  it('keeps own efforts, and core at most deep, on the grid and at least a step', () => {
    fc.assert(
      fc.property(anyPath, grid, (given, gridMinutes) => {
        const found = efforts(given, gridMinutes);
        topicsOf(given).forEach(({ ownEffort }, index) => {
          const effort = found[index] ?? { core: NaN, deep: NaN };
          if (ownEffort !== undefined) expect(effort).toEqual(ownEffort);
          expect(effort.core % gridMinutes).toBe(0);
          expect(effort.deep % gridMinutes).toBe(0);
          expect(effort.core).toBeGreaterThanOrEqual(gridMinutes);
          expect(effort.deep).toBeGreaterThanOrEqual(effort.core);
        });
      }),
    );
  });

  it('gives each phase its exact share to within a step, where its topics need no more', () => {
    fc.assert(
      fc.property(paths(topicFacts), grid, (given, gridMinutes) => {
        const demand = pathDemand(given, gridMinutes);
        const allWeeks = given.phases.reduce((sum, { weeks }) => sum + weeks.max, 0);
        const shares = given.phases.map(
          ({ weeks }) => (given.totalMinutes.min * weeks.max) / allWeeks,
        );
        const counts = demand.phases.map(({ topics }) => topics.length);
        fc.pre(shares.every((share, index) => share >= (counts[index] ?? 0) * STEP));
        demand.phases.forEach(({ topics }, index) => {
          const { core } = sumOf(topics.map(({ effort }) => effort));
          expect(Math.abs(core - (shares[index] ?? 0))).toBeLessThan(STEP);
        });
      }),
    );
  });

  it('does not depend on the order of topics whose shares are whole steps', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    const orders = weights.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(
        orders,
        fc.integer({ min: 1, max: 5 }),
        grid,
        ([all, other], times, gridMinutes) => {
          const step = times * STEP;
          const hours = (all.reduce((total, weight) => total + weight, 0) * step) / 60;
          for (const order of [all, other]) {
            const given = oneUnit(
              [hours, 2 * hours],
              order.map((reading) => ({ reading })),
            );
            expect(pairs(given, gridMinutes)).toEqual(
              order.map((weight) => [weight * step, 2 * weight * step]),
            );
          }
        },
      ),
    );
  });
});

describe('choices', () => {
  // 12 to 24 hours: two phases of one week, three and one topic of two hours and six.
  const given = path(
    [12, 24],
    [
      {
        weeks: 1,
        units: [
          { weeks: 1, topics: [{}, {}] },
          { weeks: 1, topics: [{}] },
        ],
      },
      { weeks: 1, units: [{ weeks: 1, topics: [{}] }] },
    ],
  );
  const none: PathChoices = { known: [], leftOut: [], extra: [], milestoneMinutes: null };
  const chosen = (choices: Partial<PathChoices>, grid: 15 | 30 = 30) =>
    pathDemand(given, grid, { ...none, ...choices }).phases.map((phase) =>
      phase.topics.map(({ id, effort }) => [id, effort.core, effort.deep]),
    );
  const [one, two, three] = ['p0u0t0', 'p0u0t1', 'p0u1t0'];

  it('change nothing where there are none', () => {
    expect(pathDemand(given, 30, none)).toEqual(pathDemand(given, 30));
    expect(chosen({})).toEqual([
      [
        [one, 90, 180],
        [two, 90, 180],
        [three, 180, 360],
      ],
      [['p1u0t0', 360, 720]],
    ]);
  });

  it('release the time of a topic that is known or left out; the others keep theirs', () => {
    expect(chosen({ known: [one], leftOut: [three] })).toEqual([
      [
        [one, 0, 0],
        [two, 90, 180],
        [three, 0, 0],
      ],
      [['p1u0t0', 360, 720]],
    ]);
  });

  it('add extra minutes to core and deep, rounded up to the sessions’ grid', () => {
    const extra = [{ topicId: two, minutes: 40 }];
    expect(chosen({ extra })[0]?.[1]).toEqual([two, 150, 240]);
    expect(chosen({ extra }, 15)[0]?.[1]).toEqual([two, 135, 225]);
    expect(chosen({ extra, known: [two] })[0]?.[1]).toEqual([two, 0, 0]);
  });

  it('give each phase of which anything is left a last topic for its milestone', () => {
    const { phases } = pathDemand(given, 30, {
      ...none,
      milestoneMinutes: 50,
      known: ['p1u0t0'],
    });
    expect(phases[0]?.topics.at(-1)).toEqual({
      id: 'p0.milestone',
      kind: 'milestone',
      unitId: 'p0u1',
      effort: { core: 60, deep: 60 },
      priority: 1,
      optional: false,
      requires: [],
    });
    expect(phases.map(({ topics }) => topics.length)).toEqual([4, 1]);
  });
});

describe('finished topics', () => {
  it('ask for what was studied, be it more or less than the range', () => {
    const demand = pathDemand(
      path([4, 8], [{ weeks: 1, units: [{ weeks: 1, topics: [{}, {}] }] }]),
      30,
    );
    const finished = withFinished(demand, new Map([['p0u0t0', 25]]));
    expect(finished.phases[0]?.topics.map(({ effort }) => effort)).toEqual([
      { core: 25, deep: 25 },
      { core: 120, deep: 240 },
    ]);
  });
});

describe('topics that cannot be left out', () => {
  const given = path([4, 8], [{ weeks: 1, units: [{ weeks: 1, topics: [{}, {}, {}] }] }]);
  const [phase] = given.phases;
  const [unit] = phase?.units ?? [];
  if (!phase || !unit) throw new Error('the path has a unit');
  const [a, b, c] = unit.topics.map(({ id }) => id) as [string, string, string];
  const chained: LearningPath = {
    ...given,
    phases: [
      {
        ...phase,
        units: [
          {
            ...unit,
            topics: unit.topics.map((each, index) => ({
              ...each,
              requires: index === 0 ? [] : [[a, b][index - 1] as string],
            })),
          },
        ],
      },
    ],
  };

  it('are those that a topic still to be studied requires', () => {
    const missing = (leftOut: string[], known: string[] = []) =>
      keptTopicsThatRequire(chained, { leftOut, known });
    expect(missing([a])).toEqual([{ topicId: b, requiredId: a }]);
    expect(missing([a, b])).toEqual([{ topicId: c, requiredId: b }]);
    expect(missing([a, b, c])).toEqual([]);
    expect(missing([c])).toEqual([]);
    expect(missing([a], [b])).toEqual([]);
    expect(missing([a], [a])).toEqual([]);
  });
});
