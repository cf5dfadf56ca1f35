import { expect, it } from 'vitest';
import { SIZE_LIMITS } from '@/lib/usecases/size-limits';
import { describeOnEachInstallation } from '../../support/installation';

const NOW = '2026-11-22T12:00:00Z';

function request(more: Record<string, unknown> = {}, learner: Record<string, unknown> = {}) {
  return {
    path: 'senior-engineer',
    now: NOW,
    learner: {
      start: '2026-11-30',
      zone: 'Europe/Berlin',
      availability: { weeklyMinutes: 720 },
      ...learner,
    },
    ...more,
  };
}

async function post(body: unknown, headers: Record<string, string> = {}) {
  const { POST } = await import('@/app/api/v1/plans/preview/route');
  const response = await POST(
    new Request('https://plan.example.org/api/v1/plans/preview', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    answer: (await response.json()) as Answer,
  };
}

interface Answer {
  readonly status?: string;
  readonly zone?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly conflict?: Record<string, unknown>;
  readonly frontier?: readonly unknown[];
  readonly explanation?: Record<string, unknown>;
  readonly headroom?: Record<string, unknown>;
  readonly plan?: {
    readonly finish: string;
    readonly depth: number;
    readonly totalMinutes: number;
    readonly topics: readonly unknown[];
    readonly sessions: readonly Record<string, unknown>[];
  };
}

const INLINE = {
  slug: 'small',
  title: 'Small',
  weeks: { min: 1, max: 2 },
  weeklyMinutes: { min: 60, max: 120 },
  totalMinutes: { min: 120, max: 240 },
  phases: [
    {
      id: 'only',
      title: 'Only',
      weeks: { min: 1, max: 2 },
      units: [
        {
          id: 'unit',
          title: 'Unit',
          weeks: 2,
          topics: [
            { id: 'one', title: 'One' },
            { id: 'two', title: 'Two', requires: ['one'] },
          ],
        },
      ],
    },
  ],
};

describeOnEachInstallation('POST /api/v1/plans/preview', () => {
  it('tells what of the upkeep its weeks do not hold', async () => {
    const windows = [{ weekday: 1, from: '19:00', to: '21:00' }];
    const upkeep = { weeklyMinutes: 180, weeks: 2 };
    const { answer } = await post(
      request({ path: INLINE, policy: { upkeep } }, { availability: { windows } }),
    );
    // Each of the two weeks has one evening of two hours.
    expect(answer.plan).toMatchObject({ upkeepShortMinutes: 120 });
  });

  it('plans the reference path at 12 hours a week within its 20 weeks', async () => {
    const { status, answer } = await post(request());
    expect(status).toBe(200);
    expect(answer.status).toBe('fits');
    expect(answer.plan?.finish).toBe('2027-04-18');
    expect(answer.plan?.depth).toBe(0.25);
    expect(answer.plan?.topics).toHaveLength(57 + 15);
    expect(answer.plan?.sessions[0]).toEqual({
      id: 'correlated-failure.study.1',
      kind: 'study',
      phaseId: 'advanced-foundations',
      unitId: 'laws-in-production',
      topicId: 'correlated-failure',
      part: 1,
      parts: expect.any(Number) as number,
      start: '2026-11-30T18:00:00Z',
      end: '2026-11-30T20:00:00Z',
      date: '2026-11-30',
      localStart: '19:00',
      localEnd: '21:00',
      minutes: 120,
    });
  });

  it('answers the same bytes to the same question', async () => {
    expect(await post(request())).toEqual(await post(request()));
  });

  it('plans a path of one’s own', async () => {
    const windows = [{ weekday: 1, from: '22:00', to: '00:00' }];
    const { status, answer } = await post(request({ path: INLINE }, { availability: { windows } }));
    expect(status).toBe(200);
    expect(
      answer.plan?.sessions.map(({ date, localStart, localEnd, topicId }) => [
        date,
        localStart,
        localEnd,
        topicId,
      ]),
    ).toEqual([
      ['2026-11-30', '22:00', '23:30', 'one'],
      ['2026-12-07', '22:00', '23:30', 'two'],
    ]);
  });

  it('says why nothing fits', async () => {
    const { status, answer } = await post(request({}, { availability: { weeklyMinutes: 480 } }));
    expect(status).toBe(200);
    expect(answer.status).toBe('infeasible');
    expect(answer.conflict).toEqual({
      kind: 'phase-does-not-fit',
      phaseId: 'advanced-patterns',
      demandMinutes: 3000,
      capacityMinutes: expect.any(Number) as number,
      firstDay: expect.any(String) as string,
      lastDay: expect.any(String) as string,
      limit: 'phase-weeks',
    });
  });

  it('tells neither frontier nor headroom unasked', async () => {
    const { answer } = await post(request());
    expect(Object.keys(answer)).toEqual(['status', 'path', 'now', 'settings', 'zone', 'plan']);
  });

  it('tells the choice between sooner and deeper, and what could be lost', async () => {
    const include = ['frontier', 'headroom', 'explanation'];
    const { answer } = await post(request({ include }));
    expect(answer.frontier).toEqual([
      { week: 16, lastDay: '2027-03-28', depth: 0 },
      { week: 17, lastDay: '2027-04-04', depth: 0 },
      { week: 18, lastDay: '2027-04-11', depth: 1 / 6 },
      { week: 19, lastDay: '2027-04-18', depth: 0.25 },
    ]);
    expect(answer.headroom).toEqual({
      missableWeeks: 3,
      leastWeeklyMinutes: 600,
      earliestFinish: '2027-03-24',
    });
    expect(answer.explanation).toBeUndefined();
  });

  it('explains what conflicts and what would make it fit', async () => {
    const include = ['explanation', 'headroom', 'frontier'];
    const { answer } = await post(request({ include }, { availability: { weeklyMinutes: 480 } }));
    expect(answer.explanation).toEqual({
      conflict: answer.conflict,
      conflicting: ['weekly-cap', 'recommended-weeks'],
      relaxations: [
        { kind: 'weekly-cap', minutes: 600 },
        { kind: 'recommended-weeks', extraWeeks: 5, finishDay: '2027-05-19' },
      ],
    });
    expect(answer.headroom).toBeUndefined();
    expect(answer.frontier).toEqual([]);
  });

  it('writes every kind of change with dates and minutes, each of which fits when asked for', async () => {
    const windows = [{ weekday: 1, from: '22:00', to: '23:30' }];
    const tight = {
      availability: { windows, blackouts: [{ from: '2026-12-05', to: '2026-12-07' }] },
      deadline: '2026-12-07',
    };
    const ask = (learner: Record<string, unknown>, policy: Record<string, unknown> = {}) =>
      post(request({ path: INLINE, include: ['explanation'], policy }, { ...tight, ...learner }));
    const { answer } = await ask({}, { session: { minMinutes: 60 } });
    expect(answer.explanation?.['conflicting']).toEqual(['deadline', 'days-off']);
    expect(answer.explanation?.['relaxations']).toEqual([
      { kind: 'deadline', day: '2026-12-14' },
      { kind: 'days-off', days: ['2026-12-07'] },
    ]);
    expect((await ask({ deadline: '2026-12-14' })).answer.status).toBe('fits');
    expect((await ask({ deadline: '2026-12-13' })).answer.status).toBe('infeasible');
    const back = { windows, blackouts: [{ from: '2026-12-05', to: '2026-12-06' }] };
    expect((await ask({ availability: back })).answer.status).toBe('fits');
  });

  it('plans to a depth, or as deep as it can be finished by a day', async () => {
    const aimed = async (aim: unknown) => {
      const { answer } = await post(request({ policy: { aim } }));
      return [answer.plan?.depth, answer.plan?.finish];
    };
    const [depth, finish] = await aimed({ finish: '2027-04-11' });
    expect(depth).toBe(1 / 6);
    expect(String(finish) <= '2027-04-11').toBe(true);
    expect(await aimed({ depth: 0.9 })).toEqual(await aimed('deepest'));
    expect((await aimed({ depth: 0.1 }))[0]).toBeGreaterThanOrEqual(0.1);
  });

  it.each([
    [
      'a date that does not exist',
      { learner: { start: '2027-02-29', zone: 'Etc/UTC', availability: {} } },
      ['learner.start'],
    ],
    [
      'an unknown zone',
      { learner: { start: '2026-11-30', zone: 'Mars/Olympus', availability: {} } },
      ['learner.zone'],
    ],
    [
      'a start in the past',
      { learner: { start: '2026-11-20', zone: 'Etc/UTC', availability: {} } },
      ['learner.start'],
    ],
    [
      'a deadline before the start',
      {
        learner: { start: '2026-11-30', zone: 'Etc/UTC', availability: {}, deadline: '2026-11-29' },
      },
      ['learner.deadline'],
    ],
    [
      'no window',
      { learner: { start: '2026-11-30', zone: 'Etc/UTC', availability: { windows: [] } } },
      ['learner.availability.windows'],
    ],
    [
      'no minutes',
      { learner: { start: '2026-11-30', zone: 'Etc/UTC', availability: { weeklyMinutes: 0 } } },
      ['learner.availability.weeklyMinutes'],
    ],
    [
      'more hours than a week has',
      {
        learner: { start: '2026-11-30', zone: 'Etc/UTC', availability: { weeklyMinutes: 12_000 } },
      },
      ['learner.availability.weeklyMinutes'],
    ],
    [
      'more hours than the windows hold',
      {
        learner: {
          start: '2026-11-30',
          zone: 'Etc/UTC',
          availability: {
            weeklyMinutes: 300,
            windows: [{ weekday: 1, from: '19:00', to: '21:00' }],
          },
        },
      },
      ['learner.availability.weeklyMinutes'],
    ],
    [
      'a shortest session above the longest',
      { policy: { session: { minMinutes: 90, maxMinutes: 60 } } },
      ['policy.session.maxMinutes'],
    ],
    [
      'a length off the grid',
      { policy: { session: { minMinutes: 45, gridMinutes: 30 } } },
      ['policy.session.minMinutes'],
    ],
    ['a depth above 1', { policy: { aim: { depth: 1.5 } } }, ['policy.aim.depth']],
    ['an aim nobody knows', { policy: { aim: 'fast' } }, ['policy.aim']],
    ['a finish before the start', { policy: { aim: { finish: '2026-11-29' } } }, ['policy.aim']],
    ['something to include that nobody knows', { include: ['weather'] }, ['include.0']],
    ['a field nobody knows', { colour: 'red' }, ['colour']],
    ['a path nobody knows', { path: 'none' }, ['path']],
  ])('refuses %s at its field', async (_, more, paths) => {
    const { status, answer } = await post(request(more));
    expect(status).toBe(400);
    expect(answer.errors?.map(({ path }) => path)).toEqual(paths);
  });

  it.each(['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca'])(
    'plans in %s, on its wall clock',
    async (zone) => {
      const { status, answer } = await post(request({}, { zone, start: '2028-02-29' }));
      expect(status).toBe(200);
      expect(answer.zone).toBe(zone);
      expect(answer.plan?.sessions[0]?.date).toBe('2028-02-29');
      expect(answer.plan?.sessions[0]?.localStart).toBe('19:00');
    },
  );

  it('refuses what is not JSON, not valid JSON, or too large', async () => {
    expect((await post('{', {})).status).toBe(400);
    expect((await post('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post(`"${'x'.repeat(SIZE_LIMITS.bodyBytes)}"`)).status).toBe(413);
  });

  it('lets a client ask 60 times a minute', async () => {
    const from = { 'X-Forwarded-For': '192.0.2.9' };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 61; attempt += 1) statuses.push((await post('{', from)).status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(60);
    expect(statuses[60]).toBe(429);
  });
});
