import { afterAll, expect, it, vi } from 'vitest';
import type { Instant } from '@/lib/core/civil/civil';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import {
  accept,
  acceptOption,
  fedEvents,
  feedText,
  mark,
  optionFor,
  problemOf,
  sessionsOf,
  setClock,
  undo,
  type Mine,
} from './revising';
import { savedSmallPlan, SMALL_PATH } from './small-plan';

const DAY = 24 * 60;

/** The sessions with one of them so many days later. */
function withMove(
  sessions: readonly PlannedSession[],
  index: number,
  days: number,
): readonly PlannedSession[] {
  return sessions.map((one, at) =>
    at === index ? { ...one, start: one.start + days * DAY } : one,
  );
}

/** The plan with its last session so many study days later; the small plan's are Monday to Friday. */
async function laterEnd(mine: Mine, studyDays = 1): Promise<readonly PlannedSession[]> {
  const sessions = await sessionsOf(mine);
  const last = sessions.at(-1)?.start ?? 0;
  let days = 0;
  for (let left = studyDays; left > 0;) {
    days += 1;
    if (isStudyDay(last + days * DAY)) left -= 1;
  }
  return withMove(sessions, sessions.length - 1, days);
}

/** Whether an instant of an evening in Berlin is on Monday to Friday. */
function isStudyDay(at: Instant): boolean {
  return ![0, 6].includes(new Date(at * 60_000).getUTCDay());
}

async function revisionsOf(mine: Mine) {
  const { listRevisions } = await import('@/lib/usecases/list-revisions');
  return listRevisions(mine);
}

async function storedRows(mine: Mine) {
  const { currentDatabase } = await import('@/lib/db/current-database');
  const { findOwnedPlan } = await import('@/lib/db/plans-repository');
  const { listSessionsEver } = await import('@/lib/db/sessions-repository');
  const database = await currentDatabase();
  return database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, mine);
    if (!plan) throw new Error('the plan is there');
    return { plan, rows: await listSessionsEver(reader, plan) };
  });
}

describeOnEachInstallation('what got done', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('is recorded without a new revision, and leaves every byte of the feed alone', async () => {
    const mine = await savedSmallPlan();
    const before = await feedText(mine);
    const [first, second, third] = await sessionsOf(mine);
    if (!first || !second || !third) throw new Error('there are sessions');
    setClock('2027-01-08T09:00:00Z');
    expect(await mark(mine, { [first.id]: first.minutes, [second.id]: 30, [third.id]: 0 })).toEqual(
      { kind: 'recorded', changed: 3 },
    );
    const { plan, rows } = await storedRows(mine);
    expect(plan).toMatchObject({ revision: 1, updatedAt: new Date('2027-01-01T12:00:00.500Z') });
    expect(
      rows.slice(0, 4).map(({ doneMinutes, reportedAt }) => [doneMinutes, reportedAt]),
    ).toEqual([
      [first.minutes, new Date('2027-01-08T09:00:00Z')],
      [30, new Date('2027-01-08T09:00:00Z')],
      [0, new Date('2027-01-08T09:00:00Z')],
      [null, null],
    ]);
    expect(await feedText(mine)).toBe(before);
  });

  it('counts as last said, and said again changes nothing', async () => {
    const mine = await savedSmallPlan();
    const [first] = await sessionsOf(mine);
    if (!first) throw new Error('there are sessions');
    const recorded = (changed: number) => ({ kind: 'recorded', changed });
    setClock('2027-01-05T09:00:00Z');
    expect(await mark(mine, { [first.id]: 30 })).toEqual(recorded(1));
    setClock('2027-01-05T10:00:00Z');
    expect(await mark(mine, { [first.id]: 30 })).toEqual(recorded(0));
    const { rows } = await storedRows(mine);
    expect(rows[0]?.reportedAt).toEqual(new Date('2027-01-05T09:00:00Z'));
    expect(await mark(mine, { [first.id]: null })).toEqual(recorded(1));
    expect((await storedRows(mine)).rows[0]).toMatchObject({ doneMinutes: null, reportedAt: null });
  });

  it('is all recorded or none of it, by its owner alone', async () => {
    const { recordProgress } = await import('@/lib/usecases/record-progress');
    const mine = await savedSmallPlan();
    const [first] = await sessionsOf(mine);
    const sessionId = `${mine.planId}.${first?.id}`;
    const good = { sessionId, doneMinutes: 30 };
    const record = (marks: readonly { sessionId: string; doneMinutes: number | null }[]) =>
      recordProgress({ ...mine, marks });
    expect(await record([good, { sessionId: `${sessionId}.no`, doneMinutes: 1 }])).toEqual({
      kind: 'unknown-sessions',
      sessionIds: [`${sessionId}.no`],
    });
    expect(await record([{ ...good, doneMinutes: 61 }])).toEqual({
      kind: 'invalid',
      message: 'The session has 60 minutes; give at most as many, and more time to its topic.',
    });
    expect(await record([{ ...good, doneMinutes: -1 }])).toMatchObject({ kind: 'invalid' });
    expect(await record([{ ...good, doneMinutes: 1.5 }])).toMatchObject({ kind: 'invalid' });
    expect(await record([])).toEqual({ kind: 'invalid', message: 'Mark at least one session.' });
    const stranger = { ...mine, ownerId: await newGuest() };
    expect(await recordProgress({ ...stranger, marks: [good] })).toEqual({ kind: 'not-found' });
    expect((await storedRows(mine)).rows.every(({ doneMinutes }) => doneMinutes === null)).toBe(
      true,
    );
  });

  it('is refused from a page that shows an older plan, where the page says which it shows', async () => {
    const { recordProgress } = await import('@/lib/usecases/record-progress');
    const mine = await savedSmallPlan();
    const [first] = await sessionsOf(mine);
    await accept(mine, { sessions: await laterEnd(mine) });
    const marks = [{ sessionId: `${mine.planId}.${first?.id}`, doneMinutes: 30 }];
    expect(await recordProgress({ ...mine, marks, expectedRevision: 1 })).toMatchObject({
      kind: 'stale',
      currentRevision: 2,
      since: [{ number: 2, reason: 'moved' }],
    });
    expect(await recordProgress({ ...mine, marks, expectedRevision: 2 })).toEqual({
      kind: 'recorded',
      changed: 1,
    });
  });
});

describeOnEachInstallation('the current problem', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('has as history what was studied, and what runs now', async () => {
    const mine = await savedSmallPlan();
    const [first, second, third, fourth] = await sessionsOf(mine);
    if (!first || !second || !third || !fourth) throw new Error('there are sessions');
    await mark(mine, { [first.id]: first.minutes, [second.id]: 30, [third.id]: 0 });
    // Ten minutes into the fourth session.
    setClock(new Date((fourth.start + 10) * 60_000).toISOString());
    const { request, unreported, settled } = await problemOf(mine);
    const history = [
      { id: first.id, topicId: first.topicId, start: first.start, minutes: first.minutes },
      { id: second.id, topicId: second.topicId, start: second.start, minutes: 30 },
      { id: fourth.id, topicId: fourth.topicId, start: fourth.start, minutes: fourth.minutes },
    ];
    expect(request.problem.history).toEqual(history);
    expect(settled.map(({ id }) => id)).toEqual(history.map(({ id }) => id));
    expect(request.problem.now).toBe(fourth.start + 10);
    expect(request.previous).toEqual(await sessionsOf(mine));
    expect(unreported).toEqual([]);
  });

  it('counts what nothing was said of as missed, and says which that is', async () => {
    const mine = await savedSmallPlan();
    const [first, second] = await sessionsOf(mine);
    if (!first || !second) throw new Error('there are sessions');
    setClock(new Date((second.start + second.minutes) * 60_000).toISOString());
    const { request, unreported } = await problemOf(mine);
    expect(request.problem.history).toEqual([]);
    expect(unreported.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it('pins what the learner pinned, and what starts within 48 hours', async () => {
    const { pinSession } = await import('@/lib/usecases/pin-session');
    const mine = await savedSmallPlan();
    const sessions = await sessionsOf(mine);
    const [first, last] = [sessions[0], sessions.at(-1)];
    if (!first || !last) throw new Error('there are sessions');
    const sessionId = `${mine.planId}.${last.id}`;
    expect(await pinSession({ ...mine, sessionId, pinned: true })).toEqual({ kind: 'pinned' });
    setClock(new Date((first.start - 48 * 60) * 60_000).toISOString());
    expect((await problemOf(mine)).request.pinned).toEqual(new Set([last.id]));
    setClock(new Date((first.start - 48 * 60 + 1) * 60_000).toISOString());
    expect((await problemOf(mine)).request.pinned).toEqual(new Set([last.id, first.id]));
    expect(await pinSession({ ...mine, sessionId, pinned: false })).toEqual({ kind: 'unpinned' });
    expect((await problemOf(mine)).pinned).toEqual(new Set());
    const other = { ...mine, ownerId: await newGuest() };
    expect(await pinSession({ ...other, sessionId, pinned: true })).toEqual({ kind: 'not-found' });
  });

  it('lets go of what is soon where missed work has to come before it', async () => {
    const mine = await savedSmallPlan();
    const sessions = await sessionsOf(mine);
    const index = sessions.findIndex(({ topicId }) => topicId === 'one-b');
    const [before, next] = [sessions[index - 1], sessions[index]];
    if (!before || !next) throw new Error('there are sessions of both topics');
    const done = sessions.slice(0, index).map(({ id, minutes }) => [id, minutes] as const);
    await mark(mine, Object.fromEntries(done));
    setClock(new Date((next.start - 60) * 60_000).toISOString());
    expect((await problemOf(mine)).soon.has(next.id)).toBe(true);
    await mark(mine, { [before.id]: 0 });
    expect((await problemOf(mine)).soon.has(next.id)).toBe(false);
  });

  it('places what was done ahead of time right before it was reported', async () => {
    const mine = await savedSmallPlan();
    const sessions = await sessionsOf(mine);
    const [one, two] = [sessions[3], sessions[4]];
    if (!one || !two) throw new Error('there are sessions');
    setClock('2027-01-02T10:00:00Z');
    await mark(mine, { [one.id]: one.minutes });
    setClock('2027-01-02T10:30:00Z');
    await mark(mine, { [two.id]: 30 });
    const { request, soon } = await problemOf(mine);
    const half = Date.parse('2027-01-02T10:30:00Z') / 60_000;
    expect(request.problem.history).toEqual([
      { id: one.id, topicId: one.topicId, start: half - 30 - one.minutes, minutes: one.minutes },
      { id: two.id, topicId: two.topicId, start: half - 30, minutes: 30 },
    ]);
    expect(soon.has(one.id)).toBe(false);
  });
});

describeOnEachInstallation('a revision', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('changes the rows that change and no other', async () => {
    const mine = await savedSmallPlan();
    const { rows: before } = await storedRows(mine);
    const eventsBefore = await fedEvents(mine);
    const sessions = await laterEnd(mine);
    setClock('2027-01-02T08:00:00.250Z');
    expect(await accept(mine, { sessions, pin: [sessions.at(-1)?.id ?? ''] })).toEqual({
      kind: 'accepted',
      revision: 2,
      summary: { moved: 1, added: 0, removed: 0, strategy: null, restores: null },
    });
    const { plan, rows: after } = await storedRows(mine);
    expect(plan).toMatchObject({ revision: 2, updatedAt: new Date('2027-01-02T08:00:00.250Z') });
    expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(after.at(-1)).toMatchObject({
      id: before.at(-1)?.id,
      startAt: new Date((sessions.at(-1)?.start ?? 0) * 60_000),
      sequence: 1,
      createdAt: before.at(-1)?.createdAt,
      changedAt: new Date('2027-01-02T08:00:00.250Z'),
      pinned: true,
    });
    const eventsAfter = await fedEvents(mine);
    const changed = [...eventsAfter]
      .filter(([uid, { text }]) => text !== eventsBefore.get(uid)?.text)
      .map(([uid, { sequence, stamp, modified }]) => [uid, sequence, stamp, modified]);
    const told = [1, '20270102T080000Z', '20270102T080000Z'];
    // The session, and the day on which its phase ends.
    expect(new Map(changed.map(([uid, ...rest]) => [uid, rest]))).toEqual(
      new Map([
        [`${before.at(-1)?.id}@paceline`, told],
        [`${mine.planId}.two.milestone@paceline`, told],
      ]),
    );
  });

  it('of what is the same already is none', async () => {
    const mine = await savedSmallPlan();
    const before = await feedText(mine);
    const sessions = await sessionsOf(mine);
    setClock('2027-01-02T08:00:00Z');
    const { settings } = await problemOf(mine);
    expect(await accept(mine, { sessions, settings })).toEqual({ kind: 'unchanged', revision: 1 });
    const option = await optionFor(mine, 'keep-deadline');
    expect(await acceptOption(mine, option)).toEqual({ kind: 'unchanged', revision: 1 });
    expect(await feedText(mine)).toBe(before);
  });

  it('tells a change within the same second, and with the clock set back', async () => {
    const mine = await savedSmallPlan();
    const uid = `${mine.planId}.${(await sessionsOf(mine)).at(-1)?.id}@paceline`;
    const told = async () => {
      const event = (await fedEvents(mine)).get(uid);
      return [event?.sequence, event?.stamp];
    };
    await accept(mine, { sessions: await laterEnd(mine) });
    expect(await told()).toEqual([1, '20270101T120001Z']);
    setClock('2026-12-31T12:00:00Z');
    await accept(mine, { sessions: await laterEnd(mine) });
    expect(await told()).toEqual([2, '20270101T120002Z']);
  });

  it('is refused where the sessions break a constraint, and nothing is written', async () => {
    const mine = await savedSmallPlan();
    const before = await feedText(mine);
    const sessions = await sessionsOf(mine);
    const first = sessions[0];
    if (!first) throw new Error('there are sessions');
    const atNight = sessions.map((one) =>
      one === first ? { ...first, start: first.start - 6 * 60 } : one,
    );
    expect(await accept(mine, { sessions: atNight })).toEqual({
      kind: 'refused',
      violations: [{ constraint: 'inside-windows', ids: [first.id] }],
    });
    expect(await revisionsOf(mine)).toHaveLength(1);
    expect(await feedText(mine)).toBe(before);
  });

  it('is refused where something was reported after it was made', async () => {
    const mine = await savedSmallPlan();
    setClock('2027-01-09T09:00:00Z');
    const option = await optionFor(mine, 'shift-finish');
    const [first] = await sessionsOf(mine);
    await mark(mine, { [first?.id ?? '']: 60 });
    expect(await acceptOption(mine, option)).toMatchObject({
      kind: 'refused',
      violations: expect.arrayContaining([
        expect.objectContaining({ constraint: 'history-untouched', ids: [first?.id] }),
      ]) as unknown,
    });
  });

  it('from an older one is refused with what changed since, and can be offered again', async () => {
    const { acceptRevision } = await import('@/lib/usecases/accept-revision');
    const mine = await savedSmallPlan();
    const mineFirst = await laterEnd(mine, 1);
    const otherTab = await laterEnd(mine, 2);
    setClock('2027-01-02T08:00:00Z');
    await accept(mine, { sessions: mineFirst });
    const before = await feedText(mine);
    const attempt = (expectedRevision: number) =>
      acceptRevision({ ...mine, expectedRevision, reason: 'moved', sessions: otherTab });
    expect(await attempt(1)).toEqual({
      kind: 'stale',
      currentRevision: 2,
      since: [
        {
          number: 2,
          reason: 'moved',
          at: Date.parse('2027-01-02T08:00:00Z'),
          title: 'Small',
          summary: { moved: 1, added: 0, removed: 0, strategy: null, restores: null },
        },
      ],
    });
    expect(await feedText(mine)).toBe(before);
    expect(await attempt(2)).toMatchObject({ kind: 'accepted', revision: 3 });
  });

  it('is won by exactly one of two who start from the same', async () => {
    const { acceptRevision } = await import('@/lib/usecases/accept-revision');
    const mine = await savedSmallPlan();
    const plans = [await laterEnd(mine, 1), await laterEnd(mine, 2)];
    const outcomes = await Promise.all(
      plans.map((sessions) =>
        acceptRevision({ ...mine, expectedRevision: 1, reason: 'moved', sessions }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'stale']);
    const winner = outcomes.findIndex(({ kind }) => kind === 'accepted');
    expect((await sessionsOf(mine)).at(-1)?.start).toBe(plans[winner]?.at(-1)?.start);
    expect(await revisionsOf(mine)).toHaveLength(2);
  });

  it('belongs to the owner alone', async () => {
    const { acceptRevision } = await import('@/lib/usecases/accept-revision');
    const { undoRevision } = await import('@/lib/usecases/undo-revision');
    const { compareRevisions } = await import('@/lib/usecases/compare-revisions');
    const { readCurrentProblem } = await import('@/lib/usecases/current-problem');
    const mine = await savedSmallPlan();
    const sessions = await sessionsOf(mine);
    const stranger = { planId: mine.planId, ownerId: await newGuest(), expectedRevision: 1 };
    const notFound = { kind: 'not-found' };
    expect(await acceptRevision({ ...stranger, reason: 'moved', sessions })).toEqual(notFound);
    expect(await undoRevision(stranger)).toEqual(notFound);
    expect(await compareRevisions({ ...stranger, from: 1, to: 1 })).toBeNull();
    expect(await readCurrentProblem(stranger)).toBeNull();
    expect(await revisionsOf({ ...mine, ownerId: stranger.ownerId })).toBeNull();
  });
});

describeOnEachInstallation('missed weeks', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('move the missed sessions and leave what was done', async () => {
    const mine = await savedSmallPlan();
    const before = await fedEvents(mine);
    const sessions = await sessionsOf(mine);
    const [done, missed] = sessions;
    if (!done || !missed) throw new Error('there are sessions');
    setClock('2027-01-09T09:00:00Z');
    const week = sessions.filter(
      ({ start }) => start < Date.parse('2027-01-09T09:00:00Z') / 60_000,
    );
    const nothing = Object.fromEntries(week.map(({ id }) => [id, 0]));
    await mark(mine, { ...nothing, [done.id]: done.minutes });
    const option = await optionFor(mine, 'shift-finish');
    expect(await acceptOption(mine, option)).toMatchObject({ kind: 'accepted', revision: 2 });
    const after = await fedEvents(mine);
    const uidOf = ({ id }: PlannedSession) => `${mine.planId}.${id}@paceline`;
    expect(after.get(uidOf(done))).toEqual(before.get(uidOf(done)));
    expect(after.get(uidOf(missed))?.sequence).toBe(1);
    // That it was not done was said of its old time.
    const { rows } = await storedRows(mine);
    const moved = rows.find(({ id }) => id === `${mine.planId}.${missed.id}`);
    expect(moved).toMatchObject({ doneMinutes: null, reportedAt: null });
    // And fitted again at once, nothing changes.
    const again = await optionFor(mine, 'shift-finish');
    expect(await acceptOption(mine, again)).toEqual({ kind: 'unchanged', revision: 2 });
  });
});

describeOnEachInstallation('an undo', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('restores times, lengths, ids, settings and name exactly, and SEQUENCE still rises', async () => {
    const { renamePlan } = await import('@/lib/usecases/manage-plan');
    const mine = await savedSmallPlan();
    const before = await fedEvents(mine);
    const first = await storedRows(mine);
    setClock('2027-01-09T09:00:00Z');
    await acceptOption(mine, await optionFor(mine, 'shift-finish'));
    await renamePlan({ ...mine, title: 'Winter', expectedRevision: 2 });
    const moved = await fedEvents(mine);
    setClock('2027-01-09T10:00:00Z');
    expect(await undo(mine, 1)).toMatchObject({ kind: 'undone', revision: 4, restores: 1 });
    const last = await storedRows(mine);
    expect(last.plan).toEqual({
      ...first.plan,
      revision: 4,
      updatedAt: new Date('2027-01-09T10:00:00Z'),
    });
    const facts = ({ rows }: typeof first) =>
      rows
        .filter(({ removedAt }) => removedAt === null)
        .map((row) => ({ ...row, sequence: 0, changedAt: row.createdAt }));
    expect(facts(last)).toEqual(facts(first));
    const after = await fedEvents(mine);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [uid, { start, sequence, stamp }] of after) {
      const was = before.get(uid);
      expect(start).toBe(was?.start);
      const between = moved.get(uid);
      if (between?.text === was?.text) expect(after.get(uid)).toEqual(was);
      else {
        expect(sequence).toBe((between?.sequence ?? 0) + 1);
        expect(stamp).toBe('20270109T100000Z');
      }
    }
  });

  it('goes one change further back each time, and can itself be undone', async () => {
    const mine = await savedSmallPlan();
    const endOf = async () => (await sessionsOf(mine)).at(-1)?.start;
    const ends = [await endOf()];
    for (const reason of ['moved', 'away'] as const) {
      await accept(mine, { reason, sessions: await laterEnd(mine) });
      ends.push(await endOf());
    }
    expect(await undo(mine)).toMatchObject({ kind: 'undone', revision: 4, restores: 2 });
    expect(await endOf()).toBe(ends[1]);
    expect(await undo(mine)).toMatchObject({ kind: 'undone', revision: 5, restores: 1 });
    expect(await endOf()).toBe(ends[0]);
    expect(await undo(mine)).toEqual({ kind: 'nothing-to-undo' });
    expect(await undo(mine, 3)).toMatchObject({ kind: 'undone', revision: 6, restores: 3 });
    expect(await endOf()).toBe(ends[2]);
    expect(await undo(mine, 9)).toEqual({ kind: 'nothing-to-undo' });
    expect((await revisionsOf(mine))?.map(({ number, reason }) => [number, reason])).toEqual([
      [6, 'undone'],
      [5, 'undone'],
      [4, 'undone'],
      [3, 'away'],
      [2, 'moved'],
      [1, 'created'],
    ]);
  });

  it('keeps what was reported, and what was done where it was done', async () => {
    const mine = await savedSmallPlan();
    setClock('2027-01-09T09:00:00Z');
    await acceptOption(mine, await optionFor(mine, 'shift-finish'));
    const moved = await sessionsOf(mine);
    const first = moved[0];
    if (!first) throw new Error('there are sessions');
    setClock(new Date((first.start + first.minutes) * 60_000).toISOString());
    await mark(mine, { [first.id]: first.minutes });
    expect(await undo(mine)).toMatchObject({ kind: 'undone', restores: 1 });
    const { rows } = await storedRows(mine);
    const row = rows.find(({ id }) => id === `${mine.planId}.${first.id}`);
    expect(row).toMatchObject({
      startAt: new Date(first.start * 60_000),
      doneMinutes: first.minutes,
    });
  });

  it('brings pins back to what they were', async () => {
    const { pinSession } = await import('@/lib/usecases/pin-session');
    const mine = await savedSmallPlan();
    const sessions = await sessionsOf(mine);
    const [second, last] = [sessions[1], sessions.at(-1)];
    if (!second || !last) throw new Error('there are sessions');
    await pinSession({ ...mine, sessionId: `${mine.planId}.${second.id}`, pinned: true });
    await accept(mine, { sessions: await laterEnd(mine), pin: [last.id] });
    expect((await problemOf(mine)).pinned).toEqual(new Set([second.id, last.id]));
    await undo(mine);
    expect((await problemOf(mine)).pinned).toEqual(new Set([second.id]));
  });

  it('is refused from an older revision', async () => {
    const { undoRevision } = await import('@/lib/usecases/undo-revision');
    const mine = await savedSmallPlan();
    await accept(mine, { sessions: await laterEnd(mine) });
    expect(await undoRevision({ ...mine, expectedRevision: 1 })).toMatchObject({
      kind: 'stale',
      currentRevision: 2,
    });
  });

  it('does not count deleting a plan and bringing it back', async () => {
    const { deletePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
    const mine = await savedSmallPlan();
    await accept(mine, { sessions: await laterEnd(mine) });
    await deletePlan(mine);
    await restorePlan(mine);
    expect(await undo(mine)).toMatchObject({ kind: 'undone', revision: 5, restores: 1 });
  });
});

describeOnEachInstallation('two revisions', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('are compared session by session, whichever they are', async () => {
    const { compareRevisions } = await import('@/lib/usecases/compare-revisions');
    const mine = await savedSmallPlan();
    const first = await sessionsOf(mine);
    const later = await laterEnd(mine);
    await accept(mine, { sessions: later });
    const compared = await compareRevisions({ ...mine, from: 1, to: 2 });
    const [before, after] = [first.at(-1), later.at(-1)];
    expect(compared?.changes).toEqual({
      added: [],
      removed: [],
      moved: [{ before, after }],
      kept: first.slice(0, -1),
    });
    expect(compared).toMatchObject({
      settingsChanged: false,
      pathChanged: false,
      from: { revision: { number: 1, reason: 'created' } },
      to: { revision: { number: 2, reason: 'moved' } },
    });
    const back = await compareRevisions({ ...mine, from: 2, to: 1 });
    expect(back?.changes.moved).toEqual([{ before: after, after: before }]);
    expect(await compareRevisions({ ...mine, from: 1, to: 3 })).toBeNull();
  });
});

describeOnEachInstallation('a changed path', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('keeps the ids of what is still there, rewords their events, and comes back with an undo', async () => {
    const { contentHash } = await import('@/lib/content/learning-paths');
    const mine = await savedSmallPlan();
    const before = await fedEvents(mine);
    const sessions = await sessionsOf(mine);
    const path = {
      ...SMALL_PATH,
      phases: SMALL_PATH.phases.map((phase) => ({
        ...phase,
        units: phase.units.map((unit) => ({
          ...unit,
          topics: unit.topics.map((topic) =>
            topic.id === 'two-b' ? { ...topic, title: 'Renamed' } : topic,
          ),
        })),
      })),
    };
    setClock('2027-01-02T08:00:00Z');
    const accepted = await accept(mine, {
      sessions,
      reason: 'path',
      path: { path, hash: contentHash(path) },
    });
    expect(accepted).toMatchObject({
      kind: 'accepted',
      summary: { moved: 0, added: 0, removed: 0 },
    });
    const after = await fedEvents(mine);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const { id, topicId } of sessions) {
      const uid = `${mine.planId}.${id}@paceline`;
      if (topicId === 'two-b') {
        expect(after.get(uid)?.summary).toContain('Renamed');
        expect(after.get(uid)?.sequence).toBe(1);
      } else expect(after.get(uid)).toEqual(before.get(uid));
    }
    await undo(mine);
    const { plan } = await storedRows(mine);
    expect(plan.path).toEqual(JSON.parse(JSON.stringify(SMALL_PATH)));
    expect(plan.pathHash).toBe(contentHash(SMALL_PATH));
    const { compareRevisions } = await import('@/lib/usecases/compare-revisions');
    expect(await compareRevisions({ ...mine, from: 1, to: 2 })).toMatchObject({
      pathChanged: true,
    });
    expect(await compareRevisions({ ...mine, from: 1, to: 3 })).toMatchObject({
      pathChanged: false,
    });
  });
});
