import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number }} Counts
 * @typedef {{ readonly numPassedTests: number, readonly numFailedTests: number,
 *   readonly numPendingTests: number, readonly numTodoTests: number,
 *   readonly testResults: readonly { readonly status: string,
 *     readonly assertionResults: readonly { readonly status: string }[] }[] }} VitestReport
 * @typedef {{ readonly stats: { readonly expected: number, readonly unexpected: number,
 *   readonly flaky: number, readonly skipped: number } }} PlaywrightReport
 */

/**
 * @param {string} file
 * @returns {unknown} undefined where the run broke off before it reported
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * A run that ended badly without naming a failed test (no tests, no server, a crash) counts as one failure.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function withExitCode(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * Counts a vitest run. A file that does not load counts as one failed test, a skipped test as failed.
 * @param {string} file of the json reporter
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(file, exitCode) {
  const report = /** @type {VitestReport | undefined} */ (readReport(file));
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return withExitCode(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloaded + skipped },
    exitCode,
  );
}

/**
 * Counts a Playwright run; a skipped test counts as failed.
 * @param {string} file of the json reporter
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(file, exitCode) {
  const report = /** @type {PlaywrightReport | undefined} */ (readReport(file));
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withExitCode({ passed: expected, failed: unexpected + flaky + skipped }, exitCode);
}

/**
 * A check without tests of its own counts as one.
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countCommand(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
