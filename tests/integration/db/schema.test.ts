import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns } from 'drizzle-orm';
import { getTableConfig as pgTableConfig } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteTableConfig } from 'drizzle-orm/sqlite-core';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import * as pg from '@/lib/db/schema-pg';
import * as sqlite from '@/lib/db/schema-sqlite';

const TABLES = [
  'users',
  'plans',
  'planRevisions',
  'studySessions',
  'planMilestones',
  'feeds',
  'feedBodies',
  'feedFetches',
  'busyCalendars',
  'caldavTargets',
  'caldavObjects',
  'leases',
] as const;

type TableConfig = ReturnType<typeof pgTableConfig> | ReturnType<typeof sqliteTableConfig>;

/** What has to be the same on both engines: everything but the column types, which the compiler compares. */
function shape({ name, columns, uniqueConstraints, indexes, foreignKeys }: TableConfig) {
  return {
    name,
    columns: columns.map((column) => ({
      name: column.name,
      notNull: column.notNull,
      primary: column.primary,
      unique: column.isUnique && column.uniqueName,
      hasDefault: column.hasDefault,
    })),
    unique: uniqueConstraints.map((constraint) => ({
      name: constraint.getName(),
      columns: constraint.columns.map((column) => column.name),
    })),
    indexes: indexes.map(({ config }) => ({
      name: config.name,
      columns: config.columns.map((column) => ('name' in column ? column.name : column)),
    })),
    foreignKeys: foreignKeys.map((key) => {
      const { columns: from, foreignColumns: to } = key.reference();
      return {
        name: key.getName(),
        from: from.map((column) => column.name),
        to: to.map((column) => column.name),
        onDelete: key.onDelete,
      };
    }),
  };
}

describe('the two schemas', () => {
  it('have the same tables', () => {
    expect(Object.keys(sqlite).toSorted()).toEqual([...TABLES].toSorted());
    expect(Object.keys(pg).toSorted()).toEqual([...TABLES].toSorted());
  });

  it.each(TABLES)('have the same columns, keys and indexes in %s', (table) => {
    expect(shape(pgTableConfig(pg[table]))).toEqual(shape(sqliteTableConfig(sqlite[table])));
    expect(Object.keys(getTableColumns(pg[table]))).toEqual(
      Object.keys(getTableColumns(sqlite[table])),
    );
  });

  it('compare text by bytes on Postgres too', () => {
    const types = TABLES.flatMap((table) =>
      pgTableConfig(pg[table]).columns.map((column) => column.getSQLType()),
    );
    expect([...new Set(types)].toSorted()).toEqual([
      'boolean',
      'integer',
      'jsonb',
      'text collate "C"',
      'timestamp (3) with time zone',
    ]);
  });
});

describe('the newest migrations make exactly the schema', () => {
  const newestSnapshot = (engine: 'sqlite' | 'pg') => {
    const read = (file: string): unknown =>
      JSON.parse(readFileSync(join('drizzle', engine, 'meta', file), 'utf8'));
    const { entries } = read('_journal.json') as { entries: readonly { idx: number }[] };
    const newest = String(entries.at(-1)?.idx).padStart(4, '0');
    return read(`${newest}_snapshot.json`);
  };

  it('of SQLite', async () => {
    type Snapshot = Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;
    const missing = await generateSQLiteMigration(
      newestSnapshot('sqlite') as Snapshot,
      await generateSQLiteDrizzleJson(sqlite),
    );
    expect(missing).toEqual([]);
  });

  it('of Postgres', async () => {
    type Snapshot = ReturnType<typeof generateDrizzleJson>;
    const missing = await generateMigration(
      newestSnapshot('pg') as Snapshot,
      generateDrizzleJson(pg),
    );
    expect(missing).toEqual([]);
  });
});
