import { availableParallelism } from 'node:os';
import path from 'node:path';
import { nextProgram } from '../launcher/build.mjs';
import { runCommand } from '../launcher/run-command.mjs';
import { countCommand, countPlaywright, countVitest } from './counts.mjs';
import { ensureBrowser, ensureForeignPrograms } from './tools.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ readonly name: string, readonly title: string, readonly run: () => Promise<Counts> }} Check
 */

/**
 * All checks in the order they run: what is quick and breaks often first.
 * @param {string} root
 * @param {string} reports an empty folder for the runs' reports
 * @returns {readonly Check[]}
 */
export function allChecks(root, reports) {
  /** @param {readonly string[]} place */
  const packaged = (...place) => path.join(root, 'node_modules', ...place);
  const tsc = packaged('typescript', 'bin', 'tsc');

  /**
   * @param {readonly string[]} args of a Node program
   * @param {NodeJS.ProcessEnv} [env]
   */
  const node = (args, env = {}) =>
    runCommand(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });

  /**
   * Node programs one after the other, until one fails.
   * @param {readonly (readonly string[])[]} programs
   */
  const inTurn = async (...programs) => {
    for (const args of programs) {
      const code = await node(args);
      if (code !== 0) return countCommand(code);
    }
    return countCommand(0);
  };

  // Next's generated types of routes and style sheets: a bare clone has none yet.
  const typegen = [nextProgram(root), 'typegen'];

  /**
   * @param {string} kind
   * @param {readonly string[]} [options]
   */
  const vitest = async (kind, options = []) => {
    const report = path.join(reports, `${kind}.json`);
    const code = await node([
      packaged('vitest', 'vitest.mjs'),
      'run',
      `--project=${kind}`,
      '--reporter=default',
      '--reporter=json',
      ...options,
      `--outputFile.json=${report}`,
    ]);
    return countVitest(report, code);
  };

  // Properties only compute; the other kinds start servers and threads beside their own.
  const everyCore = [`--maxWorkers=${availableParallelism()}`];

  const playwright = async () => {
    await ensureForeignPrograms();
    const problem = await ensureBrowser(root);
    if (problem) {
      console.error(problem);
      return countCommand(1);
    }
    const report = path.join(reports, 'e2e.json');
    const code = await node(
      [packaged('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    );
    return countPlaywright(report, code);
  };

  return [
    {
      name: 'format',
      title: 'Formatting',
      run: () => inTurn([packaged('prettier', 'bin', 'prettier.cjs'), '--check', '.']),
    },
    {
      name: 'types',
      title: 'Types',
      run: () => inTurn(typegen, [tsc, '--noEmit'], [tsc, '--noEmit', '--project', 'scripts']),
    },
    {
      name: 'lint',
      title: 'Lint',
      run: () =>
        inTurn(typegen, [packaged('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0']),
    },
    { name: 'architecture', title: 'Import direction', run: () => vitest('architecture') },
    { name: 'unit', title: 'Unit tests', run: () => vitest('unit') },
    { name: 'property', title: 'Property tests', run: () => vitest('property', everyCore) },
    { name: 'golden', title: 'Golden files', run: () => vitest('golden') },
    { name: 'content', title: 'Learning paths', run: () => vitest('content') },
    {
      name: 'integration',
      title: 'Integration tests on SQLite and Postgres',
      run: async () => {
        await ensureForeignPrograms();
        return vitest('integration');
      },
    },
    { name: 'build', title: 'Build', run: () => inTurn([path.join('scripts', 'build.mjs')]) },
    { name: 'e2e', title: 'The app in a browser', run: playwright },
  ];
}
