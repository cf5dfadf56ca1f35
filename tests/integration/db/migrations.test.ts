import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database, type DatabaseConfig } from '@/lib/db/database';
import { migrationSteps, pendingSteps, type AppliedStep } from '@/lib/db/migrations';
import { findUser } from '@/lib/db/users-repository';
import { emptyDatabase, ENGINES, type EngineName } from '@/tests/support/database';
import { saveGuest } from './samples';

async function withEmptyDatabase(
  engine: EngineName,
  work: (config: DatabaseConfig) => Promise<void>,
): Promise<void> {
  const { config, remove } = await emptyDatabase(engine);
  try {
    await work(config);
  } finally {
    await remove();
  }
}

/** Runs SQL past our own layer. */
async function runRaw({ dataDir, databaseUrl }: DatabaseConfig, statements: string): Promise<void> {
  if (databaseUrl === undefined) {
    const raw = new BetterSqlite(join(dataDir, 'paceline.db'));
    raw.exec(statements);
    raw.close();
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statements);
  await client.end();
}

async function recordedSteps(database: Database): Promise<readonly string[]> {
  const rows = await database.read(({ queries }) =>
    queries
      .select({ migration: sql<string>`migration`, step: sql<number>`step` })
      .from(sql`migration_steps`),
  );
  return inAnyOrder(rows);
}

function inAnyOrder(applied: readonly AppliedStep[]): readonly string[] {
  return applied.map(({ migration, step }) => `${migration} ${step}`).toSorted();
}

/** Starts a process that opens the database when told to, so that several begin together. */
async function starter(config: DatabaseConfig) {
  const program = join(import.meta.dirname, 'open-database.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(config)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end('go\n');
    const [code] = (await ended) as readonly unknown[];
    return code;
  };
}

describe.each(ENGINES)('migrations on %s', (engine) => {
  const steps = migrationSteps(engine === 'sqlite' ? 'sqlite' : 'pg');
  const all = inAnyOrder(steps);

  it('run once when several processes start on an empty database at once', async () => {
    await withEmptyDatabase(engine, async (config) => {
      const starters = await Promise.all(Array.from({ length: 3 }, () => starter(config)));
      expect(await Promise.all(starters.map((go) => go()))).toEqual([0, 0, 0]);
      const database = await openDatabase(config);
      expect(await recordedSteps(database)).toEqual(all);
      await closeDatabase(database);
    });
  });

  it('run once when one process opens an empty database several times at once', async () => {
    await withEmptyDatabase(engine, async (config) => {
      const databases = await Promise.all(Array.from({ length: 6 }, () => openDatabase(config)));
      const guests = await Promise.all(databases.map(saveGuest));
      for (const database of databases) {
        expect(await recordedSteps(database)).toEqual(all);
        for (const guest of guests) {
          expect(await database.read((reader) => findUser(reader, guest.id))).toEqual(guest);
        }
      }
      await Promise.all(databases.map(closeDatabase));
    });
  });

  it('keep what is there when the database is opened again', async () => {
    await withEmptyDatabase(engine, async (config) => {
      const first = await openDatabase(config);
      const guest = await saveGuest(first);
      await closeDatabase(first);
      const second = await openDatabase(config);
      expect(await second.read((reader) => findUser(reader, guest.id))).toEqual(guest);
      expect(await recordedSteps(second)).toEqual(all);
      await closeDatabase(second);
    });
  });

  it('go on after the last recorded step', async () => {
    await withEmptyDatabase(engine, async (config) => {
      await closeDatabase(await openDatabase(config));
      const createsIndex = /^\s*CREATE (?:UNIQUE )?INDEX ["`](\w+)["`]/;
      const last = steps.findLast(({ statement }) => createsIndex.test(statement));
      const index = createsIndex.exec(last?.statement ?? '')?.[1];
      await runRaw(
        config,
        `drop index ${index}; delete from migration_steps where migration = '${last?.migration}' and step = ${last?.step}`,
      );
      const database = await openDatabase(config);
      expect(await recordedSteps(database)).toEqual(all);
      await closeDatabase(database);
      // Dropping it again works only if it was made again.
      await runRaw(config, `drop index ${index}`);
    });
  });

  it('refuse a database that another version has migrated further, and leave it alone', async () => {
    await withEmptyDatabase(engine, async (config) => {
      await closeDatabase(await openDatabase(config));
      await runRaw(config, "insert into migration_steps (migration, step) values ('later', 0)");
      const refusal = 'The database was migrated by another version of Paceline than this one';
      await expect(openDatabase(config)).rejects.toThrow(refusal);
      await runRaw(config, "delete from migration_steps where migration = 'later'");
      await closeDatabase(await openDatabase(config));
    });
  });
});

describe('pending migration steps', () => {
  const [one, two, three] = [
    { migration: 'a', step: 0, statement: 'create table a (id text)' },
    { migration: 'a', step: 1, statement: 'create index b on a (id)' },
    { migration: 'c', step: 0, statement: 'create table c (id text)' },
  ] as const;

  it('are those not applied, in order, also when a migration was merged in front of another', () => {
    expect(pendingSteps([one, two, three], [])).toEqual([one, two, three]);
    expect(pendingSteps([one, two, three], [one])).toEqual([two, three]);
    expect(pendingSteps([one, two, three], [three])).toEqual([one, two]);
    expect(pendingSteps([one, two, three], [three, two, one])).toEqual([]);
  });

  it('are none to be had when the database has seen others', () => {
    expect(() => pendingSteps([one, two], [one, two, three])).toThrow('another version');
  });
});

it('SQLite writes ahead, waits for the disk and checks foreign keys', async () => {
  await withEmptyDatabase('sqlite', async (config) => {
    const database = await openDatabase(config);
    const settings = await database.transaction(({ queries }) =>
      queries
        .select({
          journal: sql<string>`journal_mode`,
          synchronous: sql<number>`synchronous`,
          foreignKeys: sql<number>`foreign_keys`,
        })
        .from(sql`pragma_journal_mode, pragma_synchronous, pragma_foreign_keys`),
    );
    // https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
    expect(settings).toEqual([{ journal: 'wal', synchronous: 2, foreignKeys: 1 }]);
    await closeDatabase(database);
  });
});
