import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The first of the named programs that a folder of PATH, or one of further folders, holds.
 * @param {readonly string[]} names
 * @param {readonly string[]} [furtherFolders]
 * @returns {string | undefined} its path
 */
export function findProgram(names, furtherFolders = []) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...furtherFolders];
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate));
}
