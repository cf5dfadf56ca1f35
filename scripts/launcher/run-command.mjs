import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PlainError } from './plain-error.mjs';

export const STOP_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program to its end with its output shown. A signal to us stops the program and throws.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code, 1 where it was killed
 */
export async function runCommand(program, args, options) {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  let stopped = false;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    stopped = true;
    child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  try {
    const [code] = /** @type {[number | null]} */ (await once(child, 'exit'));
    if (stopped) throw new PlainError('Stopped.');
    return code ?? 1;
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

/**
 * npm as the program that called us, or the one on the PATH.
 * @param {readonly string[]} args
 * @param {string} root
 * @param {'stdout' | 'stderr'} [output] where npm's own output goes
 * @returns {Promise<number>}
 */
export function runNpm(args, root, output = 'stdout') {
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { cwd: root, stdio: ['ignore', process[output].fd, 'inherit'] };
  const script = process.env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script)) {
    return runCommand(process.execPath, [script, ...args], options);
  }
  return runCommand('npm', args, { ...options, shell: process.platform === 'win32' });
}
