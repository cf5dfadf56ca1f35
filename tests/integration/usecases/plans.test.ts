import { expect, it } from 'vitest';
import { formatDay, parseDay } from '@/lib/core/civil/civil';
import { APP_URL, describeOnEachInstallation, newGuest } from '../../support/installation';

/** A Monday some weeks from now: a plan cannot start in the past. */
function comingMonday(): string {
  const today = Math.floor(Date.now() / 86_400_000);
  const sinceMonday = (today + 3) % 7;
  return formatDay(today + 14 - sinceMonday);
}

function plannerQuery(more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    hours: '12',
    start: comingMonday(),
    zone: 'Europe/Berlin',
    ...more,
  });
}

async function save(ownerId: string, query = plannerQuery()): Promise<string> {
  const { savePlan } = await import('@/lib/usecases/save-plan');
  const outcome = await savePlan({ ownerId, query });
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.planId;
}

async function view(planId: string, ownerId: string) {
  const { viewPlan } = await import('@/lib/usecases/view-plan');
  return viewPlan(planId, ownerId);
}

async function list(ownerId: string) {
  const { listPlans } = await import('@/lib/usecases/view-plan');
  return listPlans(ownerId);
}

describeOnEachInstallation('plans', () => {
  it('saves the plan that the planner showed, and shows it to its owner', async () => {
    const { previewForPlanner } = await import('@/lib/usecases/preview-plan');
    const owner = await newGuest();
    const preview = await previewForPlanner(plannerQuery(), owner);
    if (preview.outcome?.kind !== 'plan') throw new Error('the reference path fits in 12 hours');
    const shown = await view(await save(owner), owner);
    expect(shown?.title).toBe('Senior Engineer Learning Path');
    expect(shown?.plan.phases).toEqual(preview.outcome.plan.phases);
    expect(shown?.plan.topics).toEqual(preview.outcome.plan.topics);
    expect(shown?.plan.depth).toBe(preview.outcome.plan.depth);
    expect(shown?.sessions.map(({ start, minutes }) => [start, minutes])).toEqual(
      preview.outcome.plan.sessions.map(({ start, minutes }) => [start, minutes]),
    );
    expect(new Set(shown?.plan.topics.map(({ topicId }) => topicId)).size).toBe(57 + 15);
  });

  it('names sessions after what they are', async () => {
    const owner = await newGuest();
    const planId = await save(owner);
    const [first] = (await view(planId, owner))?.sessions ?? [];
    expect(first?.id).toBe(`${planId}.correlated-failure.study.1`);
  });

  it('lists the owner’s plans with their dates and totals', async () => {
    const owner = await newGuest();
    const planId = await save(owner);
    const shown = await view(planId, owner);
    expect(await list(owner)).toEqual([
      {
        id: planId,
        title: 'Senior Engineer Learning Path',
        pathTitle: 'Senior Engineer Learning Path',
        firstDay: parseDay(comingMonday()),
        finishDay: shown?.plan.finishDay,
        sessionCount: shown?.sessions.length,
        totalMinutes: shown?.plan.totalMinutes,
        doneMinutes: 0,
        next: { day: shown?.sessions[0]?.day, minute: shown?.sessions[0]?.fromMinute },
      },
    ]);
    expect(await list(await newGuest())).toEqual([]);
  });

  it('shows it to nobody else, and lets nobody else change it', async () => {
    const { deletePlan, renamePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
    const planId = await save(await newGuest());
    const ownerId = await newGuest();
    const notFound = { kind: 'not-found' };
    expect(await view(planId, ownerId)).toBeNull();
    expect(await deletePlan({ planId, ownerId })).toEqual(notFound);
    expect(await restorePlan({ planId, ownerId })).toEqual(notFound);
    const renaming = { planId, ownerId, title: 'Mine', expectedRevision: 1 };
    expect(await renamePlan(renaming)).toEqual(notFound);
  });

  it('renames from the revision that was seen, and tells a stale tab what it is called now', async () => {
    const { renamePlan } = await import('@/lib/usecases/manage-plan');
    const ownerId = await newGuest();
    const planId = await save(ownerId);
    const rename = (title: string, expectedRevision: number) =>
      renamePlan({ planId, ownerId, title, expectedRevision });
    expect(await rename('  Winter ', 1)).toEqual({ kind: 'renamed', revision: 2 });
    expect(await rename('Spring', 1)).toEqual({
      kind: 'stale',
      currentRevision: 2,
      currentTitle: 'Winter',
    });
    expect(await rename(' ', 2)).toEqual({ kind: 'invalid', message: 'Give the plan a name.' });
    expect((await view(planId, ownerId))?.title).toBe('Winter');
  });

  it('deletes with undo, from whatever revision', async () => {
    const { deletePlan, renamePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
    const ownerId = await newGuest();
    const planId = await save(ownerId);
    await renamePlan({ planId, ownerId, title: 'Winter', expectedRevision: 1 });
    expect(await deletePlan({ planId, ownerId })).toEqual({ kind: 'deleted' });
    expect(await view(planId, ownerId)).toBeNull();
    expect(await list(ownerId)).toEqual([]);
    expect(await deletePlan({ planId, ownerId })).toEqual({ kind: 'not-found' });
    expect(await restorePlan({ planId, ownerId })).toEqual({ kind: 'restored' });
    expect((await view(planId, ownerId))?.title).toBe('Winter');
  });

  it('saves nothing that is wrong or does not fit, and says at which field', async () => {
    const { savePlan } = await import('@/lib/usecases/save-plan');
    const ownerId = await newGuest();
    const attempt = (more: Record<string, string>) =>
      savePlan({ ownerId, query: plannerQuery(more) });
    const fieldsOf = async (more: Record<string, string>) => {
      const outcome = await attempt(more);
      return outcome.kind === 'invalid' ? outcome.errors.map(({ field }) => field) : outcome.kind;
    };
    expect(await fieldsOf({ hours: '0' })).toEqual(['hours']);
    expect(await fieldsOf({ hours: '200' })).toEqual(['hours']);
    expect(await fieldsOf({ zone: 'Mars/Olympus' })).toEqual(['zone']);
    expect(await fieldsOf({ start: '2027-02-29' })).toEqual(['start']);
    expect(await fieldsOf({ start: '2020-01-06' })).toEqual(['start']);
    expect(await fieldsOf({ deadline: '2020-01-06' })).toEqual(['deadline']);
    expect(await fieldsOf({ path: 'no-such-path' })).toEqual(['path']);
    expect(await fieldsOf({ hours: '5' })).toBe('infeasible');
    expect(await list(ownerId)).toEqual([]);
  });

  it('gives the feed an address that no one can guess and that is reachable from outside', async () => {
    const owner = await newGuest();
    const { listFeeds } = await import('@/lib/usecases/manage-feeds');
    const feeds = [await save(owner), await save(owner)].map(async (planId) => {
      const [feed] = await listFeeds({ ownerId: owner, planId });
      return feed?.addresses;
    });
    const [one, other] = await Promise.all(feeds);
    expect(one?.https).toMatch(
      /^https:\/\/plan\.example\.org\/feeds\/[\w-]{27}\/senior-engineer-learning-path\.ics$/,
    );
    expect(one?.https).not.toBe(other?.https);
    expect(one?.webcal).toBe(one?.https.replace('https:', 'webcal:'));
    expect(one?.reachable).toBe(APP_URL.startsWith('https:'));
  });
});
