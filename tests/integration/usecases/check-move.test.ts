import { afterAll, expect, it, vi } from 'vitest';
import type { CheckedMove, Move } from '@/lib/usecases/check-move';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import { day } from '../../support/problems';
import { problemOf, sessionsOf, setClock, undo, type Mine } from './revising';
import { savedSmallPlan } from './small-plan';

/** The first session, unless the move names another; it lasts as long as it did. */
async function check(mine: Mine, move: Partial<Move>): Promise<CheckedMove> {
  const { checkMove } = await import('@/lib/usecases/check-move');
  const sessions = await sessionsOf(mine);
  const session = sessions.find(({ id }) => id === move.sessionId) ?? sessions[0];
  const minutes = session?.minutes ?? 0;
  return checkMove(mine, {
    sessionId: session?.id ?? '',
    day: '',
    time: '18:00',
    minutes,
    ...move,
  });
}

async function reasons(mine: Mine, move: Partial<Move>) {
  const checked = await check(mine, move);
  if (checked.kind !== 'refused') throw new Error(checked.kind);
  return checked.reasons;
}

async function allowed(mine: Mine, move: Partial<Move>) {
  const checked = await check(mine, move);
  if (checked.kind !== 'allowed') throw new Error(JSON.stringify(checked));
  return checked;
}

async function keep(mine: Mine, { change, proposal, option }: Awaited<ReturnType<typeof allowed>>) {
  const { acceptProposal } = await import('@/lib/usecases/propose-replan');
  const { revision, now } = proposal;
  const { strategy, digest } = option;
  return acceptProposal({ ...mine, change, strategy, revision, now, digest });
}

describeOnEachInstallation('a session moved by hand', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('is refused with what forbids it, whatever the others do', async () => {
    const mine = await savedSmallPlan();
    const monday = '2027-01-04';
    expect(await reasons(mine, { day: '2027-01-09' })).toEqual([{ kind: 'outside-windows' }]);
    expect(await reasons(mine, { day: monday, time: '18:10' })).toEqual([
      { kind: 'grid', minutes: 30 },
    ]);
    expect(await reasons(mine, { day: monday, minutes: 90 })).toEqual([
      { kind: 'longer', minutes: 60 },
    ]);
    expect(await reasons(mine, { day: '2027-01-01' })).toEqual([{ kind: 'before-start' }]);
    const [late] = await reasons(mine, { day: '2090-01-02' });
    expect(late).toMatchObject({ kind: 'too-late' });
    expect(await reasons(mine, { day: monday, sessionId: 'nobody' })).toEqual([{ kind: 'stays' }]);
  });

  it('is refused on a day off, and in the past', async () => {
    const mine = await savedSmallPlan();
    const { acceptProposal, proposeReplan } = await import('@/lib/usecases/propose-replan');
    const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
    const change = { ...NO_CHANGE, away: [{ from: '2027-01-11', to: '2027-01-12' }] };
    const proposal = await proposeReplan(mine, change);
    if (proposal.kind !== 'proposal') throw new Error(proposal.kind);
    const option = proposal.outcomes.find((outcome) => outcome.kind === 'option');
    if (!option) throw new Error('there is an option');
    const { strategy, digest } = option;
    const { revision, now } = proposal;
    await acceptProposal({ ...mine, change, strategy, digest, revision, now });
    expect(await reasons(mine, { day: '2027-01-11' })).toEqual([{ kind: 'day-off' }]);
    setClock('2027-01-05T12:00:00Z');
    const last = (await sessionsOf(mine)).at(-1);
    const sessionId = last?.id ?? '';
    expect(await reasons(mine, { sessionId, day: '2027-01-04', time: '18:00' })).toContainEqual({
      kind: 'past',
    });
    const first = await sessionsOf(mine);
    expect(await reasons(mine, { sessionId: first[0]?.id ?? '', day: '2027-01-07' })).toEqual([
      { kind: 'stays' },
    ]);
  });

  it('is refused upon a pinned one, by name', async () => {
    const mine = await savedSmallPlan();
    const { pinSession } = await import('@/lib/usecases/pin-session');
    const { wallTimeAt } = await import('@/lib/core/civil/offset-table');
    const { formatDay, formatWallMinute } = await import('@/lib/core/civil/civil');
    const sessions = await sessionsOf(mine);
    const { offsets } = (await problemOf(mine)).request.problem;
    const pinned = sessions.find(({ topicId }) => topicId === 'one-b');
    if (!pinned) throw new Error('the topic has sessions');
    await pinSession({ ...mine, sessionId: `${mine.planId}.${pinned.id}`, pinned: true });
    const at = wallTimeAt(offsets, pinned.start);
    expect(
      await reasons(mine, { day: formatDay(at.day), time: formatWallMinute(at.minute) }),
    ).toContainEqual({ kind: 'overlaps', title: 'About one-b' });
    const later = { day: formatDay(at.day + 7), time: formatWallMinute(at.minute) };
    expect(await reasons(mine, later)).toContainEqual({
      kind: 'after-topic',
      title: 'About one-b',
    });
  });

  it('tells what else moves, and writes nothing', async () => {
    const mine = await savedSmallPlan();
    const before = await problemOf(mine);
    const { proposal, option, change } = await allowed(mine, { day: '2027-01-04', time: '19:00' });
    const own = option.changes.moved.find(({ before: { id } }) => id === change.move?.sessionId);
    expect((own?.after.start ?? 0) - (own?.before.start ?? 0)).toBe(60);
    expect(proposal.revision).toBe(1);
    expect((await problemOf(mine)).request.previous).toEqual(before.request.previous);
  });

  it('is pinned where it was put, stays there when the rest is fitted again, and goes back by undo', async () => {
    const mine = await savedSmallPlan();
    const before = await sessionsOf(mine);
    const checked = await allowed(mine, { day: '2027-01-05', time: '18:00' });
    const id = checked.change.move?.sessionId ?? '';
    expect(await keep(mine, checked)).toMatchObject({ kind: 'accepted', revision: 2 });
    const after = await problemOf(mine);
    const moved = after.request.previous.find((session) => session.id === id);
    expect(moved).toEqual(checked.option.sessions.find((session) => session.id === id));
    expect([...after.pinned]).toEqual([id]);

    const { proposeReplan } = await import('@/lib/usecases/propose-replan');
    const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
    const away = [{ from: '2027-01-06', to: '2027-01-08' }];
    const proposal = await proposeReplan(mine, { ...NO_CHANGE, away });
    if (proposal.kind !== 'proposal') throw new Error(proposal.kind);
    const options = proposal.outcomes.filter((outcome) => outcome.kind === 'option');
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) {
      const still = option.sessions.find((session) => session.id === id);
      expect([still?.start, still?.minutes]).toEqual([moved?.start, moved?.minutes]);
    }

    expect(await undo(mine)).toMatchObject({ kind: 'undone', revision: 3 });
    expect(await sessionsOf(mine)).toEqual(before);
    expect((await problemOf(mine)).pinned.size).toBe(0);
  });

  it('is refused where the plan changed elsewhere since it was checked', async () => {
    const mine = await savedSmallPlan();
    const first = await allowed(mine, { day: '2027-01-04', time: '19:00' });
    const second = await allowed(mine, { day: '2027-01-05', time: '18:00' });
    expect(await keep(mine, first)).toMatchObject({ kind: 'accepted' });
    expect(await keep(mine, second)).toMatchObject({
      kind: 'stale',
      since: [{ number: 2, reason: 'moved' }],
    });
  });

  it('is nobody else’s business', async () => {
    const mine = await savedSmallPlan();
    const other = { ...mine, ownerId: await newGuest() };
    const { checkMove } = await import('@/lib/usecases/check-move');
    const move = { sessionId: 'one-a.study.1', day: '2027-01-04', time: '19:00', minutes: 60 };
    expect(await checkMove(other, move)).toEqual({ kind: 'not-found' });
  });

  it('is drawn on the wall clock, with what can be moved and where it could go', async () => {
    const mine = await savedSmallPlan();
    const { viewCalendar } = await import('@/lib/usecases/view-calendar');
    const { viewPlan } = await import('@/lib/usecases/view-plan');
    const [view, current] = [await viewPlan(mine.planId, mine.ownerId), await problemOf(mine)];
    if (!view) throw new Error('the plan is there');
    const calendar = viewCalendar(view, current, []);
    const monday = day('2027-01-04') * 1440;
    expect(calendar.sessions[0]).toMatchObject({
      id: 'one-a.study.1',
      storedId: `${mine.planId}.one-a.study.1`,
      from: monday + 18 * 60,
      state: 'to-come',
      movable: true,
    });
    expect(calendar.open.slice(0, 2)).toEqual([
      { from: monday + 18 * 60, to: monday + 20 * 60 },
      { from: monday + 1440 + 18 * 60, to: monday + 1440 + 20 * 60 },
    ]);
    expect([calendar.busy, calendar.off]).toEqual([[], []]);
    expect(calendar.now).toBe(day('2027-01-01') * 1440 + 13 * 60);
  });
});
