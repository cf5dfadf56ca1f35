import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from './plain-error.mjs';
import { runCommand } from './run-command.mjs';

/** What a build is made from, relative to the root; a missing one counts as missing. */
const BUILD_SOURCES = [
  'app',
  'content',
  'drizzle',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

const STAMP = path.join('.next', 'paceline-sources');

/**
 * @param {string} root
 * @param {string} relative
 * @returns {string[]} relative file paths with forward slashes, sorted
 */
function filesUnder(root, relative) {
  const full = path.join(root, relative);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [relative];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${relative}/${name}`));
}

/**
 * A hash over the names and bytes of all that goes into a build, and the Node line that made it.
 * @param {string} root
 * @returns {string}
 */
export function sourceFingerprint(root) {
  const hash = createHash('sha256').update(`node modules ${process.versions.modules}\n`);
  for (const file of BUILD_SOURCES.flatMap((source) => filesUnder(root, source))) {
    const bytes = readFileSync(path.join(root, file));
    // The length keeps one file's bytes from passing for the next one's name.
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @returns {string}
 */
export function nextProgram(root) {
  return path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
}

/**
 * Builds, and remembers from what.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function build(root) {
  // Taken before the build: a file changed while it runs must lead to another build, not be missed.
  const fingerprint = sourceFingerprint(root);
  const code = await runCommand(process.execPath, [nextProgram(root), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new PlainError('The build failed, see above.');
  writeFileSync(path.join(root, STAMP), fingerprint);
}

/**
 * @param {string} root
 * @returns {boolean} whether the build on disk was made from the sources as they are now
 */
export function isBuilt(root) {
  const stamp = path.join(root, STAMP);
  return (
    existsSync(path.join(root, '.next', 'BUILD_ID')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sourceFingerprint(root)
  );
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function ensureBuild(root) {
  if (isBuilt(root)) return;
  console.log('Building, because the sources changed since the last start ...');
  await build(root);
}
