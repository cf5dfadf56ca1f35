import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsBelow, repositoryRoot, violationsOf } from './cruise';

/** Files of a small product, each with the one thing it imports. */
const FORBIDDEN: readonly (readonly [file: string, imported: string])[] = [
  ['lib/core/zod.ts', 'zod'],
  ['lib/core/luxon.ts', 'luxon'],
  ['lib/core/react.ts', 'react'],
  ['lib/core/node.ts', 'node:fs'],
  ['lib/core/time.ts', '@/lib/time/clock'],
  ['lib/core/env.ts', '../env'],
  ['lib/time/db.ts', '@/lib/db/engine'],
  ['lib/time/calendar.ts', '@/lib/calendar/render'],
  ['lib/content/luxon.ts', 'luxon'],
  ['lib/content/db.ts', '@/lib/db/engine'],
  ['lib/calendar/drizzle.ts', 'drizzle-orm'],
  ['lib/calendar/luxon.ts', 'luxon'],
  ['lib/calendar/db.ts', '@/lib/db/engine'],
  ['lib/usecases/node-ical.ts', 'node-ical'],
  ['lib/usecases/tsdav.ts', 'tsdav'],
  ['lib/usecases/undici.ts', 'undici'],
  ['lib/caldav/db.ts', '@/lib/db/engine'],
  ['lib/net/calendar.ts', '@/lib/calendar/render'],
  ['app/caldav.ts', '@/lib/caldav/client'],
  ['lib/db/auth.ts', '@/lib/auth/owner'],
  ['lib/db/env.ts', '@/lib/env'],
  ['lib/db/next.ts', 'next/headers'],
  ['lib/auth/drizzle.ts', 'drizzle-orm'],
  ['lib/auth/calendar.ts', '@/lib/calendar/render'],
  ['lib/usecases/app.ts', '@/app/page'],
  ['lib/usecases/next.ts', 'next/headers'],
  ['lib/usecases/next-auth.ts', 'next-auth'],
  ['lib/usecases/drizzle.ts', 'drizzle-orm'],
  ['lib/usecases/ical-generator.ts', 'ical-generator'],
  ['lib/usecases/markdown.ts', 'gray-matter'],
  ['lib/env-two.ts', 'zod'],
  ['app/db.ts', '@/lib/db/engine'],
  ['app/env.ts', '@/lib/env'],
  ['app/auth.ts', '@/lib/auth/configuration'],
  ['app/next-auth.ts', 'next-auth'],
  ['app/api/auth/next-auth.ts', 'next-auth'],
  ['app/pg.ts', 'pg'],
  ['app/zlib.ts', 'node:zlib'],
  ['app/time.ts', '@/lib/time/clock'],
  ['app/content.ts', '@/lib/content/read'],
  ['app/calendar.ts', '@/lib/calendar/render'],
  ['app/tests.ts', '@/tests/support/helper'],
];

const ALLOWED: readonly (readonly [file: string, imported: string])[] = [
  ['lib/core/plan.ts', './result'],
  ['lib/time/clock.ts', 'luxon'],
  ['lib/content/read.ts', 'gray-matter'],
  ['lib/calendar/render.ts', 'ical-generator'],
  ['lib/calendar/zone.ts', '@/lib/time/clock'],
  ['lib/calendar/busy.ts', 'node-ical'],
  ['lib/net/fetch.ts', 'undici'],
  ['lib/caldav/client.ts', 'tsdav'],
  ['lib/caldav/event.ts', '@/lib/calendar/render'],
  ['lib/caldav/address.ts', '@/lib/net/fetch'],
  ['lib/db/engine.ts', 'drizzle-orm'],
  ['lib/auth/owner.ts', '@/lib/auth/configuration'],
  ['lib/auth/configuration.ts', 'next-auth'],
  ['lib/auth/users.ts', '@/lib/db/engine'],
  ['lib/usecases/save-plan.ts', '@/lib/db/engine'],
  ['lib/env.ts', '@/lib/core/result'],
  ['app/page.ts', '@/lib/usecases/save-plan'],
  ['lib/db/current-database.ts', '@/lib/env'],
  ['app/gate.ts', '@/lib/auth/owner'],
  ['app/api/auth/route.ts', '@/lib/auth/configuration'],
];

describe('the import rules', () => {
  let root: string;
  let found: readonly string[];

  function write(file: string, source: string): void {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), source);
  }

  beforeAll(async () => {
    root = mkdtempSync(path.join(os.tmpdir(), 'paceline-imports-'));
    symlinkSync(path.join(repositoryRoot, 'node_modules'), path.join(root, 'node_modules'));
    write('tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
    write('lib/core/result.ts', 'export const result = 1;');
    write('tests/support/helper.ts', 'export const helper = 1;');
    for (const [file, imported] of [...FORBIDDEN, ...ALLOWED]) {
      write(file, `import type * as imported from '${imported}';\nexport type { imported };`);
    }
    write('lib/time/first.ts', "export * from './second';");
    write('lib/time/second.ts', "export * from './first';");
    write('lib/time/lost.ts', "export * from './nowhere';");
    found = violationsOf(await importsBelow(root));
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it.each(FORBIDDEN)('refuse %s importing %s', (file) => {
    const ofFile = found.filter((line) => line.startsWith(`${file} -> `));
    expect(ofFile).toHaveLength(1);
    expect(ofFile[0]).toMatch(/: not-in-allowed$/);
  });

  it.each(ALLOWED)('let %s import %s', (file) => {
    expect(found.filter((line) => line.startsWith(`${file} -> `))).toEqual([]);
  });

  it('refuse a cycle and an import that leads nowhere', () => {
    expect(
      found.filter((line) => line.startsWith('lib/time/') && !line.endsWith('-allowed')),
    ).toEqual([
      'lib/time/first.ts -> lib/time/second.ts: no-cycles',
      'lib/time/lost.ts -> ./nowhere: no-unresolvable',
    ]);
  });
});
