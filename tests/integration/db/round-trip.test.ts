import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '@/lib/db/ids';
import { listMilestones } from '@/lib/db/milestones-repository';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { listSessions } from '@/lib/db/sessions-repository';
import { describeOnEachDatabase } from '@/tests/support/database';
import { LATER, NOW, saveGuest, savePlan } from './samples';

/** Combining marks, right to left, outside the basic plane, control characters, quotes, no normal form. */
const UNICODE = 'Ünïcode e\u0301 שלום 学習 👩🏽‍💻 \u0001\u001f\u007f\ufeff \\u0000 \'"`%_\n\r\n\t';

const JSON_VALUE = {
  text: UNICODE,
  [UNICODE]: [null, true, false, 0, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER],
  nested: { empty: {}, list: [[], [{}]] },
};

describeOnEachDatabase('a stored row comes back as it was', ({ database }) => {
  it('of users', async () => {
    const account = {
      id: newId(),
      kind: 'account' as const,
      name: UNICODE,
      email: 'ada@example.org',
      createdAt: NOW,
    };
    const rows = await database().transaction(async ({ queries, tables: { users } }) => {
      await queries.insert(users).values(account);
      return queries.select().from(users).where(eq(users.id, account.id));
    });
    expect(rows).toEqual([account]);
  });

  it('of plans', async () => {
    const owner = await saveGuest(database());
    const { id } = await savePlan(database(), owner.id, {
      title: UNICODE,
      path: JSON_VALUE,
      request: [JSON_VALUE],
    });
    const plan = await database().read((reader) =>
      findOwnedPlan(reader, { planId: id, ownerId: owner.id }),
    );
    expect(plan).toEqual({
      id,
      ownerId: owner.id,
      title: UNICODE,
      pathSlug: 'senior-engineer',
      pathHash: 'e3b0c442',
      path: JSON_VALUE,
      request: [JSON_VALUE],
      zone: 'Europe/Berlin',
      revision: 1,
      createdAt: NOW,
      updatedAt: NOW,
      deletedAt: null,
    });
  });

  it('of plan revisions', async () => {
    const owner = await saveGuest(database());
    const { id } = await savePlan(database(), owner.id, {
      title: UNICODE,
      request: 'a JSON string',
      plan: JSON_VALUE,
    });
    const rows = await database().read(({ queries, tables: { planRevisions } }) =>
      queries.select().from(planRevisions).where(eq(planRevisions.planId, id)),
    );
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-v]{26}$/),
        planId: id,
        number: 1,
        reason: 'created',
        createdAt: NOW,
        title: UNICODE,
        request: 'a JSON string',
        plan: JSON_VALUE,
        path: {
          slug: 'senior-engineer',
          phases: [{ id: 'architecture', weeks: { min: 3, max: 4 } }],
        },
        pathHash: 'e3b0c442',
        summary: null,
        pinned: null,
      },
    ]);
  });

  it('of study sessions, in time order', async () => {
    const owner = await saveGuest(database());
    const { id, sessions } = await savePlan(database(), owner.id, { sessions: 2 });
    const target = { planId: id, ownerId: owner.id };
    const rows = await database().read(async (reader) => {
      const plan = await findOwnedPlan(reader, target);
      return plan && listSessions(reader, plan);
    });
    const common = {
      planId: id,
      sequence: 0,
      createdAt: NOW,
      changedAt: NOW,
      doneMinutes: null,
      reportedAt: null,
      removedAt: null,
    };
    expect(rows).toEqual(sessions.map((session) => ({ ...session, ...common })));
    expect(rows?.[1]).toEqual({
      id: `${id}.queues.study.2`,
      planId: id,
      kind: 'study',
      phaseId: 'architecture',
      unitId: 'week-1',
      topicId: 'queues',
      part: 2,
      parts: 2,
      localDate: '2026-03-10',
      localMinute: 1080,
      zone: 'Europe/Berlin',
      minutes: 90,
      startAt: new Date('2026-03-10T17:00:00.000Z'),
      endAt: new Date('2026-03-10T18:30:00.000Z'),
      sequence: 0,
      createdAt: NOW,
      changedAt: NOW,
      doneMinutes: null,
      reportedAt: null,
      pinned: false,
      removedAt: null,
    });
  });

  it('of milestones', async () => {
    const owner = await saveGuest(database());
    const { id } = await savePlan(database(), owner.id, { sessions: 2 });
    const rows = await database().read(async (reader) => {
      const plan = await findOwnedPlan(reader, { planId: id, ownerId: owner.id });
      return plan && listMilestones(reader, plan);
    });
    expect(rows).toEqual([
      {
        id: `${id}.architecture.milestone`,
        planId: id,
        phaseId: 'architecture',
        day: '2026-03-10',
        sequence: 0,
        createdAt: NOW,
        changedAt: NOW,
        removedAt: null,
      },
    ]);
  });

  it('of feeds', async () => {
    const owner = await saveGuest(database());
    const { id, feed } = await savePlan(database(), owner.id);
    const rows = await database().transaction(async ({ queries, tables: { feeds } }) => {
      await queries.update(feeds).set({ revokedAt: LATER }).where(eq(feeds.id, feed.id));
      return queries.select().from(feeds).where(eq(feeds.id, feed.id));
    });
    expect(rows).toEqual([
      {
        id: feed.id,
        ownerId: owner.id,
        planId: id,
        tokenHash: feed.tokenHash,
        generation: 1,
        name: null,
        options: null,
        createdAt: NOW,
        revokedAt: LATER,
      },
    ]);
  });

  it('with any instant from 1970 to 9999, to the millisecond', async () => {
    const owner = await saveGuest(database());
    const instants = fc.date({
      min: new Date('1970-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(instants, async (updatedAt) => {
        const { id } = await savePlan(database(), owner.id, { sessions: 0, now: updatedAt });
        const plan = await database().read((reader) =>
          findOwnedPlan(reader, { planId: id, ownerId: owner.id }),
        );
        expect(plan?.updatedAt).toEqual(updatedAt);
      }),
      { numRuns: 50 },
    );
  });

  it('with any JSON and any text that can be stored', async () => {
    const owner = await saveGuest(database());
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
    const json = fc.jsonValue({ stringUnit: 'binary' }).filter((value) => {
      return !JSON.stringify(value).includes('\\u0000');
    });
    await fc.assert(
      fc.asyncProperty(text, json, async (title, value) => {
        const path = { value };
        const { id } = await savePlan(database(), owner.id, { sessions: 0, title, path });
        const plan = await database().read((reader) =>
          findOwnedPlan(reader, { planId: id, ownerId: owner.id }),
        );
        expect(plan?.title).toBe(title);
        expect(plan?.path).toEqual(JSON.parse(JSON.stringify(path)));
      }),
      { numRuns: 100 },
    );
  });

  it('also when it has more sessions than one statement takes', async () => {
    const owner = await saveGuest(database());
    const { id, sessions } = await savePlan(database(), owner.id, { sessions: 2500 });
    const rows = await database().read(async (reader) => {
      const plan = await findOwnedPlan(reader, { planId: id, ownerId: owner.id });
      return plan && listSessions(reader, plan);
    });
    expect(rows?.map((row) => row.id)).toEqual(sessions.map((session) => session.id));
  });
});
