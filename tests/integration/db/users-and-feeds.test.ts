import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { findServedFeed, listOwnedFeeds, listPlansOfFeed } from '@/lib/db/feeds-repository';
import { newId } from '@/lib/db/ids';
import { deletePlan, findOwnedPlan, restorePlan } from '@/lib/db/plans-repository';
import { listSessions } from '@/lib/db/sessions-repository';
import { createGuest, findUser } from '@/lib/db/users-repository';
import { describeOnEachDatabase } from '@/tests/support/database';
import { LATER, NOW, saveGuest, savePlan } from './samples';

describeOnEachDatabase('users', ({ database }) => {
  it('begin as guests and are found by their id only', async () => {
    const guest = await database().transaction((transaction) =>
      createGuest(transaction, { now: NOW }),
    );
    expect(guest).toEqual({
      id: expect.stringMatching(/^[0-9a-v]{26}$/),
      kind: 'guest',
      name: null,
      email: null,
      createdAt: NOW,
    });
    expect(await database().read((reader) => findUser(reader, guest.id))).toEqual(guest);
    expect(await database().read((reader) => findUser(reader, newId()))).toBeUndefined();
  });
});

describeOnEachDatabase('feeds', ({ database }) => {
  const findFeed = (tokenHash: string) =>
    database().read((reader) => findServedFeed(reader, tokenHash));

  async function savedPlan() {
    const owner = await saveGuest(database());
    const plan = await savePlan(database(), owner.id, { sessions: 2 });
    return { target: { planId: plan.id, ownerId: owner.id }, plan };
  }

  it('are found by their token, with the plan and its sessions', async () => {
    await savedPlan();
    const { plan, target } = await savedPlan();
    const feed = {
      id: plan.feed.id,
      ownerId: target.ownerId,
      planId: plan.id,
      tokenHash: plan.feed.tokenHash,
      generation: 1,
      name: null,
      options: null,
      createdAt: NOW,
      revokedAt: null,
    };
    const read = await database().read(async (reader) => {
      const ofToken = await findServedFeed(reader, plan.feed.tokenHash);
      const owned = await findOwnedPlan(reader, target);
      if (!ofToken || !owned) throw new Error('The plan was just saved.');
      return {
        ofToken,
        owned,
        ofPlan: await listOwnedFeeds(reader, target),
        plans: await listPlansOfFeed(reader, ofToken),
        sessions: await listSessions(reader, owned),
      };
    });
    expect(read.ofToken).toEqual({
      id: plan.feed.id,
      ownerId: target.ownerId,
      planId: plan.id,
      options: null,
      createdAt: NOW,
      revision: 1,
      revisedAt: NOW,
    });
    expect(read.plans).toEqual([read.owned]);
    expect(read.ofPlan).toEqual([feed]);
    expect(read.sessions.map(({ id }) => id)).toEqual([
      `${plan.id}.queues.study.1`,
      `${plan.id}.queues.study.2`,
    ]);
  });

  it('are not found by an unknown token', async () => {
    expect(await findFeed(newId())).toBeUndefined();
  });

  it('are not found once revoked', async () => {
    const { plan, target } = await savedPlan();
    await database().transaction(({ queries, tables: { feeds } }) =>
      queries.update(feeds).set({ revokedAt: LATER }).where(eq(feeds.planId, plan.id)),
    );
    expect(await findFeed(plan.feed.tokenHash)).toBeUndefined();
    expect(await database().read((reader) => listOwnedFeeds(reader, target))).toEqual([]);
  });

  it('vanish with a deleted plan and come back at the same address', async () => {
    const { plan, target } = await savedPlan();
    const change = { ...target, now: LATER };
    await database().transaction((transaction) =>
      deletePlan(transaction, { ...change, expectedRevision: 1 }),
    );
    expect(await findFeed(plan.feed.tokenHash)).toBeUndefined();
    await database().transaction((transaction) =>
      restorePlan(transaction, { ...change, expectedRevision: 2 }),
    );
    expect(await findFeed(plan.feed.tokenHash)).toMatchObject({ planId: plan.id, revision: 3 });
  });
});
