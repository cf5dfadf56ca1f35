import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConstraintError } from '@/lib/db/errors';
import { newId } from '@/lib/db/ids';
import { findOwnedPlan, insertPlanWithSessions, renamePlan } from '@/lib/db/plans-repository';
import type { UserRow } from '@/lib/db/schema';
import { isStorableText, storableJson, UnstorableTextError } from '@/lib/db/storable-text';
import { findUser } from '@/lib/db/users-repository';
import { describeOnEachDatabase } from '@/tests/support/database';
import { LATER, NOW, saveGuest, samplePlan, savePlan } from './samples';

function account(given: Partial<UserRow>): UserRow {
  return { id: newId(), kind: 'account', name: null, email: null, createdAt: NOW, ...given };
}

describeOnEachDatabase('a refused write', ({ database }) => {
  const saveUser = (user: UserRow) =>
    database().transaction(({ queries, tables: { users } }) => queries.insert(users).values(user));

  it('names a unique constraint, of a key or of a column', async () => {
    const first = account({ email: 'grace@example.org' });
    await saveUser(first);
    await expect(saveUser(account({ id: first.id }))).rejects.toEqual(
      new ConstraintError('unique'),
    );
    await expect(saveUser(account({ email: 'grace@example.org' }))).rejects.toMatchObject({
      name: 'ConstraintError',
      kind: 'unique',
    });
  });

  it('compares e-mail addresses letter by letter and allows many without one', async () => {
    await saveUser(account({ email: 'alan@example.org' }));
    await saveUser(account({ email: 'Alan@example.org' }));
    await saveUser(account({}));
    await saveUser(account({}));
  });

  it('names a foreign key', async () => {
    await expect(savePlan(database(), 'nobody')).rejects.toMatchObject({
      name: 'ConstraintError',
      kind: 'foreign-key',
    });
  });

  it('names a missing value, such as a null for JSON', async () => {
    const owner = await saveGuest(database());
    await expect(savePlan(database(), owner.id, { path: null })).rejects.toMatchObject({
      name: 'ConstraintError',
      kind: 'not-null',
    });
  });

  it('tells nothing of what was to be written', async () => {
    await saveUser(account({ email: 'private@example.org' }));
    const refused = await saveUser(account({ email: 'private@example.org' })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ConstraintError);
    const told = JSON.stringify(refused, Object.getOwnPropertyNames(refused));
    expect(told).not.toContain('private');
  });

  it.each([
    ['a NUL character', 'before\0after'],
    ['a lone high surrogate', 'before\ud83dafter'],
    ['a lone low surrogate', 'before\udc69after'],
  ])('is one with %s, in text, in JSON and in a JSON key', async (_what, text) => {
    const owner = await saveGuest(database());
    const save = (given: Parameters<typeof samplePlan>[1]) => savePlan(database(), owner.id, given);
    await expect(save({ title: text })).rejects.toBeInstanceOf(UnstorableTextError);
    await expect(save({ path: { deep: [text] } })).rejects.toBeInstanceOf(UnstorableTextError);
    await expect(save({ request: { [text]: 1 } })).rejects.toBeInstanceOf(UnstorableTextError);
    const { id } = await save({});
    const change = { planId: id, ownerId: owner.id, expectedRevision: 1, now: LATER };
    await expect(
      database().transaction((transaction) => renamePlan(transaction, { ...change, title: text })),
    ).rejects.toBeInstanceOf(UnstorableTextError);
    const kept = await database().read(({ queries, tables: { plans } }) =>
      queries.select({ title: plans.title }).from(plans).where(eq(plans.ownerId, owner.id)),
    );
    expect(kept).toEqual([{ title: 'Senior engineer' }]);
  });

  it('looks nothing up under an id that cannot be stored', async () => {
    const owner = await saveGuest(database());
    const target = { planId: 'plan\0', ownerId: owner.id };
    const found = await database().read(async (reader) => ({
      plan: await findOwnedPlan(reader, target),
      user: await findUser(reader, 'user\ud800'),
    }));
    expect(found).toEqual({ plan: undefined, user: undefined });
    const renamed = await database().transaction((transaction) =>
      renamePlan(transaction, { ...target, expectedRevision: 1, now: LATER, title: 'New' }),
    );
    expect(renamed).toEqual({ kind: 'not-found' });
  });

  it('leaves nothing of the plan, whichever part was refused', async () => {
    const owner = await saveGuest(database());
    const { sessions, feed } = await savePlan(database(), owner.id, { sessions: 1 });
    const counts = () =>
      database().read(async ({ queries, tables }) => ({
        plans: (await queries.select().from(tables.plans)).length,
        revisions: (await queries.select().from(tables.planRevisions)).length,
        sessions: (await queries.select().from(tables.studySessions)).length,
        feeds: (await queries.select().from(tables.feeds)).length,
      }));
    const before = await counts();
    const takenSession = { ...samplePlan(owner.id), sessions };
    const takenFeed = samplePlan(owner.id, { feed: { id: newId(), tokenHash: feed.tokenHash } });
    for (const plan of [takenSession, takenFeed]) {
      await expect(
        database().transaction((transaction) => insertPlanWithSessions(transaction, plan)),
      ).rejects.toEqual(new ConstraintError('unique'));
    }
    expect(await counts()).toEqual(before);
  });

  it('takes sessions, revisions and feeds away with their plan, and plans with their owner', async () => {
    const owner = await saveGuest(database());
    const { id } = await savePlan(database(), owner.id);
    const left = await database().transaction(async ({ queries, tables }) => {
      const { users, planRevisions, studySessions, feeds } = tables;
      await queries.delete(users).where(eq(users.id, owner.id));
      return [
        await queries.select().from(tables.plans).where(eq(tables.plans.id, id)),
        await queries.select().from(planRevisions).where(eq(planRevisions.planId, id)),
        await queries.select().from(studySessions).where(eq(studySessions.planId, id)),
        await queries.select().from(feeds).where(eq(feeds.planId, id)),
      ];
    });
    expect(left).toEqual([[], [], [], []]);
  });
});

describe('text that can be stored', () => {
  /** Any UTF-16 code units, lone surrogates and NUL among them more often than by chance. */
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom(0, 0x5c, 0x75, 0x30, 0x64, 0xd83d, 0xdc69),
  );
  const text = fc.array(unit, { maxLength: 12 }).map((units) => String.fromCharCode(...units));

  it('has no NUL and survives UTF-8', () => {
    fc.assert(
      fc.property(text, (value) => {
        const survives = Buffer.from(value, 'utf8').toString('utf8') === value;
        expect(isStorableText(value)).toBe(survives && !value.includes('\0'));
      }),
      { numRuns: 2000 },
    );
  });

  it('is judged alike within JSON', () => {
    fc.assert(
      fc.property(text, text, (key, value) => {
        const data = { list: [value, { [key]: 1 }] };
        if (isStorableText(key) && isStorableText(value)) {
          expect(JSON.parse(storableJson(data))).toEqual(data);
        } else {
          expect(() => storableJson(data)).toThrow(UnstorableTextError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
