import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  deletePlan,
  findOwnedPlan,
  insertPlanWithSessions,
  listOwnedPlans,
  renamePlan,
  restorePlan,
  revisionOfDeletedPlan,
} from '@/lib/db/plans-repository';
import type { ChangeOfPlan } from '@/lib/db/revisions-repository';
import type { StudySessionRow } from '@/lib/db/schema';
import { describeOnEachDatabase } from '@/tests/support/database';
import { LATER, NOW, saveGuest, samplePlan, savePlan } from './samples';

describeOnEachDatabase('plans', ({ database }) => {
  const find = (planId: string, ownerId: string) =>
    database().read((reader) => findOwnedPlan(reader, { planId, ownerId }));
  const list = (ownerId: string) => database().read((reader) => listOwnedPlans(reader, ownerId));
  const rename = (change: ChangeOfPlan, title: string) =>
    database().transaction((transaction) => renamePlan(transaction, { ...change, title }));
  const remove = (change: ChangeOfPlan) =>
    database().transaction((transaction) => deletePlan(transaction, change));
  const restore = (change: ChangeOfPlan) =>
    database().transaction((transaction) => restorePlan(transaction, change));

  /** A saved plan and the change of its first revision by its owner. */
  async function savedPlan() {
    const owner = await saveGuest(database());
    const plan = await savePlan(database(), owner.id);
    const change = { planId: plan.id, ownerId: owner.id, expectedRevision: 1, now: LATER };
    return { owner, plan, change };
  }

  it('are found, listed and changed by their owner only', async () => {
    const { owner, plan, change } = await savedPlan();
    const stranger = await saveGuest(database());
    const asStranger = { ...change, ownerId: stranger.id };
    expect(await find(plan.id, stranger.id)).toBeUndefined();
    expect(await list(stranger.id)).toEqual([]);
    expect(await rename(asStranger, 'Mine now')).toEqual({ kind: 'not-found' });
    expect(await remove(asStranger)).toEqual({ kind: 'not-found' });
    const untouched = await find(plan.id, owner.id);
    expect(untouched).toMatchObject({ title: 'Senior engineer', revision: 1, updatedAt: NOW });
    await remove(change);
    expect(await restore({ ...asStranger, expectedRevision: 2 })).toEqual({ kind: 'not-found' });
    expect(await find(plan.id, owner.id)).toBeUndefined();
  });

  it('are listed newest first, with what their sessions add up to', async () => {
    const owner = await saveGuest(database());
    const older = await savePlan(database(), owner.id, { sessions: 3, now: NOW });
    const newer = await savePlan(database(), owner.id, { sessions: 0, now: LATER, title: 'Empty' });
    const common = { pathSlug: 'senior-engineer', zone: 'Europe/Berlin', revision: 1 };
    expect(await list(owner.id)).toEqual([
      {
        ...common,
        id: newer.id,
        title: 'Empty',
        createdAt: LATER,
        updatedAt: LATER,
        sessionCount: 0,
        totalMinutes: 0,
        studyMinutes: 0,
        doneMinutes: 0,
        firstDate: null,
        finishDate: null,
      },
      {
        ...common,
        id: older.id,
        title: 'Senior engineer',
        createdAt: NOW,
        updatedAt: NOW,
        sessionCount: 3,
        totalMinutes: 270,
        studyMinutes: 270,
        doneMinutes: 0,
        firstDate: '2026-03-09',
        finishDate: '2026-03-11',
      },
    ]);
  });

  it('are finished with their last study, whatever reviews come after, and are less what was removed', async () => {
    const owner = await saveGuest(database());
    const { id } = await savePlan(database(), owner.id, { sessions: 4 });
    await database().transaction(async ({ queries, tables: { studySessions } }) => {
      const set = (part: number, values: Partial<StudySessionRow>) =>
        queries
          .update(studySessions)
          .set(values)
          .where(eq(studySessions.id, `${id}.queues.study.${part}`));
      await set(3, { kind: 'review' });
      await set(4, { removedAt: LATER });
    });
    expect(await list(owner.id)).toMatchObject([
      { sessionCount: 3, totalMinutes: 270, firstDate: '2026-03-09', finishDate: '2026-03-10' },
    ]);
  });

  it('saved at the same moment are listed by id, in the order of bytes', async () => {
    const owner = await saveGuest(database());
    const ids = ['b', 'B', 'a', 'a.b', 'ab', 'ä', '1'];
    for (const id of ids) {
      await savePlan(database(), owner.id, { id: `${owner.id}-${id}`, sessions: 0 });
    }
    expect((await list(owner.id)).map(({ id }) => id.slice(owner.id.length + 1))).toEqual([
      'ä',
      'b',
      'ab',
      'a.b',
      'a',
      'B',
      '1',
    ]);
  });

  it('are renamed from the revision they have', async () => {
    const { owner, plan, change } = await savedPlan();
    expect(await rename(change, 'Spring plan')).toEqual({ kind: 'renamed', revision: 2 });
    expect(await find(plan.id, owner.id)).toMatchObject({
      title: 'Spring plan',
      revision: 2,
      createdAt: NOW,
      updatedAt: LATER,
    });
    expect(await rename(change, 'Too late')).toEqual({ kind: 'stale', currentRevision: 2 });
    expect(await remove(change)).toEqual({ kind: 'stale', currentRevision: 2 });
    expect(await find(plan.id, owner.id)).toMatchObject({ title: 'Spring plan', revision: 2 });
  });

  it('are renamed by exactly one of two who start from one revision', async () => {
    const { owner, plan, change } = await savedPlan();
    const titles = ['One', 'Two'];
    const outcomes = await Promise.all(titles.map((title) => rename(change, title)));
    const winner = outcomes.findIndex(({ kind }) => kind === 'renamed');
    expect(outcomes.filter(({ kind }) => kind === 'renamed')).toEqual([
      { kind: 'renamed', revision: 2 },
    ]);
    expect(outcomes.filter(({ kind }) => kind !== 'renamed')).toEqual([
      { kind: 'stale', currentRevision: 2 },
    ]);
    expect(await find(plan.id, owner.id)).toMatchObject({ title: titles[winner], revision: 2 });
  });

  it('vanish when deleted and come back as they were', async () => {
    const { owner, plan, change } = await savedPlan();
    const before = await find(plan.id, owner.id);
    expect(await remove(change)).toEqual({ kind: 'deleted', revision: 2 });
    expect(await find(plan.id, owner.id)).toBeUndefined();
    expect(await list(owner.id)).toEqual([]);
    const second = { ...change, expectedRevision: 2 };
    expect(await rename(second, 'Hidden')).toEqual({ kind: 'not-found' });
    expect(await remove(second)).toEqual({ kind: 'not-found' });
    expect(await restore(change)).toEqual({ kind: 'stale', currentRevision: 2 });
    expect(await restore(second)).toEqual({ kind: 'restored', revision: 3 });
    expect(await find(plan.id, owner.id)).toEqual({ ...before, revision: 3, updatedAt: LATER });
    expect(await list(owner.id)).toMatchObject([{ id: plan.id, sessionCount: 3 }]);
    expect(await restore({ ...change, expectedRevision: 3 })).toEqual({ kind: 'not-found' });
  });

  it('tell their owner alone the revision that deleted them', async () => {
    const { owner, plan, change } = await savedPlan();
    const stranger = await saveGuest(database());
    const revisionFor = (ownerId: string) =>
      database().read((reader) => revisionOfDeletedPlan(reader, { planId: plan.id, ownerId }));
    expect(await revisionFor(owner.id)).toBeUndefined();
    await remove(change);
    expect(await revisionFor(owner.id)).toBe(2);
    expect(await revisionFor(stranger.id)).toBeUndefined();
  });

  it('keep every revision', async () => {
    const { plan, change } = await savedPlan();
    await rename(change, 'Spring plan');
    await remove({ ...change, expectedRevision: 2 });
    await restore({ ...change, expectedRevision: 3 });
    const revisions = await database().read(({ queries, tables: { planRevisions } }) =>
      queries
        .select()
        .from(planRevisions)
        .where(eq(planRevisions.planId, plan.id))
        .orderBy(asc(planRevisions.number)),
    );
    const common = { planId: plan.id, request: plan.request, plan: plan.plan };
    const title = 'Spring plan';
    expect(revisions).toMatchObject([
      { ...common, number: 1, reason: 'created', title: 'Senior engineer', createdAt: NOW },
      { ...common, number: 2, reason: 'renamed', title, createdAt: LATER },
      { ...common, number: 3, reason: 'deleted', title, createdAt: LATER },
      { ...common, number: 4, reason: 'restored', title, createdAt: LATER },
    ]);
  });

  it('are not saved when a later step of the same transaction fails', async () => {
    const owner = await saveGuest(database());
    const plan = samplePlan(owner.id);
    const saving = database().transaction(async (transaction) => {
      await insertPlanWithSessions(transaction, plan);
      throw new Error('after the plan');
    });
    await expect(saving).rejects.toThrow('after the plan');
    expect(await find(plan.id, owner.id)).toBeUndefined();
    await database().transaction((transaction) => insertPlanWithSessions(transaction, plan));
    expect(await find(plan.id, owner.id)).toMatchObject({ id: plan.id });
  });
});
