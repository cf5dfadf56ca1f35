import { Client, type Pool } from 'pg';
import { errorCode } from '@/lib/db/errors';
import {
  CREATE_STEPS_TABLE,
  migrationSteps,
  pendingSteps,
  SELECT_STEPS,
  type AppliedStep,
} from '@/lib/db/migrations';

/** PostgreSQL, appendix A: what `create table if not exists` answers when two run at once. */
const CREATED_BY_ANOTHER: ReadonlySet<string> = new Set(['23505', '42P07', '42710', '40001']);

/** Another starter's migrations may take this long. */
const LOCK_TIMEOUT = '60s';

/**
 * Runs the pending steps, each in a transaction of its own with its record: engines that allow one
 * schema change a transaction take them, and a killed migration goes on where it stopped.
 */
export async function migratePostgres(pool: Pool, databaseUrl: string): Promise<void> {
  await createTable(pool, 'create table if not exists migration_lock (id integer primary key)');
  await pool.query('insert into migration_lock (id) values (1) on conflict do nothing');
  await underLock(databaseUrl, async () => {
    await createTable(pool, CREATE_STEPS_TABLE);
    const { rows } = await pool.query<AppliedStep>(SELECT_STEPS);
    for (const { migration, step, statement } of pendingSteps(migrationSteps('pg'), rows)) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(statement);
        await client.query('insert into migration_steps (migration, step) values ($1, $2)', [
          migration,
          step,
        ]);
        await client.query('commit');
        client.release();
      } catch (error) {
        // Closing the connection undoes the step.
        client.release(true);
        throw error;
      }
    }
  });
}

async function createTable(pool: Pool, statement: string): Promise<void> {
  try {
    await pool.query(statement);
  } catch (error) {
    if (!CREATED_BY_ANOTHER.has(errorCode(error))) throw error;
  }
}

/** Holds the row of `migration_lock` on a connection of its own; the server frees it when that ends. */
async function underLock(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const holder = new Client({
    connectionString: databaseUrl,
    application_name: 'paceline-migrate',
  });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    await holder.query('select id from migration_lock where id = 1 for update');
    await work();
  } finally {
    await holder.end();
  }
}
