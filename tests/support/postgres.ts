import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a Postgres server whose user may create databases. */
    postgresUrl: string;
  }
}

const run = promisify(execFile);

const HOW_TO_GET_ONE =
  'The integration tests need Postgres: install it (Debian: apt-get install postgresql; macOS: brew install postgresql) or set TEST_DATABASE_URL to a server where databases may be created.';

/** Durability is not what is tested on Postgres; a throwaway server may be fast instead. */
const SERVER_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Vitest's global setup of the integration tests: TEST_DATABASE_URL, else a throwaway server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return async () => undefined;
  }
  const { url, stop } = await startServer();
  project.provide('postgresUrl', url);
  return stop;
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const programs = folderOfPrograms();
  const account = await serverAccount();
  const folder = await mkdtemp(join(tmpdir(), 'paceline-postgres-'));
  const stop = async () => {
    if (existsSync(join(folder, 'data', 'postmaster.pid'))) {
      await run(join(programs, 'pg_ctl'), ['-D', join(folder, 'data'), '-m', 'immediate', 'stop'], {
        ...account,
        cwd: folder,
      });
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (account.uid !== undefined && account.gid !== undefined) {
      await chown(folder, account.uid, account.gid);
    }
    return { url: await start(programs, folder, account), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(programs: string, folder: string, account: Account): Promise<string> {
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const options = { ...account, cwd: folder };
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const port = await freePort();
  const settings = [`port=${port}`, ...SERVER_SETTINGS].map((setting) => `-c ${setting}`).join(' ');
  try {
    await run(
      join(programs, 'pg_ctl'),
      ['-D', data, '-l', log, '-o', settings, '-w', 'start'],
      options,
    );
  } catch (error) {
    const said = existsSync(log) ? await readFile(log, 'utf8') : '';
    throw new Error(`Postgres did not start.\n${said}`, { cause: error });
  }
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

/** The folder with `initdb` and `pg_ctl`; Debian keeps them out of PATH, by version. */
function folderOfPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find((folder) =>
    ['initdb', 'pg_ctl'].every((program) => existsSync(join(folder, program))),
  );
  if (found === undefined) throw new Error(HOW_TO_GET_ONE);
  return found;
}

/** Postgres refuses to run as root: then as the user its package made. */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  try {
    return { uid: await idOfPostgres('-u'), gid: await idOfPostgres('-g') };
  } catch {
    throw new Error(`${HOW_TO_GET_ONE} As root it runs as the user postgres, who is missing here.`);
  }
}

async function idOfPostgres(which: '-u' | '-g'): Promise<number> {
  const { stdout } = await run('id', [which, 'postgres']);
  return Number(stdout);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The free port has no number.'));
      });
    });
  });
}
