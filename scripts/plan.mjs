// `npm run plan -- request.json`: what the API answers, without a server and without a build. `-` reads stdin.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { nodeVersionProblem } from './launcher/node-version.mjs';
import { ensurePackages } from './launcher/packages.mjs';
import { PlainError } from './launcher/plain-error.mjs';

const EXIT = { fits: 0, infeasible: 1, invalid: 2, failed: 3 };

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {unknown} value */
function asJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * @param {readonly { readonly path: string, readonly message: string }[]} errors
 * @returns {number}
 */
function refuse(errors) {
  process.stderr.write(asJson({ errors }));
  return EXIT.invalid;
}

/**
 * @param {string} name relative to where the command was given
 * @returns {Promise<string>}
 */
async function readRequest(name) {
  if (name === '-') return text(process.stdin);
  // npm runs scripts in the package's folder and tells where it was called.
  return readFileSync(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), name), 'utf8');
}

/** @returns {Promise<number>} the exit code */
async function main() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const problem = nodeVersionProblem(process.version, engines.node);
  if (problem) throw new PlainError(problem);
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || rest.length > 0) {
    return refuse([{ path: '', message: 'name one request file, or - for standard input' }]);
  }
  let request;
  try {
    request = await readRequest(name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse([{ path: '', message: `the request cannot be read: ${reason}` }]);
  }
  await ensurePackages(root, 'stderr');
  // Paths that ship are read from the working directory, as the server does.
  process.chdir(root);
  const { tsImport } = await import('tsx/esm/api');
  const { previewOfText } = await tsImport('../lib/usecases/preview-api.ts', import.meta.url);
  const answer = await previewOfText(request);
  if (!answer.ok) return refuse(answer.failure);
  process.stdout.write(asJson(answer.value));
  return answer.value.status === 'fits' ? EXIT.fits : EXIT.infeasible;
}

// Who reads only the beginning of the answer, as `head` does, is not a failure.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof PlainError ? error.message : error);
  process.exitCode = EXIT.failed;
}
