import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { callInNode, repositoryRoot } from './in-node';

const ENGINES = '^20.19.0 || ^22.13.0 || >=24';

function problem(version: string, engines = ENGINES): Promise<unknown> {
  return callInNode('launcher/node-version', 'nodeVersionProblem', version, engines);
}

describe('the check of the Node version', () => {
  it.each([
    'v20.19.0',
    'v20.20.2',
    'v22.13.0',
    'v22.21.1',
    'v24.0.0',
    'v26.1.0',
    'v25.0.0-nightly',
  ])('accepts %s', async (version) => {
    expect(await problem(version)).toBeUndefined();
  });

  it.each(['v18.20.8', 'v20.18.3', 'v21.7.3', 'v22.12.0', 'v23.11.0'])(
    'refuses %s in words',
    async (version) => {
      expect(await problem(version)).toBe(
        `Paceline needs Node 20.19 or a later 20, 22.13 or a later 22, 24 or newer; this is Node ${version.slice(1)}.\n` +
          'Get a current one from https://nodejs.org, or run "nvm install" in this folder.',
      );
    },
  );

  it('reads what package.json states', async () => {
    const { engines } = JSON.parse(
      readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'),
    ) as { readonly engines: { readonly node: string } };
    expect(await callInNode('launcher/node-version', 'parseEngines', engines.node)).toEqual([
      { kind: 'same-major', from: [20, 19, 0] },
      { kind: 'same-major', from: [22, 13, 0] },
      { kind: 'at-least', from: [24, 0, 0] },
    ]);
  });

  it('does not guess at a range it cannot read', async () => {
    await expect(problem('v20.19.0', '20.x')).rejects.toThrow('engines: cannot read "20.x"');
  });
});
