import { describe, expect, it } from 'vitest';
import { importsBelow, repositoryRoot, violationsOf } from './cruise';

describe('the imports of the product', () => {
  it('go only where the layers allow', async () => {
    const result = await importsBelow(repositoryRoot);
    expect(violationsOf(result)).toEqual([]);
    // Proof that TypeScript was read at all: without its compiler the tool finds nothing to object to.
    expect(result.modules.map(({ source }) => source)).toContain('lib/core/schedule/problem.ts');
    expect(
      result.modules.find(({ source }) => source === 'lib/core/schedule/problem.ts')?.dependencies,
    ).not.toEqual([]);
  });
});
