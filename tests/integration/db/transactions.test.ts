import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '@/lib/db/database';
import { newId } from '@/lib/db/ids';
import type { Reader, Transaction } from '@/lib/db/schema';
import { createGuest, findUser } from '@/lib/db/users-repository';
import { describeOnEachDatabase, emptyDatabase } from '@/tests/support/database';
import { NOW, saveGuest, savePlan } from './samples';

/** Reads the plan's revision and writes it back one higher, in two statements. */
async function addOne({ queries, tables: { plans } }: Transaction, planId: string): Promise<void> {
  const [plan] = await queries.select().from(plans).where(eq(plans.id, planId));
  await queries
    .update(plans)
    .set({ revision: (plan?.revision ?? 0) + 1 })
    .where(eq(plans.id, planId));
}

async function revisionOf({ queries, tables: { plans } }: Reader, planId: string) {
  const [plan] = await queries.select().from(plans).where(eq(plans.id, planId));
  return plan?.revision;
}

/** A plan whose revision counts from 0. */
async function savedCounter(database: Database): Promise<string> {
  const owner = await saveGuest(database);
  const { id } = await savePlan(database, owner.id);
  await database.transaction(({ queries, tables: { plans } }) =>
    queries.update(plans).set({ revision: 0 }).where(eq(plans.id, id)),
  );
  return id;
}

describeOnEachDatabase('transactions', ({ database, config }) => {
  it('lose none of 64 concurrent read-modify-writes', async () => {
    const planId = await savedCounter(database());
    await Promise.all(
      Array.from({ length: 64 }, () =>
        database().transaction((transaction) => addOne(transaction, planId)),
      ),
    );
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(64);
  });

  it('lose none when two who opened the same database write at once', async () => {
    const planId = await savedCounter(database());
    const other = await openDatabase(config());
    try {
      await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? other : database()).transaction((transaction) =>
            addOne(transaction, planId),
          ),
        ),
      );
    } finally {
      await closeDatabase(other);
    }
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(8);
  });

  it('undo everything when the work throws, and go on', async () => {
    const planId = await savedCounter(database());
    const failing = database().transaction(async (transaction) => {
      await addOne(transaction, planId);
      await createGuest(transaction, { now: NOW });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(0);
    await database().transaction((transaction) => addOne(transaction, planId));
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(1);
  });

  it('undo everything when a statement failed, even if the work caught it', async () => {
    const planId = await savedCounter(database());
    const carryingOn = database().transaction(async (transaction) => {
      await addOne(transaction, planId);
      const { queries, tables } = transaction;
      const guest = await createGuest(transaction, { now: NOW });
      await queries
        .insert(tables.users)
        .values(guest)
        .catch(() => undefined);
    });
    await expect(carryingOn).rejects.toThrow();
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(0);
  });

  it('see what they wrote, and nobody else does until they end', async () => {
    const planId = await savedCounter(database());
    const other = await openDatabase(config());
    try {
      const seen = await database().transaction(async (transaction) => {
        await addOne(transaction, planId);
        return {
          inside: await revisionOf(transaction, planId),
          outside: await other.read((reader) => revisionOf(reader, planId)),
        };
      });
      expect(seen).toEqual({ inside: 1, outside: 0 });
      expect(await other.read((reader) => revisionOf(reader, planId))).toBe(1);
    } finally {
      await closeDatabase(other);
    }
  });

  it('do not change what a running read sees', async () => {
    const planId = await savedCounter(database());
    const other = await openDatabase(config());
    try {
      const seen = await database().read(async (reader) => {
        const before = await revisionOf(reader, planId);
        await other.transaction((transaction) => addOne(transaction, planId));
        return [before, await revisionOf(reader, planId)];
      });
      expect(seen).toEqual([0, 0]);
      expect(await database().read((reader) => revisionOf(reader, planId))).toBe(1);
    } finally {
      await closeDatabase(other);
    }
  });

  it('do not get in the way of many reads at once', async () => {
    const planId = await savedCounter(database());
    const reads = Array.from({ length: 24 }, () =>
      database().read(async (reader) => [
        await revisionOf(reader, planId),
        await revisionOf(reader, planId),
      ]),
    );
    expect(await Promise.all(reads)).toEqual(Array.from({ length: 24 }, () => [0, 0]));
  });

  it('are needed to write', async () => {
    const planId = await savedCounter(database());
    const writing = database().read((reader) => addOne(reader as Transaction, planId));
    await expect(writing).rejects.toThrow(/read-?only/);
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(0);
  });

  it('refuse the database within themselves, where it would wait for itself', async () => {
    const refused = 'Within a transaction use its handle, not the database.';
    await expect(
      database().transaction(() => database().transaction(async () => undefined)),
    ).rejects.toThrow(refused);
    await expect(database().read(() => database().read(async () => undefined))).rejects.toThrow(
      refused,
    );
  });

  it('end their handle', async () => {
    let escaped: Transaction | undefined;
    await database().transaction(async (transaction) => {
      escaped = transaction;
    });
    expect(() => escaped?.queries).toThrow('The transaction of this handle has ended.');
  });

  it('are all done before the database closes', async () => {
    const planId = await savedCounter(database());
    const other = await openDatabase(config());
    const writes = Array.from({ length: 24 }, () =>
      other.transaction((transaction) => addOne(transaction, planId)),
    );
    await closeDatabase(other);
    await Promise.all(writes);
    expect(await database().read((reader) => revisionOf(reader, planId))).toBe(24);
    await expect(other.read((reader) => findUser(reader, newId()))).rejects.toThrow(
      'The database is closed.',
    );
  });
});

describe('a transaction on SQLite', () => {
  it('is tried again while another process holds the write lock', async () => {
    const { config, remove } = await emptyDatabase('sqlite');
    const database = await openDatabase(config);
    const other = new BetterSqlite(join(config.dataDir, 'paceline.db'));
    try {
      other.exec('begin immediate');
      let attempts = 0;
      const saving = database.transaction((transaction) => {
        attempts += 1;
        return createGuest(transaction, { now: NOW });
      });
      const reading = await database.read((reader) => findUser(reader, newId()));
      expect(reading).toBeUndefined();
      other.exec('rollback');
      const guest = await saving;
      // It waits at the beginning, not in the middle of its work.
      expect(attempts).toBe(1);
      expect(await database.read((reader) => findUser(reader, guest.id))).toEqual(guest);
    } finally {
      other.close();
      await closeDatabase(database);
      await remove();
    }
  });

  it('gives up after a bounded number of attempts', async () => {
    const { config, remove } = await emptyDatabase('sqlite');
    const database = await openDatabase(config);
    const other = new BetterSqlite(join(config.dataDir, 'paceline.db'));
    try {
      other.exec('begin immediate');
      await expect(saveGuest(database)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    } finally {
      other.close();
      await closeDatabase(database);
      await remove();
    }
  });
});

describe('a transaction on Postgres', () => {
  it('is tried again after a serialization failure, a bounded number of times', async () => {
    const { config, remove } = await emptyDatabase('postgres');
    const database = await openDatabase(config);
    const other = await openDatabase(config);
    try {
      const planId = await savedCounter(database);
      let attempts = 0;
      const overtaken = (until: number) =>
        database.transaction(async (transaction) => {
          attempts += 1;
          await revisionOf(transaction, planId);
          if (attempts <= until) {
            await other.transaction((overtaking) => addOne(overtaking, planId));
          }
          await addOne(transaction, planId);
        });
      await overtaken(3);
      expect(attempts).toBe(4);
      expect(await database.read((reader) => revisionOf(reader, planId))).toBe(4);
      attempts = 0;
      await expect(overtaken(Infinity)).rejects.toMatchObject({ code: '40001' });
      expect(attempts).toBe(20);
    } finally {
      await closeDatabase(other);
      await closeDatabase(database);
      await remove();
    }
  });
});
