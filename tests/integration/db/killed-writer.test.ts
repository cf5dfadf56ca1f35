import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '@/lib/db/database';
import { emptyDatabase } from '@/tests/support/database';

const ROUNDS = 5;
const MOST_PLANS_A_ROUND = 60;

/** Runs the saving program, kills it once it has printed so many ids, and returns all that it printed. */
async function idsSavedUntilKilled(dataDir: string, killAfter: number): Promise<readonly string[]> {
  const program = join(import.meta.dirname, 'save-plans.ts');
  const saver = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => saver.once('exit', (_code, signal) => resolve(signal)));
  const printed: string[] = [];
  for await (const id of createInterface({ input: saver.stdout })) {
    printed.push(id);
    // The program goes on saving meanwhile, so that this strikes anywhere in its work.
    if (printed.length === killAfter) saver.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
  return printed;
}

it('a killed process loses no plan that it said was saved, and leaves none half saved', async () => {
  const { config, remove } = await emptyDatabase('sqlite');
  try {
    const promised: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const killAfter = 1 + Math.floor(Math.random() * MOST_PLANS_A_ROUND);
      promised.push(...(await idsSavedUntilKilled(config.dataDir, killAfter)));

      const raw = new BetterSqlite(join(config.dataDir, 'paceline.db'));
      expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(raw.pragma('foreign_key_check')).toEqual([]);
      raw.close();

      const database = await openDatabase(config);
      const found = await database.read(async ({ queries, tables }) => ({
        plans: await queries.select({ id: tables.plans.id }).from(tables.plans),
        revisions: await queries.select().from(tables.planRevisions),
        sessions: await queries.select().from(tables.studySessions),
        feeds: await queries.select().from(tables.feeds),
      }));
      await closeDatabase(database);
      const ids = found.plans.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(promised));
      expect(found.revisions.map(({ planId }) => planId).toSorted()).toEqual(ids.toSorted());
      expect(found.feeds.map(({ planId }) => planId).toSorted()).toEqual(ids.toSorted());
      expect(found.sessions).toHaveLength(40 * ids.length);
    }
  } finally {
    await remove();
  }
});
