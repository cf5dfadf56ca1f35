import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewOfText, previewResponseSchema } from '@/lib/usecases/preview-api';
import { repositoryRoot } from '../launcher/in-node';

const EXAMPLES = path.join(repositoryRoot, 'docs', 'examples');

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as npm runs it: in the package's folder, called from another one. */
function plan(args: readonly string[], calledFrom: string, stdin = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['scripts/plan.mjs', ...args],
      {
        cwd: repositoryRoot,
        env: { ...process.env, INIT_CWD: calledFrom },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
    child.stdin?.end(stdin);
  });
}

function example(name: string): string {
  return readFileSync(path.join(EXAMPLES, name), 'utf8');
}

describe('npm run plan', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'paceline-plan-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(readdirSync(EXAMPLES))('answers %s as the API does', async (name) => {
    const { code, stdout, stderr } = await plan([name], EXAMPLES);
    expect(stderr).toBe('');
    const answer = previewResponseSchema.parse(JSON.parse(stdout));
    expect(code).toBe(answer.status === 'fits' ? 0 : 1);
    expect(await previewOfText(example(name))).toEqual({ ok: true, value: answer });
  });

  it('reads standard input', async () => {
    const name = 'reference-path.json';
    const fromFile = await plan([name], EXAMPLES);
    expect(await plan(['-'], folder, example(name))).toEqual(fromFile);
  });

  it('tells every mistake at its field, as the API does', async () => {
    writeFileSync(
      path.join(folder, 'wrong.json'),
      example('reference-path.json').replace('Berlin', 'Nowhere'),
    );
    const { code, stdout, stderr } = await plan(['wrong.json'], folder);
    expect([code, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toEqual({
      errors: [
        {
          path: 'learner.zone',
          message: 'is not a time zone; “Europe/Nowhere” is unknown, Europe/Berlin would be right',
        },
      ],
    });
  });

  it.each([
    [[], '', 'name one request file, or - for standard input'],
    [['one.json', 'two.json'], '', 'name one request file, or - for standard input'],
    [['-'], '{', 'the body must be valid JSON'],
  ])('refuses %j with “%s”', async (args, stdin, message) => {
    const { code, stdout, stderr } = await plan(args, folder, stdin);
    expect([code, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toEqual({ errors: [{ path: '', message }] });
  });

  it('says which file cannot be read', async () => {
    const { code, stderr } = await plan(['none.json'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain(path.join(folder, 'none.json'));
  });
});
