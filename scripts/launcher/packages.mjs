import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from './plain-error.mjs';
import { runCommand, runNpm } from './run-command.mjs';

/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean, readonly link?: boolean }} LockedPackage
 * @typedef {{ readonly packages: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/**
 * @param {string} file
 * @returns {Lockfile}
 */
function readLockfile(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Whether what package-lock.json names is installed, by npm's own record of what it installed:
 * so a hand-run `npm ci` counts, and a broken-off one does not.
 * @param {string} root
 * @returns {boolean}
 */
export function packagesInstalled(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readLockfile(path.join(root, 'package-lock.json')).packages;
  const installed = readLockfile(record).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.link) return true;
    const found = installed[place];
    // An optional package is another platform's binary, or the installed one at the locked version.
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/**
 * @param {string} root
 * @param {'stdout' | 'stderr'} [output] where to tell of it; stdout may be kept for an answer
 * @returns {Promise<void>}
 */
export async function ensurePackages(root, output = 'stdout') {
  if (packagesInstalled(root)) return;
  process[output].write('Installing the packages named in package-lock.json ...\n');
  const code = await runNpm(
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    root,
    output,
  );
  if (code !== 0) {
    throw new PlainError('Installing the packages failed, see above. Nothing was started.');
  }
}

/**
 * Opens an in-memory database in a child: a module built for another Node fails only when it loads.
 * @param {string} root
 * @returns {Promise<boolean>}
 */
async function databaseModuleLoads(root) {
  const program = "new (require('better-sqlite3'))(':memory:').close()";
  const args = ['--input-type=commonjs', '--eval', program];
  return (await runCommand(process.execPath, args, { cwd: root, stdio: 'ignore' })) === 0;
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function ensureDatabaseModule(root) {
  if (await databaseModuleLoads(root)) return;
  console.log(`Rebuilding better-sqlite3 for Node ${process.versions.node} ...`);
  await runNpm(['rebuild', 'better-sqlite3'], root);
  if (await databaseModuleLoads(root)) return;
  throw new PlainError(
    'better-sqlite3 does not load with this Node, and rebuilding it did not help.\n' +
      'Where no ready-made binary fits, it is compiled, which needs python3, make and a C++ compiler.',
  );
}
