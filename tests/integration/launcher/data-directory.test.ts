import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callInNode } from './in-node';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'paceline-launcher-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function modeOf(file: string): number {
  return statSync(file).mode & 0o777;
}

describe('ensureDataDirectory', () => {
  function ensure(wanted: string | null): Promise<unknown> {
    return callInNode('launcher/data-directory', 'ensureDataDirectory', root, wanted);
  }

  it('makes ./data for its owner only', async () => {
    const directory = path.join(root, 'data');
    expect(await ensure(null)).toBe(directory);
    expect(modeOf(directory)).toBe(0o700);
  });

  it('takes a relative folder from the root, and leaves the mode of an existing one alone', async () => {
    const directory = path.join(root, 'volume');
    expect(await ensure('volume/inner')).toBe(path.join(directory, 'inner'));
    chmodSync(directory, 0o750);
    expect(await ensure('volume')).toBe(directory);
    expect(modeOf(directory)).toBe(0o750);
  });

  it.each(['.next', '.next/data', 'node_modules/data'])(
    'refuses %s, which is made anew',
    async (wanted) => {
      await expect(ensure(wanted)).rejects.toThrow('DATA_DIR must not be inside');
    },
  );

  it('accepts a folder whose name only begins like the build', async () => {
    expect(await ensure('.next-data')).toBe(path.join(root, '.next-data'));
  });

  it('says so where the folder cannot be made', async () => {
    writeFileSync(path.join(root, 'file'), '');
    await expect(ensure('file/data')).rejects.toThrow('cannot be made');
  });
});

describe('ensureSecret', () => {
  function ensure(): Promise<unknown> {
    return callInNode('launcher/data-directory', 'ensureSecret', root);
  }

  it('makes 32 random bytes that only the owner can read, once', async () => {
    const secret = await ensure();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(secret as string, 'base64url')).toHaveLength(32);
    const file = path.join(root, 'auth-secret');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(modeOf(file)).toBe(0o600);
    expect(await ensure()).toBe(secret);
  });

  it('is agreed on by starters that race, and leaves nothing else behind', async () => {
    const secrets = await Promise.all(Array.from({ length: 6 }, ensure));
    expect(new Set(secrets)).toEqual(
      new Set([readFileSync(path.join(root, 'auth-secret'), 'utf8')]),
    );
    expect(readdirSync(root)).toEqual(['auth-secret']);
  });

  it('closes a secret that a restored backup left open', async () => {
    const file = path.join(root, 'auth-secret');
    const secret = 's'.repeat(43);
    writeFileSync(file, `${secret}\n`, { mode: 0o644 });
    expect(await ensure()).toBe(secret);
    expect(modeOf(file)).toBe(0o600);
  });

  it('never replaces a damaged secret by itself', async () => {
    const file = path.join(root, 'auth-secret');
    writeFileSync(file, 'cut off');
    await expect(ensure()).rejects.toThrow('is shorter than 32 characters');
    expect(readFileSync(file, 'utf8')).toBe('cut off');
  });
});
