import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callInNode, repositoryRoot } from './in-node';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'paceline-launcher-'));
  mkdirSync(path.join(root, 'node_modules'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const LOCKED = {
  '': { version: '1.0.0' },
  'node_modules/next': { version: '16.4.5' },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
};

function installedFor(folder: string): Promise<unknown> {
  return callInNode('launcher/packages', 'packagesInstalled', folder);
}

function write(file: string, packages: Readonly<Record<string, unknown>>): void {
  writeFileSync(path.join(root, file), JSON.stringify({ packages }));
}

describe('packagesInstalled', () => {
  it('is true of the installation these tests run in', async () => {
    expect(await installedFor(repositoryRoot)).toBe(true);
  });

  it('is false where nothing was installed, or installing broke off', async () => {
    write('package-lock.json', LOCKED);
    expect(await installedFor(root)).toBe(false);
  });

  it.each([
    [
      true,
      'all packages but those of other platforms',
      { 'node_modules/next': { version: '16.4.5' } },
    ],
    [false, 'an older version', { 'node_modules/next': { version: '16.4.4' } }],
    [false, 'a package less', {}],
    [
      false,
      'an older optional package',
      { 'node_modules/next': { version: '16.4.5' }, 'node_modules/fsevents': { version: '2.3.2' } },
    ],
  ])('is %s with %s', async (expected, _, installed) => {
    write('package-lock.json', LOCKED);
    write('node_modules/.package-lock.json', installed);
    expect(await installedFor(root)).toBe(expected);
  });
});

describe('ensureDatabaseModule', () => {
  it('is content with a module that loads', async () => {
    expect(
      await callInNode('launcher/packages', 'ensureDatabaseModule', repositoryRoot),
    ).toBeUndefined();
  });
});
