import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from './plain-error.mjs';

const SECRET_FILE = 'auth-secret';
const SECRET_BYTES = 32;
const SHORTEST_SECRET = 32;

/**
 * The absolute data directory, made private (0700) where it is new. An existing one keeps its mode:
 * it may be a mounted volume with an owner of its own.
 * @param {string} root
 * @param {string | undefined} wanted DATA_DIR; a relative one is taken from the root
 * @returns {string}
 */
export function ensureDataDirectory(root, wanted) {
  const directory = path.resolve(root, wanted || 'data');
  for (const rebuilt of ['.next', 'node_modules']) {
    const within = path.relative(path.join(root, rebuilt), directory);
    if (!within.startsWith('..') && !path.isAbsolute(within)) {
      throw new PlainError(
        `DATA_DIR must not be inside ${rebuilt}, which is deleted and made again: choose another folder.`,
      );
    }
  }
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new PlainError(`DATA_DIR ${directory} cannot be made: ${reasonOf(error)}.`);
  }
  return directory;
}

/**
 * The installation's secret from `<directory>/auth-secret`, made on the first start. The file appears
 * whole or not at all, and the first of several starters wins, so all of them return the same secret.
 * @param {string} directory
 * @returns {string}
 */
export function ensureSecret(directory) {
  const file = path.join(directory, SECRET_FILE);
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const known = readIfPresent(file);
  if (known === undefined) {
    try {
      const made = randomBytes(SECRET_BYTES).toString('base64url');
      writeFileSync(draft, made, { flag: 'wx', mode: 0o600, flush: true });
      // A link, unlike a rename, refuses to replace what another starter has made meanwhile.
      linkSync(draft, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        throw new PlainError(`The secret ${file} cannot be written: ${reasonOf(error)}.`);
      }
    } finally {
      rmSync(draft, { force: true });
    }
  }
  const secret = (known ?? readFileSync(file, 'utf8')).trim();
  if (secret.length < SHORTEST_SECRET) {
    throw new PlainError(
      `The secret in ${file} is shorter than ${SHORTEST_SECRET} characters: restore it from a backup, ` +
        'or delete the file to make a new one (which signs everybody out).',
    );
  }
  chmodSync(file, 0o600);
  return secret;
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readIfPresent(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new PlainError(`The secret ${file} cannot be read: ${reasonOf(error)}.`);
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
