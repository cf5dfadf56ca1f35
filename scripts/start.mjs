// `npm start` and `npm run dev`. Uses nothing but Node, and syntax an old Node reads: it runs before the check.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeVersionProblem } from './launcher/node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const problem = nodeVersionProblem(process.version, engines.node);

if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  const mode = process.argv.includes('--dev') ? 'development' : 'production';
  const [{ runPlainly }, { launch }] = await Promise.all([
    import('./launcher/plain-error.mjs'),
    import('./launcher/launch.mjs'),
  ]);
  await runPlainly(() => launch(root, mode));
}
