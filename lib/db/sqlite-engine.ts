import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Engine, Work } from '@/lib/db/engine';
import {
  CREATE_STEPS_TABLE,
  migrationSteps,
  pendingSteps,
  SELECT_STEPS,
  type AppliedStep,
} from '@/lib/db/migrations';
import { sqliteTables } from '@/lib/db/schema';
import { serialQueue, type SerialQueue } from '@/lib/db/serial-queue';

/** Short, because waiting here stops the whole process; the transaction is then tried again. */
const BUSY_TIMEOUT_MS = 250;

/** Another starter's migrations may take this long. */
const MIGRATION_LOCK_TIMEOUT_MS = 60_000;

type Connection = BetterSqlite.Database;

/** Opens `<dataDir>/paceline.db`, made and migrated when needed. */
export function openSqlite(dataDir: string): Engine {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'paceline.db');
  const writer = underMigrationLock(dataDir, () => openWriter(file));
  const reader = new BetterSqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  const [reads, writes] = [serialQueue(), serialQueue()];
  return {
    name: 'sqlite',
    tables: sqliteTables,
    read: (work) => run(reader, reads, 'begin', work),
    // Taking the write lock first: a transaction that began by reading cannot always go on to write.
    write: (work) => run(writer, writes, 'begin immediate', work),
    close: async () => {
      reader.close();
      // Last, because the last connection to close folds the write-ahead log into the file.
      writer.close();
    },
  };
}

function run<Value>(
  connection: Connection,
  queue: SerialQueue,
  begin: string,
  work: Work<Value>,
): Promise<Value> {
  return queue(async () => {
    // As on Postgres, a failed statement dooms the transaction even if the work carries on.
    let doom: { readonly error: unknown } | undefined;
    const queries = drizzle(async (statement, parameters, method) => {
      try {
        return execute(connection, statement, parameters, method);
      } catch (error) {
        doom ??= { error };
        throw error;
      }
    });
    connection.exec(begin);
    try {
      const value = await work(queries);
      if (doom) throw doom.error;
      connection.exec('commit');
      return value;
    } finally {
      // Some failures, a full disk for one, have already ended the transaction.
      if (connection.inTransaction) connection.exec('rollback');
    }
  });
}

function execute(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[],
  method: 'run' | 'all' | 'values' | 'get',
): { rows: unknown[] } {
  const statement = connection.prepare<unknown[], unknown[]>(sql);
  if (!statement.reader) {
    statement.run(...parameters);
    return { rows: [] };
  }
  const rows = statement.raw().all(...parameters);
  return { rows: method === 'get' ? (rows[0] ?? []) : rows };
}

/**
 * A lock of its own file: the database's own would not cover its switch to write-ahead logging, and
 * the operating system frees it when the process dies.
 */
function underMigrationLock<Value>(dataDir: string, work: () => Value): Value {
  const lock = new BetterSqlite(join(dataDir, 'migrate.lock.db'), {
    timeout: MIGRATION_LOCK_TIMEOUT_MS,
  });
  try {
    lock.exec('begin exclusive');
    return work();
  } finally {
    lock.close();
  }
}

function openWriter(file: string): Connection {
  const connection = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    const mode = connection.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') {
      throw new Error(
        'SQLite cannot keep its write-ahead log here: use a local disk for DATA_DIR.',
      );
    }
    connection.pragma('synchronous = FULL');
    migrate(connection);
    connection.pragma('foreign_keys = ON');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** With foreign keys off, because SQLite alters many things only by dropping and rebuilding a table. */
function migrate(connection: Connection): void {
  connection.pragma('foreign_keys = OFF');
  connection
    .transaction(() => {
      connection.exec(CREATE_STEPS_TABLE);
      const applied = connection.prepare<[], AppliedStep>(SELECT_STEPS).all();
      const record = connection.prepare(
        'insert into migration_steps (migration, step) values (?, ?)',
      );
      for (const { migration, step, statement } of pendingSteps(
        migrationSteps('sqlite'),
        applied,
      )) {
        connection.exec(statement);
        record.run(migration, step);
      }
      const dangling = connection.pragma('foreign_key_check');
      if (!Array.isArray(dangling) || dangling.length > 0) {
        throw new Error('A migration left rows that point at nothing; it was undone.');
      }
    })
    .immediate();
}
