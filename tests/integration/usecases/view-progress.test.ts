import { afterAll, expect, it, vi } from 'vitest';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import { acceptOption, mark, optionFor, sessionsOf, setClock, undo, type Mine } from './revising';
import { savedSmallPlan } from './small-plan';

async function progressOf(mine: Mine) {
  const { viewProgress } = await import('@/lib/usecases/view-progress');
  const view = await viewProgress(mine);
  if (!view) throw new Error('the plan is there');
  return view;
}

/** Marks all sessions before an instant, the nth done or not; the minutes of all and of those done. */
async function markUntil(mine: Mine, text: string, isDone: (n: number) => boolean) {
  const past = (await sessionsOf(mine)).filter(({ start }) => start < Date.parse(text) / 60_000);
  setClock(text);
  const minutes = past.map((session, n) => (isDone(n) ? session.minutes : 0));
  await mark(mine, Object.fromEntries(past.map(({ id }, n) => [id, minutes[n] ?? 0])));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return { due: sum(past.map((session) => session.minutes)), done: sum(minutes) };
}

const all = () => true;
const none = () => false;

describeOnEachInstallation('progress', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('is where the plan is when all is done in time', async () => {
    const mine = await savedSmallPlan();
    const { due } = await markUntil(mine, '2027-01-18T08:00:00.250Z', all);
    const view = await progressOf(mine);
    expect(view.standing).toEqual({ dueMinutes: due, doneMinutes: due, days: 0 });
    expect(view.leftMinutes).toBe(view.totalMinutes - due);
    expect(view.pace?.weeks.reduce((sum, one) => sum + one, 0)).toBe(due);
    expect(view.weeks.slice(0, 4).map(({ doneMinutes }) => doneMinutes === null)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(view.weeks.at(-1)?.plannedMinutes).toBe(view.totalMinutes);
    expect(view.weeks.map((week) => week.firstPlannedMinutes)).toEqual(
      view.weeks.map((week) => week.plannedMinutes),
    );
  });

  it('is behind where every other session is done, and with the plan again once that found another place', async () => {
    const mine = await savedSmallPlan();
    const { due, done } = await markUntil(mine, '2027-01-18T08:00:00.250Z', (n) => n % 2 === 0);
    const before = await progressOf(mine);
    expect(before.standing).toMatchObject({ dueMinutes: due, doneMinutes: done });
    expect(before.standing.days).toBeLessThan(0);
    await acceptOption(mine, await optionFor(mine, 'shift-finish'));
    const after = await progressOf(mine);
    expect(after.standing).toEqual({ dueMinutes: done, doneMinutes: done, days: 0 });
    expect(after.weeks[0]?.firstPlannedMinutes).toBe(before.weeks[0]?.plannedMinutes);
    expect(after.weeks[0]?.plannedMinutes).toBe(after.weeks[0]?.doneMinutes);
  });

  it('has no forecast without a week, and none where nothing is done', async () => {
    const mine = await savedSmallPlan();
    setClock('2027-01-10T08:00:00.250Z');
    expect(await progressOf(mine)).toMatchObject({ pace: null, forecast: null });
    await markUntil(mine, '2027-01-18T08:00:00.250Z', none);
    expect(await progressOf(mine)).toMatchObject({ pace: { mean: 0 }, forecast: null });
  });

  it('says that what is left does not fit, rather than that no week can be lost', async () => {
    const mine = await savedSmallPlan();
    expect(await progressOf(mine)).toMatchObject({ missableWeeks: 1 });
    const last = (await sessionsOf(mine)).at(-1)?.start ?? 0;
    setClock(new Date((last - 24 * 60) * 60_000).toISOString());
    expect(await progressOf(mine)).toMatchObject({ missableWeeks: null });
  });

  it('tells when each revision was made, and what is different between two', async () => {
    const { viewComparison, viewHistory } = await import('@/lib/usecases/view-history');
    const mine = await savedSmallPlan();
    await markUntil(mine, '2027-01-11T08:00:00.250Z', none);
    await acceptOption(mine, await optionFor(mine, 'shift-finish'));
    const history = await viewHistory(mine, 'Europe/Berlin');
    expect(history?.map(({ number, reason, minute }) => [number, reason, minute])).toEqual([
      [2, 'replanned', 9 * 60],
      [1, 'created', 13 * 60],
    ]);
    const compared = await viewComparison({ ...mine, from: 1, to: 2 });
    expect(compared?.moved.length).toBe(history?.[0]?.summary?.moved);
    expect(compared?.moved.length).toBeGreaterThan(0);
    expect(compared?.moved[0]?.title).toBe('About one-a');
    expect(compared?.moved[0]?.before?.from).toBe(18 * 60);
    await undo(mine);
    const again = await viewComparison({ ...mine, from: 1, to: 3 });
    expect([again?.moved, again?.added, again?.removed]).toEqual([[], [], []]);
    expect(await viewComparison({ ...mine, from: 1, to: 9 })).toBeNull();
  });

  it('is told to nobody else', async () => {
    const { viewComparison, viewHistory } = await import('@/lib/usecases/view-history');
    const { viewProgress } = await import('@/lib/usecases/view-progress');
    const { planId } = await savedSmallPlan();
    const other = { planId, ownerId: await newGuest() };
    expect(await viewProgress(other)).toBeNull();
    expect(await viewHistory(other, 'Europe/Berlin')).toBeNull();
    expect(await viewComparison({ ...other, from: 1, to: 1 })).toBeNull();
  });
});
