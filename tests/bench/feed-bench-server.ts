import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 100;

/** Beside the feeds, so that it passes the same proxy and is sent with the same headers. */
const CONSTANT_ROUTE = 'app/feeds/bench-constant/[size]/route.ts';

/** Answers with so many bytes that are made once; 304 to any validator. */
const CONSTANT_SOURCE = `
const texts = new Map<string, string>();
const headers = { 'Content-Type': 'text/calendar; charset=utf-8', ETag: '"constant"' };

export async function GET(
  request: Request,
  { params }: { params: Promise<{ size: string }> },
): Promise<Response> {
  if (request.headers.has('if-none-match')) return new Response(null, { status: 304, headers });
  const { size } = await params;
  const text = texts.get(size) ?? 'x'.repeat(Number(size));
  texts.set(size, text);
  return new Response(text, { headers });
}
`;

const ROOT_FILES = new Set([
  'instrumentation.ts',
  'next.config.ts',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]);

export interface BenchServer {
  readonly address: string;
  readonly end: () => Promise<void>;
}

/** A folder for a copy, to be removed after use. */
export function folderForCopy(): string {
  mkdirSync('.cache', { recursive: true });
  return path.resolve(mkdtempSync('.cache/feed-bench-'));
}

/**
 * A production build of the checkout with one more route that answers a constant, in a folder below the
 * checkout's own, whose packages it finds there. The app itself ships no such route.
 */
export function buildCopy(folder: string): void {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  // Without a lock file, or the folder would be taken for a project of its own, without packages.
  const files = listing
    .split('\n')
    .filter((file) => /^(?:app|content|drizzle|lib|public)\//.test(file) || ROOT_FILES.has(file))
    .filter((file) => existsSync(file));
  for (const file of files) cpSync(file, path.join(folder, file));
  // Fonts are named by their place, which is not looked for further up.
  const fonts = 'node_modules/@fontsource-variable';
  cpSync(fonts, path.join(folder, fonts), { recursive: true });
  const route = path.join(folder, CONSTANT_ROUTE);
  mkdirSync(path.dirname(route), { recursive: true });
  writeFileSync(route, CONSTANT_SOURCE);
  execFileSync(process.execPath, [path.resolve('node_modules/next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Serves a built copy with this process's installation. */
export async function serveCopy(folder: string): Promise<BenchServer> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [path.resolve('node_modules/next/dist/bin/next'), 'start', '-p', String(port)],
    {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', APP_URL: address },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const until = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(address))) {
    if (child.exitCode !== null || performance.now() > until) {
      throw new Error('The server does not answer.');
    }
    await pause(ASK_EVERY_MS);
  }
  return {
    address,
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function isReady(address: string): Promise<boolean> {
  const response = await fetch(`${address}/health`).catch(() => null);
  return response?.status === 200;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
