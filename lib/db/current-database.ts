import { openDatabase, type Database } from '@/lib/db/database';
import { env } from '@/lib/env';

// On globalThis, since a hot reload makes this module anew while the handle stays open.
const holder = globalThis as typeof globalThis & { pacelineDatabase?: Promise<Database> };

/** The installation's database, opened and migrated on first use. */
export function currentDatabase(): Promise<Database> {
  holder.pacelineDatabase ??= openDatabase(databaseConfig()).catch((error: unknown) => {
    delete holder.pacelineDatabase;
    throw error;
  });
  return holder.pacelineDatabase;
}

function databaseConfig() {
  const { DATA_DIR, DATABASE_URL } = env();
  return { dataDir: DATA_DIR, ...(DATABASE_URL === null ? {} : { databaseUrl: DATABASE_URL }) };
}
