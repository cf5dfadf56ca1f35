import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const HOW_TO_GET_ONE =
  'These tests need the calendar server Radicale: apt-get install radicale, or pip install radicale.';

export const CALDAV_USER = { username: 'ada', password: 'app password ü' } as const;

export interface Radicale {
  /** Its root, with a slash at the end. */
  readonly url: string;
  /** `name:port`, as ALLOWED_HOSTS takes it. */
  readonly host: string;
  readonly stop: () => Promise<void>;
}

/** A calendar server with one user, on a free port and a folder of its own. */
export async function startRadicale(): Promise<Radicale> {
  const folder = await mkdtemp(join(tmpdir(), 'paceline-radicale-'));
  const host = `127.0.0.1:${await freePort()}`;
  const config = join(folder, 'config');
  const users = join(folder, 'users');
  await writeFile(users, `${CALDAV_USER.username}:${CALDAV_USER.password}\n`);
  await writeFile(
    config,
    [
      `[server]\nhosts = ${host}`,
      `[auth]\ntype = htpasswd\nhtpasswd_filename = ${users}\nhtpasswd_encryption = plain\ndelay = 0`,
      `[storage]\nfilesystem_folder = ${join(folder, 'collections')}`,
      '[logging]\nlevel = error\n',
    ].join('\n'),
  );
  const server = spawn('radicale', ['--config', config], { stdio: 'ignore' });
  const stop = async () => {
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answering(server, `http://${host}/`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${host}/`, host, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Waits until the server answers; throws where there is none. */
async function answering(server: ChildProcess, url: string): Promise<void> {
  const failures: string[] = [];
  server.once('error', () => failures.push(HOW_TO_GET_ONE));
  server.once('exit', (code) => failures.push(`Radicale ended with code ${code}.`));
  for (let tries = 0; tries < 300; tries += 1) {
    if (failures[0] !== undefined) throw new Error(failures[0]);
    try {
      await fetch(url, { redirect: 'manual' });
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error('Radicale did not answer within 15 seconds.');
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await exit;
}
