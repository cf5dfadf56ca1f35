import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, Work } from '@/lib/db/engine';
import { isRetryable, sameOnBothEngines } from '@/lib/db/errors';
import { openPostgres } from '@/lib/db/postgres-engine';
import type { Reader, Transaction } from '@/lib/db/schema';
import { serialQueue } from '@/lib/db/serial-queue';
import { openSqlite } from '@/lib/db/sqlite-engine';

const ATTEMPTS = 20;
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 200;

export interface DatabaseConfig {
  /** Where the SQLite file lies: an absolute folder on a local disk. */
  readonly dataDir: string;
  /** `postgres://...`: use that server instead of SQLite. */
  readonly databaseUrl?: string;
}

export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  /** Runs the work on one consistent snapshot. */
  read<Value>(work: (reader: Reader) => Promise<Value>): Promise<Value>;
  /**
   * Runs the work all or nothing, as if it were alone. It may run more than once, so it does
   * nothing but use the database: no network, no other side effect. Throws `ConstraintError`.
   */
  transaction<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value>;
  /** Waits for what is running, then closes; use `closeDatabase`. */
  close(): Promise<void>;
}

/** Opens the database, made and migrated when needed. Several processes may do so at once. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const { dataDir, databaseUrl } = config;
  return databaseOn(databaseUrl ? await openPostgres(databaseUrl) : openSqlite(dataDir));
}

export async function closeDatabase(database: Database): Promise<void> {
  await database.close();
}

function databaseOn(engine: Engine): Database {
  const { tables } = engine;
  const inside = new AsyncLocalStorage<true>();
  const retries = serialQueue();
  const running = new Set<Promise<unknown>>();
  let closed = false;

  /** Runs the work with a handle that ends with it, so that nothing slips into another transaction. */
  function handled<Value>(work: (handle: Transaction) => Promise<Value>): Work<Value> {
    return async (queries) => {
      let ended = false;
      const handle: Transaction = {
        tables,
        get queries() {
          if (ended) throw new Error('The transaction of this handle has ended.');
          return queries;
        },
      };
      try {
        return await inside.run(true, () => work(handle));
      } finally {
        ended = true;
      }
    };
  }

  async function attempted<Value>(attempt: () => Promise<Value>): Promise<Value> {
    try {
      return await attempt();
    } catch (error) {
      if (!isRetryable(error)) throw sameOnBothEngines(error);
    }
    // One at a time, so that those who try again do not keep each other from succeeding.
    return retries(() => retried(attempt));
  }

  async function run<Value>(attempt: () => Promise<Value>): Promise<Value> {
    if (closed) throw new Error('The database is closed.');
    // It would wait for the connection that its own caller holds.
    if (inside.getStore())
      throw new Error('Within a transaction use its handle, not the database.');
    const result = attempted(attempt);
    running.add(result);
    try {
      return await result;
    } finally {
      running.delete(result);
    }
  }

  return {
    engine: engine.name,
    read: (work) => run(() => engine.read(handled(work))),
    transaction: (work) => run(() => engine.write(handled(work))),
    close: async () => {
      closed = true;
      await Promise.allSettled(running);
      await engine.close();
    },
  };
}

async function retried<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    await delay(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried));
    try {
      return await attempt();
    } catch (error) {
      if (tried + 1 >= ATTEMPTS || !isRetryable(error)) throw sameOnBothEngines(error);
    }
  }
}
