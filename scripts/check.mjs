// `npm test`: all checks, or those named: `npm test -- unit property`.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { allChecks } from './checks/checks.mjs';
import { PlainError, runPlainly } from './launcher/plain-error.mjs';

/**
 * @param {readonly import('./checks/checks.mjs').Check[]} checks
 * @returns {Promise<import('./checks/counts.mjs').Counts>}
 */
async function runInOrder(checks) {
  let passed = 0;
  let failed = 0;
  let built = true;
  for (const { name, title, run } of checks) {
    console.log(`\n== ${title} (${name})`);
    if (name === 'e2e' && !built) {
      console.log('-- not run, because the build failed');
      continue;
    }
    const started = performance.now();
    const counts = await run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const outcome = counts.failed === 0 ? 'ok' : `${counts.failed} FAILED`;
    console.log(`-- ${name}: ${outcome} of ${counts.passed + counts.failed}, ${seconds} s`);
    passed += counts.passed;
    failed += counts.failed;
    if (name === 'build') built = counts.failed === 0;
  }
  return { passed, failed };
}

async function main() {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'paceline-checks-'));
  try {
    const checks = allChecks(fileURLToPath(new URL('..', import.meta.url)), reports);
    const names = checks.map(({ name }) => name);
    const wanted = process.argv.slice(2);
    const unknown = wanted.filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new PlainError(
        `No check is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`,
      );
    }
    const { passed, failed } = await runInOrder(
      checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
    );
    console.log(`\n${passed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    rmSync(reports, { recursive: true });
  }
}

await runPlainly(main);
