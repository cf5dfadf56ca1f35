import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from './plain-error.mjs';
import { STOP_SIGNALS } from './run-command.mjs';

const ASK_EVERY_MS = 50;
const SLOW_AFTER_MS = 60_000;
const PARENT_CHECK_MS = 1_000;
const INSISTING_AFTER_MS = 1_000;

/**
 * @param {string | undefined} text
 * @returns {number}
 */
export function readPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT must be a number from 1 to 65535, and is "${text}".`);
  }
  return port;
}

/**
 * @param {number} port
 * @returns {Promise<void>}
 */
export async function requireFreePort(port) {
  const probe = createServer();
  try {
    // No host, as the server itself listens.
    probe.listen(port);
    await once(probe, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new PlainError(
        `Port ${port} is in use. Choose another one: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new PlainError(
        `Port ${port} needs more rights. Choose another one: PORT=3000 npm start`,
      );
    }
    throw error;
  }
  probe.close();
  await once(probe, 'close');
}

/**
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function isHealthy(address) {
  return new Promise((resolve) => {
    // Without an agent the connection closes at once: a kept one would delay the server's stop.
    const request = get(`${address}/health`, { agent: false, timeout: 10_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/**
 * Starts the server, says when it answers, passes signals on, and lasts as long as the server does.
 * @param {object} start
 * @param {readonly string[]} start.args of the Node program to run
 * @param {string} start.root
 * @param {NodeJS.ProcessEnv} start.env
 * @param {string} start.address where it will answer
 * @returns {Promise<number>} the exit code: 0 after a requested stop, else the server's own
 */
export async function serve({ args, root, env, address }) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const state = { stopping: false, ended: false };
  let askedAt = Infinity;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    // One Ctrl-C arrives up to twice, from the terminal and from npm; who asks again later is in earnest.
    const inEarnest = performance.now() - askedAt > INSISTING_AFTER_MS;
    child.kill(inEarnest ? 'SIGKILL' : signal);
    if (!state.stopping) askedAt = performance.now();
    state.stopping = true;
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  stopWithParent(stop);
  const ended = once(child, 'exit').then(([code]) => {
    state.ended = true;
    return /** @type {number | null} */ (code);
  });
  await announce(address, state);
  const code = await ended;
  return state.stopping ? 0 : (code ?? 1);
}

/**
 * npm ends its shell and itself on SIGTERM without telling us: a vanished parent is the request.
 * @param {(signal: NodeJS.Signals) => void} stop
 */
function stopWithParent(stop) {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop('SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}

/**
 * @param {string} address
 * @param {{ readonly stopping: boolean, readonly ended: boolean }} state
 * @returns {Promise<void>}
 */
async function announce(address, state) {
  const slowAt = performance.now() + SLOW_AFTER_MS;
  let warned = false;
  while (!state.ended && !state.stopping) {
    if (await isHealthy(address)) {
      console.log(`Paceline is ready on ${address}`);
      return;
    }
    if (!warned && performance.now() > slowAt) {
      warned = true;
      console.error(`Paceline does not answer well on ${address}/health yet; still waiting.`);
    }
    await pause(ASK_EVERY_MS);
  }
}
