import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Calls a function of a module of scripts/ in a Node process of its own, as the launcher does: no build, no loader. */
export async function callInNode(
  module: string,
  name: string,
  ...args: readonly unknown[]
): Promise<unknown> {
  const address = new URL(`../../../scripts/${module}.mjs`, import.meta.url).href;
  const program = `
    const module = await import(${JSON.stringify(address)});
    const result = await module[${JSON.stringify(name)}](...${JSON.stringify(args)});
    console.log(JSON.stringify({ result }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  return (JSON.parse(stdout) as { readonly result?: unknown }).result;
}

/** The folder of this repository. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));
