import { afterAll, beforeAll, describe, vi } from 'vitest';
import { closeDatabase } from '@/lib/db/database';
import { emptyDatabase, ENGINES, type EmptyDatabase, type EngineName } from './database';

const SECRET = 'a secret for tests, long enough to be one';
export const APP_URL = 'https://plan.example.org';

/**
 * Runs the suite on an installation of its own, once a storage engine: an environment, an empty
 * database, and the modules loaded afresh so that they read that environment.
 */
export function describeOnEachInstallation(
  name: string,
  suite: () => void,
  engines: readonly EngineName[] = ENGINES,
): void {
  describe.each(engines)(`${name} on %s`, (engine) => {
    let empty: EmptyDatabase | undefined;
    beforeAll(async () => {
      empty = await emptyDatabase(engine);
      vi.resetModules();
      vi.stubEnv('DATA_DIR', empty.config.dataDir);
      vi.stubEnv('DATABASE_URL', empty.config.databaseUrl ?? '');
      vi.stubEnv('APP_URL', APP_URL);
      vi.stubEnv('AUTH_SECRET', SECRET);
      forgetDatabase();
    });
    afterAll(async () => {
      const { currentDatabase } = await import('@/lib/db/current-database');
      await closeDatabase(await currentDatabase());
      forgetDatabase();
      vi.unstubAllEnvs();
      await empty?.remove();
    });
    suite();
  });
}

/** The handle outlives a hot reload on purpose, so it outlives fresh modules too. */
function forgetDatabase(): void {
  Reflect.deleteProperty(globalThis, 'pacelineDatabase');
}

/** A guest, as the first save makes one. */
export async function newGuest(): Promise<string> {
  const { currentDatabase } = await import('@/lib/db/current-database');
  const { createGuest } = await import('@/lib/db/users-repository');
  const database = await currentDatabase();
  const guest = await database.transaction((transaction) =>
    createGuest(transaction, { now: new Date() }),
  );
  return guest.id;
}
