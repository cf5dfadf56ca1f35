import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { closeDatabase, openDatabase, type Database, type DatabaseConfig } from '@/lib/db/database';
import { newId } from '@/lib/db/ids';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface EmptyDatabase {
  readonly config: DatabaseConfig;
  readonly remove: () => Promise<void>;
}

/** A database of its own that nothing has opened yet: an empty folder, or an empty Postgres database. */
export async function emptyDatabase(engine: EngineName): Promise<EmptyDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'paceline-test-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (engine === 'sqlite') return { config: { dataDir }, remove: removeFolder };
  const name = `paceline_test_${newId()}`;
  const databaseUrl = new URL(inject('postgresUrl'));
  databaseUrl.pathname = `/${name}`;
  await onServer(`create database ${name} template template0`);
  return {
    config: { dataDir, databaseUrl: databaseUrl.href },
    remove: async () => {
      await onServer(`drop database ${name} with (force)`);
      await removeFolder();
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  readonly engine: EngineName;
  /** The open, migrated database of this suite. */
  readonly database: () => Database;
  readonly config: () => DatabaseConfig;
}

/** Runs the suite on a real SQLite and on a real Postgres, each through the real migrations. */
export function describeOnEachDatabase(
  name: string,
  suite: (testDatabase: TestDatabase) => void,
): void {
  describe.each(ENGINES)(`${name} on %s`, (engine) => {
    let opened: { readonly empty: EmptyDatabase; readonly database: Database } | undefined;
    const current = () => {
      if (!opened) throw new Error('The database is open only while the tests run.');
      return opened;
    };
    beforeAll(async () => {
      const empty = await emptyDatabase(engine);
      opened = { empty, database: await openDatabase(empty.config) };
    });
    afterAll(async () => {
      const { database, empty } = current();
      await closeDatabase(database);
      await empty.remove();
    });
    suite({ engine, database: () => current().database, config: () => current().empty.config });
  });
}
