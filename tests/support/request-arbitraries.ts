import fc from 'fast-check';

const MINUTE = 60_000;
const START = '2027-03-22';
const BEFORE = '2027-03-20T10:00:00Z';
const MORNING = Date.parse('2027-03-22T14:00:00Z');

/** A path of one to three phases with requirements, priorities and optional topics. */
const paths = fc
  .array(
    fc.record({
      weeks: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 2, max: 4 })),
      topics: fc.array(
        fc.record({
          requires: fc.option(fc.nat(8)),
          optional: fc.boolean(),
          priority: fc.integer({ min: 1, max: 3 }),
          own: fc.option(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 8 }))),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((phases) =>
    fc.record({
      weeks: fc.integer({ min: 2, max: 12 }),
      hours: fc.tuple(fc.integer({ min: 2, max: 15 }), fc.integer({ min: 15, max: 30 })),
      phases: fc.constant(phases),
    }),
  )
  .map(({ weeks, hours: [core, deep], phases }) => {
    let count = 0;
    return {
      slug: 'any',
      title: 'Any',
      weeks: { min: 1, max: weeks },
      weeklyMinutes: { min: 60, max: 600 },
      totalMinutes: { min: core * 60, max: deep * 60 },
      phases: phases.map((phase, index) => ({
        id: `phase-${index}`,
        title: 'Phase',
        weeks: { min: phase.weeks[0], max: phase.weeks[1] },
        units: [
          {
            id: `unit-${index}`,
            title: 'Unit',
            weeks: 1,
            topics: phase.topics.map(({ requires, own, ...topic }) => {
              const before = count;
              count += 1;
              return {
                ...topic,
                id: `topic-${before}`,
                title: 'Topic',
                requires: requires === null || before === 0 ? [] : [`topic-${requires % before}`],
                ...(own && { ownEffort: { core: own[0] * 15, deep: own[1] * 15 } }),
              };
            }),
          },
        ],
      })),
    };
  });

const times = fc.constantFrom('07:00', '09:30', '12:00', '19:00', '21:15', '23:00');

const availability = fc.record({
  windows: fc.array(
    fc
      .record({ weekday: fc.integer({ min: 1, max: 7 }), from: times, to: times })
      .filter(({ from, to }) => from !== to),
    { minLength: 1, maxLength: 6 },
  ),
  weeklyMinutes: fc.constantFrom(null, 120, 300, 600),
  blackouts: fc.constantFrom([], [{ from: '2027-04-01', to: '2027-04-03' }]),
  busy: fc.constantFrom([], [{ start: '2027-03-24T08:07:00Z', end: '2027-03-24T20:11:00Z' }]),
});

const policies = fc.record({
  session: fc.record({
    gridMinutes: fc.constantFrom(15, 30),
    minMinutes: fc.constantFrom(30, 60),
    maxMinutes: fc.constantFrom(60, 120),
    gapMinutes: fc.constantFrom(0, 10, 30),
  }),
  dailyCapMinutes: fc.constantFrom(null, 120, 240),
  freeSharePercent: fc.constantFrom(0, 10, 30),
  reviews: fc.constantFrom(
    null,
    { afterDays: [2, 7], minutes: 20 },
    { afterDays: [1], minutes: 15 },
  ),
  milestoneMinutes: fc.constantFrom(null, 30, 60),
  upkeep: fc.constantFrom(null, { weeklyMinutes: 120, weeks: 3 }),
  pace: fc.constantFrom('recommended', 'relaxed'),
  aim: fc.constantFrom('standard', 'deepest', 'soonest', { depth: 0.7 }, { finish: '2027-04-20' }),
});

/** Sessions one after the other from the first afternoon on, of topics by their number. */
const histories = fc
  .array(
    fc.record({
      topic: fc.nat(11),
      minutes: fc.constantFrom(15, 30, 50, 95),
      pause: fc.integer({ min: 0, max: 3000 }),
    }),
    { maxLength: 8 },
  )
  .map((sessions) => {
    let at = MORNING;
    return sessions.map(({ topic, minutes, pause }) => {
      const start = new Date(at).toISOString();
      at += (minutes + pause) * MINUTE;
      return { topic, start, minutes };
    });
  });

const someTopics = fc.uniqueArray(fc.nat(11), { maxLength: 2 });

/** Requests with a shape that is right; some still ask for what makes no sense. */
export const requests = fc
  .record({
    path: paths,
    now: fc.constantFrom('2027-04-05T19:30:00Z', '2031-01-01T00:00:00Z'),
    zone: fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York'),
    availability,
    deadline: fc.constantFrom(null, null, '2027-07-01'),
    known: someTopics,
    finished: someTopics,
    leavesOut: fc.boolean(),
    extra: fc.constantFrom([], [{ topicId: 'topic-0', minutes: 45 }]),
    policy: policies,
    history: fc.option(histories),
    include: fc.constantFrom([], ['why-here'], ['frontier', 'headroom', 'explanation']),
  })
  .map(({ path, now, history, policy, include, known, finished, leavesOut, ...learner }) => {
    const topics = path.phases.flatMap(({ units }) => units.flatMap((unit) => unit.topics));
    const required = new Set(topics.flatMap(({ requires }) => requires));
    const idOf = (topic: number) => `topic-${topic % topics.length}`;
    const isLeftOut = ({ id, optional }: { id: string; optional: boolean }) =>
      leavesOut && optional && !required.has(id);
    return {
      path,
      now: history === null ? BEFORE : now,
      learner: {
        ...learner,
        start: START,
        known: known.map(idOf),
        finished: finished.map(idOf),
        leftOut: topics.filter(isLeftOut).map(({ id }) => id),
      },
      policy,
      include,
      ...(history !== null && {
        history: history.map(({ topic, ...session }) => ({ ...session, topicId: idOf(topic) })),
      }),
    };
  });
