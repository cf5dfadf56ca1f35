import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callInNode } from './in-node';

let folder: string;
let report: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paceline-counts-'));
  report = path.join(folder, 'report.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('countVitest', () => {
  function count(exitCode: number): Promise<unknown> {
    return callInNode('checks/counts', 'countVitest', report, exitCode);
  }

  function write(
    counts: { readonly passed: number; readonly failed?: number; readonly skipped?: number },
    testResults: readonly unknown[] = [],
  ): void {
    writeFileSync(
      report,
      JSON.stringify({
        numPassedTests: counts.passed,
        numFailedTests: counts.failed ?? 0,
        numPendingTests: counts.skipped ?? 0,
        numTodoTests: 0,
        testResults,
      }),
    );
  }

  it('counts what passed and what failed', async () => {
    write({ passed: 7, failed: 2 }, [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'failed' }] },
    ]);
    expect(await count(1)).toEqual({ passed: 7, failed: 2 });
  });

  it('counts a file that does not load', async () => {
    write({ passed: 7 }, [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]);
    expect(await count(1)).toEqual({ passed: 7, failed: 1 });
  });

  it('counts a skipped test as failed, though vitest does not mind it', async () => {
    write({ passed: 7, skipped: 1 });
    expect(await count(0)).toEqual({ passed: 7, failed: 1 });
  });

  it('believes the exit code where no test is named', async () => {
    write({ passed: 7 });
    expect(await count(1)).toEqual({ passed: 7, failed: 1 });
    expect(await count(0)).toEqual({ passed: 7, failed: 0 });
  });

  it('counts a run that broke off before its report as one failure', async () => {
    expect(await count(1)).toEqual({ passed: 0, failed: 1 });
    expect(await count(0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  it.each([
    [{ expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, 0, { passed: 5, failed: 0 }],
    [{ expected: 5, unexpected: 2, flaky: 1, skipped: 1 }, 1, { passed: 5, failed: 4 }],
    [{ expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, 1, { passed: 0, failed: 1 }],
  ])('reads %o with exit code %i as %o', async (stats, exitCode, expected) => {
    writeFileSync(report, JSON.stringify({ stats }));
    expect(await callInNode('checks/counts', 'countPlaywright', report, exitCode)).toEqual(
      expected,
    );
  });
});
