import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ICruiseResult } from 'dependency-cruiser';

const run = promisify(execFile);

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What the product consists of; tests and scripts may import what they like. */
const PRODUCT = ['app', 'lib', 'proxy.ts', 'instrumentation.ts'];

/**
 * Checks the product's files below a folder against the repository's import rules. A process of its own,
 * because dependency-cruiser reads path aliases from the working directory and keeps them.
 */
export async function importsBelow(folder: string): Promise<ICruiseResult> {
  const { stdout } = await run(
    process.execPath,
    [
      path.join(repositoryRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      path.join(repositoryRoot, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      ...PRODUCT.filter((entry) => existsSync(path.join(folder, entry))),
    ],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as ICruiseResult;
}

/** `file -> imported: rule`, sorted. */
export function violationsOf({ summary }: ICruiseResult): readonly string[] {
  return summary.violations.map(({ from, to, rule }) => `${from} -> ${to}: ${rule.name}`).sort();
}
