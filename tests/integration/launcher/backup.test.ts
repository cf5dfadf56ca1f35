import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '@/lib/db/database';
import { createGuest, findUser } from '@/lib/db/users-repository';

const run = promisify(execFile);
let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paceline-backup-'));
  database = await openDatabase({ dataDir: folder });
  await writeFile(path.join(folder, 'auth-secret'), 'the secret', { mode: 0o600 });
});

afterAll(async () => {
  await closeDatabase(database);
  await rm(folder, { recursive: true, force: true });
});

function backUp(target: string): Promise<{ stdout: string }> {
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
  return run(process.execPath, ['scripts/backup.mjs', target], { env });
}

it('copies the database while it is in use, and the secret', async () => {
  const guest = await database.transaction((transaction) =>
    createGuest(transaction, { now: new Date() }),
  );
  const target = path.join(folder, 'copy');
  await backUp(target);
  const copy = await openDatabase({ dataDir: target });
  const found = await copy.read((reader) => findUser(reader, guest.id));
  await closeDatabase(copy);
  expect(found).toEqual(guest);
  expect(await readFile(path.join(target, 'auth-secret'), 'utf8')).toBe('the secret');
  expect((await stat(path.join(target, 'auth-secret'))).mode & 0o777).toBe(0o600);
});

it('writes over no backup', async () => {
  const target = path.join(folder, 'twice');
  await backUp(target);
  await expect(backUp(target)).rejects.toMatchObject({
    stderr: `${target} holds a backup already: choose another folder.\n`,
  });
});
