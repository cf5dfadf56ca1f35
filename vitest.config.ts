import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** One project a kind of test, so that a run can name the kind: `npx vitest run --project golden`. */
const kinds = ['unit', 'property', 'golden', 'content', 'integration', 'architecture'] as const;

export default defineConfig({
  test: {
    projects: kinds.map((name) => ({
      resolve: {
        alias: {
          '@': root,
          'server-only': `${root}tests/support/server-only.ts`,
        },
      },
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`],
        environment: 'node',
        testTimeout: name === 'integration' || name === 'property' ? 60_000 : 20_000,
        hookTimeout: 120_000,
        ...(name === 'integration' && {
          globalSetup: 'tests/support/postgres.ts',
          // The build bundles the programs of worker threads; here they are read as they are.
          execArgv: [
            '--import',
            new URL('./tests/support/typescript-workers.mjs', import.meta.url).href,
          ],
        }),
      },
    })),
  },
});
