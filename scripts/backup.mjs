// `npm run backup -- FOLDER`: a copy of the SQLite database and the secret, taken while the server runs.
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { PlainError, runPlainly } from './launcher/plain-error.mjs';

const DATABASE = 'paceline.db';
const SECRET = 'auth-secret';

await runPlainly(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const settings = path.join(root, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  if (process.env['DATABASE_URL']) {
    throw new PlainError('The plans are in Postgres: back them up with pg_dump.');
  }
  const [folder] = process.argv.slice(2);
  if (!folder) throw new PlainError('Name the folder to write to: npm run backup -- FOLDER');
  const source = path.resolve(root, process.env['DATA_DIR'] || 'data');
  const target = path.resolve(folder);
  if (!existsSync(path.join(source, DATABASE))) {
    throw new PlainError(`There is no ${DATABASE} in ${source}.`);
  }
  if (existsSync(path.join(target, DATABASE))) {
    throw new PlainError(`${target} holds a backup already: choose another folder.`);
  }
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const database = new Database(path.join(source, DATABASE), { readonly: true });
  try {
    await database.backup(path.join(target, DATABASE));
  } finally {
    database.close();
  }
  if (existsSync(path.join(source, SECRET))) {
    copyFileSync(path.join(source, SECRET), path.join(target, SECRET));
    chmodSync(path.join(target, SECRET), 0o600);
  }
  console.log(`Copied to ${target}. To restore, stop the server and put both files into DATA_DIR.`);
});
