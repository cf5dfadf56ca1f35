import { afterAll, expect, it, vi } from 'vitest';
import type { PlanChangeRequest } from '@/lib/usecases/plan-change';
import { describeOnEachInstallation } from '../../support/installation';
import { mark, problemOf, sessionsOf, setClock, type Mine } from './revising';
import { savedSmallPlan } from './small-plan';

/** Wednesday of the second plan week: the first week's sessions are over. */
const SECOND_WEEK = '2027-01-13T09:00:00Z';

/** What is recommended for a change, accepted; its problem afterwards. */
async function accepted(mine: Mine, change: Partial<PlanChangeRequest>) {
  const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
  const { acceptProposal, proposeReplan } = await import('@/lib/usecases/propose-replan');
  const asked = { ...NO_CHANGE, ...change };
  const proposal = await proposeReplan(mine, asked);
  if (proposal.kind !== 'proposal') throw new Error(JSON.stringify(proposal));
  const { now, revision } = proposal;
  const strategy = proposal.recommended ?? 'shift-finish';
  const option = proposal.outcomes.find((one) => one.strategy === strategy);
  if (option?.kind !== 'option') throw new Error(JSON.stringify(option));
  const { digest } = option;
  const outcome = await acceptProposal({ ...mine, change: asked, strategy, now, revision, digest });
  expect(outcome).toMatchObject({ kind: 'accepted', revision: revision + 1 });
  return problemOf(mine);
}

/** A small plan with all of its first week done. */
async function begunPlan(): Promise<Mine> {
  const mine = await savedSmallPlan();
  setClock(SECOND_WEEK);
  const { request } = await problemOf(mine);
  const over = request.previous.filter(({ start }) => start < request.problem.now);
  await mark(mine, Object.fromEntries(over.map(({ id, minutes }) => [id, minutes])));
  return mine;
}

async function formOf(mine: Mine, changed: Readonly<Record<string, string>>) {
  const { readSettingsForm, readSettingsPage } = await import('@/lib/usecases/read-settings-form');
  const { queryFromFields } = await import('@/lib/usecases/planner-fields');
  const page = await readSettingsPage(mine);
  if (!page) throw new Error('the plan is there');
  const sent = queryFromFields(page.fields);
  for (const [name, value] of Object.entries(changed)) sent.set(name, value);
  return readSettingsForm(mine, sent);
}

describeOnEachInstallation('other settings of a saved plan', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('are none where the form is sent as it was shown', async () => {
    expect(await formOf(await begunPlan(), {})).toMatchObject({ kind: 'unchanged' });
  });

  it.each(['Asia/Tokyo', 'America/Los_Angeles'])(
    'mean the clock of %s from now on, and leave what is over at its instant',
    async (zone) => {
      const { wallTimeAt } = await import('@/lib/core/civil/offset-table');
      const mine = await begunPlan();
      const before = await sessionsOf(mine);
      const reading = await formOf(mine, { zone });
      if (reading?.kind !== 'settings') throw new Error(JSON.stringify(reading));
      const { settings, request, settled } = await accepted(mine, { settings: reading.settings });
      expect(settings.learner.zone).toBe(zone);
      const facts = new Set(settled.map(({ id }) => id));
      expect(facts.size).toBeGreaterThan(3);
      const { now, offsets } = request.problem;
      for (const session of before.filter(({ start }) => start < now)) {
        expect(request.previous.find(({ id }) => id === session.id)?.start).toBe(session.start);
      }
      const coming = request.previous.filter(({ start }) => start >= now);
      expect(coming.length).toBeGreaterThan(3);
      for (const { start, minutes } of coming) {
        const { minute } = wallTimeAt(offsets, start);
        expect(minute).toBeGreaterThanOrEqual(18 * 60);
        expect(minute + minutes).toBeLessThanOrEqual(20 * 60);
      }
      const { viewPlan } = await import('@/lib/usecases/view-plan');
      expect(await viewPlan(mine.planId, mine.ownerId)).toMatchObject({ zone });
    },
  );

  it('swap two topics that have not begun, and swap them back', async () => {
    const mine = await begunPlan();
    const order = async () => {
      const sessions = await sessionsOf(mine);
      return [...new Set(sessions.map(({ topicId }) => topicId))].slice(-2);
    };
    expect(await order()).toEqual(['two-a', 'two-b']);
    const swapped = await accepted(mine, { swap: ['two-a', 'two-b'] });
    expect(swapped.settings.learner.swaps).toEqual([['two-a', 'two-b']]);
    expect(await order()).toEqual(['two-b', 'two-a']);
    const back = await accepted(mine, { swap: ['two-b', 'two-a'] });
    expect(back.settings.learner.swaps).toEqual([]);
    expect(await order()).toEqual(['two-a', 'two-b']);
  });
});
