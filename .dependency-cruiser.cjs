/**
 * Who may import whom. Everything not allowed here is a violation:
 * app -> usecases -> { content, db, calendar, caldav, net, auth, time } -> core -> nothing.
 */

/** Packages by name, each with all below it; @types/x is where the types of x are found. */
function packages(...names) {
  return names.map((name) => `node_modules/(@types/)?${name}/`);
}

/** Node's own modules, by the name dependency-cruiser gives them: without `node:`; their promises included. */
function nodeModules(...names) {
  return names.map((name) => `^(node:)?${name}(/promises)?$`);
}

function lib(...folders) {
  return folders.map((folder) => `^lib/${folder}/`);
}

const env = '^lib/env\\.ts$';

/** The one file of lib/auth that pages and actions may ask who is there. */
const sessionGate = '^lib/auth/owner\\.ts$';

const rendering = packages(
  'react',
  'react-dom',
  'next',
  '@fontsource-variable/figtree',
  'server-only',
);

/** From a folder of lib to itself and to what is listed. */
function layer(name, ...targets) {
  return { from: { path: `^lib/${name}/` }, to: { path: [...lib(name), ...targets.flat()] } };
}

module.exports = {
  allowed: [
    layer('core'),
    layer('time', lib('core'), packages('luxon')),
    layer(
      'content',
      lib('core'),
      packages('gray-matter', 'mdast', 'mdast-util-from-markdown', 'mdast-util-to-string', 'zod'),
      nodeModules('crypto', 'fs', 'path'),
    ),
    layer('calendar', lib('core', 'time'), packages('ical-generator', 'node-ical', 'zod')),
    // Requests to addresses that a user chose.
    layer(
      'net',
      lib('core'),
      packages('undici', 'ipaddr.js'),
      nodeModules('buffer', 'dns', 'net', 'stream', 'tls', 'zlib'),
    ),
    layer(
      'caldav',
      lib('core', 'calendar', 'net', 'time'),
      packages('tsdav', 'zod'),
      nodeModules('crypto'),
    ),
    layer(
      'db',
      lib('core', 'time'),
      packages('drizzle-orm', 'better-sqlite3', 'pg', 'zod'),
      nodeModules('async_hooks', 'crypto', 'fs', 'path', 'timers'),
    ),
    // The one file that knows which database this installation has; all others are handed theirs.
    { from: { path: '^lib/db/current-database\\.ts$' }, to: { path: env } },
    layer(
      'auth',
      lib('core', 'db', 'time'),
      env,
      packages('next-auth', 'next', 'server-only'),
      nodeModules('crypto'),
    ),
    layer(
      'usecases',
      lib('core', 'content', 'db', 'calendar', 'caldav', 'net', 'auth', 'time'),
      env,
      packages('zod', 'rate-limiter-flexible'),
      nodeModules('crypto', 'worker_threads'),
    ),
    {
      from: { path: env },
      to: { path: ['^lib/core/result\\.ts$', ...packages('zod'), ...nodeModules('fs', 'path')] },
    },
    {
      from: { path: '^app/' },
      to: {
        path: ['^app/', ...lib('core', 'usecases'), sessionGate, ...rendering, ...packages('zod')],
      },
    },
    // The week and the month are drawn by a component of their own, loaded on that page only.
    {
      from: { path: '^app/plans/\\[id\\]/calendar/' },
      to: { path: packages('@fullcalendar') },
    },
    // The code that a phone reads off a computer's page.
    { from: { path: '^app/plans/\\[id\\]/subscribe/' }, to: { path: packages('qrcode') } },
    // The route that next-auth answers on hands the request over to the library's configuration.
    { from: { path: '^app/api/auth/' }, to: { path: lib('auth') } },
    { from: { path: '^proxy\\.ts$' }, to: { path: packages('next') } },
    { from: { path: '^instrumentation\\.ts$' }, to: { path: lib('usecases') } },
  ],
  allowedSeverity: 'error',
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'What cannot be found cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A type-only import couples as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
