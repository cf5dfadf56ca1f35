import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Engine, Work } from '@/lib/db/engine';
import { migratePostgres } from '@/lib/db/postgres-migrations';
import { asQueries, pgTables } from '@/lib/db/schema';

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Connects and migrates when needed. */
export async function openPostgres(databaseUrl: string): Promise<Engine> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'paceline',
  });
  // The pool replaces an idle connection that broke; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await migratePostgres(pool, databaseUrl);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    name: 'postgres',
    tables: pgTables,
    read: (work) => run(pool, 'begin isolation level repeatable read read only', work),
    write: (work) => run(pool, 'begin isolation level serializable', work),
    close: () => pool.end(),
  };
}

async function run<Value>(pool: Pool, begin: string, work: Work<Value>): Promise<Value> {
  const client = await pool.connect();
  let reusable = false;
  try {
    await client.query(begin);
    const value = await work(asQueries(drizzle(client)));
    const { command } = await client.query('commit');
    reusable = true;
    // Postgres answers the commit of a failed transaction by undoing it, without an error.
    if (command !== 'COMMIT') throw new Error('A statement failed, so the transaction was undone.');
    return value;
  } catch (error) {
    if (!reusable) {
      reusable = await client.query('rollback').then(
        () => true,
        () => false,
      );
    }
    throw error;
  } finally {
    client.release(!reusable);
  }
}
