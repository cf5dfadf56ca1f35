import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database, type DatabaseConfig } from '@/lib/db/database';
import {
  CREATE_STEPS_TABLE,
  migrationSteps,
  pendingSteps,
  type AppliedStep,
} from '@/lib/db/migrations';
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
    try {
      raw.exec(statements);
    } finally {
      raw.close();
    }
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
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

  it('give plans saved before them the milestones that their feeds told, and their first path', async () => {
    await withEmptyDatabase(engine, async (config) => {
      const [first] = steps;
      const oldest = steps.filter(({ migration }) => migration === first?.migration);
      const at = (time: string) =>
        engine === 'sqlite' ? String(Date.parse(time)) : `timestamptz '${time}'`;
      const [made, moved] = [at('2026-03-02T08:00:00.123Z'), at('2026-03-05T17:45:30.456Z')];
      const session = (id: string, phase: string, day: string, sequence: number, changed: string) =>
        `('${id}', 'p', 'study', '${phase}', 'u', 't', 1, 1, '${day}', 1080, 'Europe/Berlin', 90, ${made}, ${made}, ${sequence}, ${made}, ${changed})`;
      await runRaw(
        config,
        [
          CREATE_STEPS_TABLE,
          ...oldest.map(({ statement }) => statement.replace(/;\s*$/, '')),
          ...oldest.map(
            ({ migration, step }) =>
              `insert into migration_steps (migration, step) values ('${migration}', ${step})`,
          ),
          `insert into users (id, kind, created_at) values ('o', 'guest', ${made})`,
          `insert into plans (id, owner_id, title, path_slug, path_hash, path, request, zone, revision, created_at, updated_at) values ('p', 'o', 'T', 's', 'hash', '{"a":[1]}', '{}', 'Europe/Berlin', 2, ${made}, ${moved})`,
          ...[1, 2].map(
            (number) =>
              `insert into plan_revisions (id, plan_id, number, reason, created_at, title, request, plan) values ('r${number}', 'p', ${number}, 'created', ${made}, 'T', '{}', '{}')`,
          ),
          `insert into study_sessions (id, plan_id, kind, phase_id, unit_id, topic_id, part, parts, local_date, local_minute, zone, minutes, start_at, end_at, sequence, created_at, changed_at) values ${[
            session('p.a', 'one', '2026-03-09', 0, made),
            session('p.b', 'one', '2026-03-11', 2, moved),
            session('p.c', 'one', '2026-03-10', 0, made),
            session('p.d', 'two', '2026-04-01', 0, made),
          ].join(', ')}`,
        ].join(';\n'),
      );
      const database = await openDatabase(config);
      const { milestones, revisions } = await database.read(async ({ queries, tables }) => ({
        milestones: await queries
          .select()
          .from(tables.planMilestones)
          .orderBy(tables.planMilestones.id),
        revisions: await queries
          .select()
          .from(tables.planRevisions)
          .orderBy(tables.planRevisions.number),
      }));
      const common = {
        planId: 'p',
        createdAt: new Date('2026-03-02T08:00:00.123Z'),
        removedAt: null,
      };
      expect(milestones).toEqual([
        {
          ...common,
          id: 'p.one.milestone',
          phaseId: 'one',
          day: '2026-03-11',
          // As the feed counted until then: each session once, and each of its changes.
          sequence: 5,
          changedAt: new Date('2026-03-05T17:45:30.456Z'),
        },
        {
          ...common,
          id: 'p.two.milestone',
          phaseId: 'two',
          day: '2026-04-01',
          sequence: 1,
          changedAt: new Date('2026-03-02T08:00:00.123Z'),
        },
      ]);
      expect(revisions).toMatchObject([
        { number: 1, path: { a: [1] }, pathHash: 'hash', summary: null, pinned: null },
        { number: 2, path: null, pathHash: null, summary: null, pinned: null },
      ]);
      await closeDatabase(database);
    });
  });

  it('keep the feeds of an old database, each with the owner of its plan', async () => {
    await withEmptyDatabase(engine, async (config) => {
      const migrations = [...new Set(steps.map(({ migration }) => migration))];
      // All up to the one that lets a feed be of all plans.
      const older = steps.filter(({ migration }) => migrations.indexOf(migration) < 3);
      const at = (time: string) =>
        engine === 'sqlite' ? String(Date.parse(time)) : `timestamptz '${time}'`;
      const [made, revoked] = [at('2026-03-02T08:00:00.123Z'), at('2026-03-05T17:45:30.456Z')];
      const plan = (id: string, owner: string) =>
        `('${id}', '${owner}', 'T', 's', 'hash', '{}', '{}', 'Europe/Berlin', 1, ${made}, ${made})`;
      await runRaw(
        config,
        [
          CREATE_STEPS_TABLE,
          ...older.map(({ statement }) => statement.replace(/;\s*$/, '')),
          ...older.map(
            ({ migration, step }) =>
              `insert into migration_steps (migration, step) values ('${migration}', ${step})`,
          ),
          `insert into users (id, kind, created_at) values ('o1', 'guest', ${made}), ('o2', 'guest', ${made})`,
          `insert into plans (id, owner_id, title, path_slug, path_hash, path, request, zone, revision, created_at, updated_at) values ${[plan('p1', 'o1'), plan('p2', 'o2')].join(', ')}`,
          `insert into feeds (id, plan_id, token_hash, generation, created_at, revoked_at) values ${[
            `('f1', 'p1', 'hash 1', 1, ${made}, null)`,
            `('f2', 'p2', 'hash 2', 7, ${made}, null)`,
            `('f3', 'p2', 'hash 3', 2, ${made}, ${revoked})`,
          ].join(', ')}`,
        ].join(';\n'),
      );
      const database = await openDatabase(config);
      const kept = await database.read(({ queries, tables: { feeds } }) =>
        queries.select().from(feeds).orderBy(feeds.id),
      );
      const common = {
        name: null,
        options: null,
        createdAt: new Date('2026-03-02T08:00:00.123Z'),
        revokedAt: null,
      };
      expect(kept).toEqual([
        { ...common, id: 'f1', ownerId: 'o1', planId: 'p1', tokenHash: 'hash 1', generation: 1 },
        { ...common, id: 'f2', ownerId: 'o2', planId: 'p2', tokenHash: 'hash 2', generation: 7 },
        {
          ...common,
          id: 'f3',
          ownerId: 'o2',
          planId: 'p2',
          tokenHash: 'hash 3',
          generation: 2,
          revokedAt: new Date('2026-03-05T17:45:30.456Z'),
        },
      ]);
      await closeDatabase(database);
      // What the tables promised before holds on: no token twice, and a deleted plan takes its feeds along.
      await expect(
        runRaw(
          config,
          `insert into feeds (id, owner_id, plan_id, token_hash, generation, created_at) values ('f4', 'o1', 'p1', 'hash 1', 1, ${made})`,
        ),
      ).rejects.toThrow(/unique/i);
      await runRaw(config, "delete from plans where id = 'p2'");
      const reopened = await openDatabase(config);
      const left = await reopened.read(({ queries, tables: { feeds } }) =>
        queries.select({ id: feeds.id }).from(feeds),
      );
      expect(left).toEqual([{ id: 'f1' }]);
      await closeDatabase(reopened);
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
