import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callInNode } from './in-node';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'paceline-launcher-'));
  mkdirSync(path.join(root, 'app'));
  writeFileSync(path.join(root, 'app', 'page.tsx'), 'one');
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function fingerprint(): Promise<unknown> {
  return callInNode('launcher/build', 'sourceFingerprint', root);
}

describe('sourceFingerprint', () => {
  it.each<[string, () => void]>([
    ['a changed file', () => writeFileSync(path.join(root, 'app', 'page.tsx'), 'two')],
    ['a new file', () => writeFileSync(path.join(root, 'app', 'layout.tsx'), '')],
    ['a removed file', () => rmSync(path.join(root, 'app', 'page.tsx'))],
    [
      'a renamed file',
      () => renameSync(path.join(root, 'app', 'page.tsx'), path.join(root, 'app', 'route.tsx')),
    ],
    ['a changed lockfile', () => writeFileSync(path.join(root, 'package-lock.json'), '{ }')],
    ['a new configuration file', () => writeFileSync(path.join(root, 'next.config.ts'), '')],
  ])('notices %s', async (_, change) => {
    const before = await fingerprint();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    change();
    expect(await fingerprint()).not.toBe(before);
  });

  it('does not mind what no build is made from', async () => {
    const before = await fingerprint();
    for (const folder of ['tests', 'data', '.next']) {
      mkdirSync(path.join(root, folder));
      writeFileSync(path.join(root, folder, 'file.ts'), 'anything');
    }
    expect(await fingerprint()).toBe(before);
  });
});

describe('isBuilt', () => {
  function isBuilt(): Promise<unknown> {
    return callInNode('launcher/build', 'isBuilt', root);
  }

  it('is true only for a finished build of the sources as they are', async () => {
    expect(await isBuilt()).toBe(false);
    mkdirSync(path.join(root, '.next'));
    writeFileSync(path.join(root, '.next', 'BUILD_ID'), 'id');
    expect(await isBuilt()).toBe(false);
    writeFileSync(path.join(root, '.next', 'paceline-sources'), String(await fingerprint()));
    expect(await isBuilt()).toBe(true);
    writeFileSync(path.join(root, 'app', 'page.tsx'), 'two');
    expect(await isBuilt()).toBe(false);
  });
});
