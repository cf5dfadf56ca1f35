import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { HOW_TO_GET_A_BROWSER, browserArguments, findBrowser } from '../browser.mjs';
import { runCommand } from '../launcher/run-command.mjs';
import { findProgram } from './find-program.mjs';

const DEBIAN_POSTGRES = '/usr/lib/postgresql';
// Its packages are the system's; another Python that comes first on the path has its own.
const DEBIAN_PYTHON = '/usr/bin/python3';
const DOWNLOAD_LIMIT_MS = 300_000;

/**
 * Installs a package with the system's package manager, where we may.
 * @param {string} name
 * @returns {Promise<void>}
 */
async function installSystemPackage(name) {
  const apt = findProgram(['apt-get']);
  if (!apt) return;
  const prefix = process.getuid?.() === 0 ? [] : await passwordlessSudo();
  if (!prefix) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${name} with apt-get ...`);
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', name],
  ]) {
    const [program, ...rest] = [...prefix, apt, ...args];
    if ((await runCommand(String(program), rest, { env })) !== 0) return;
  }
}

/** @returns {Promise<string[] | undefined>} the words to put before a command */
async function passwordlessSudo() {
  const sudo = findProgram(['sudo']);
  if (!sudo) return undefined;
  return (await runCommand(sudo, ['-n', 'true'], { stdio: 'ignore' })) === 0
    ? [sudo, '-n']
    : undefined;
}

/** @returns {Promise<boolean>} whether a browser is there that also starts */
async function browserStarts() {
  const executablePath = findBrowser();
  if (!executablePath) return false;
  try {
    const browser = await chromium.launch({ executablePath, args: browserArguments() });
    await browser.close();
    return true;
  } catch {
    // A library of the system is missing: another way to get a browser may bring it.
    return false;
  }
}

/**
 * Gets a browser where there is none.
 * @param {string} root
 * @returns {Promise<string | undefined>} what the person must do, where nothing helped
 */
export async function ensureBrowser(root) {
  if (await browserStarts()) return undefined;
  console.log("No browser to test with: getting Playwright's own ...");
  const playwright = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  await runCommand(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], {
    cwd: root,
    timeout: DOWNLOAD_LIMIT_MS,
  });
  if (await browserStarts()) return undefined;
  await installSystemPackage('chromium');
  return (await browserStarts()) ? undefined : HOW_TO_GET_A_BROWSER;
}

/** @returns {boolean} */
function postgresIsThere() {
  if (process.env['TEST_DATABASE_URL']) return true;
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const folders = versions.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
  return findProgram(['initdb'], folders) !== undefined;
}

/** @returns {Promise<boolean>} whether the system's own Python has its iCalendar package */
async function pythonReadsCalendars() {
  if (!existsSync(DEBIAN_PYTHON)) return false;
  const options = { stdio: /** @type {const} */ ('ignore') };
  return (await runCommand(DEBIAN_PYTHON, ['-c', 'import icalendar'], options)) === 0;
}

/**
 * Gets what the tests start or ask beside Node where it is not there: the programs of a Postgres server,
 * a CalDAV server, and a reader of calendars that is not written in JavaScript. What to do where this
 * does not help is said by the tests that need it.
 * @returns {Promise<void>}
 */
export async function ensureForeignPrograms() {
  if (!postgresIsThere()) await installSystemPackage('postgresql');
  if (!findProgram(['radicale'])) await installSystemPackage('radicale');
  if (!(await pythonReadsCalendars())) await installSystemPackage('python3-icalendar');
}
