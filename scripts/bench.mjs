// `npm run bench`: the core as it ships, bundled, timed from the reference path to ten thousand topics,
// and beside other solvers. `npm run bench -- --quick` leaves out what takes long; `npm run bench -- feed`
// builds and serves the app instead, and puts its calendar feed under load.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = path.join(root, 'tests/bench');
const folder = path.join(root, '.cache/bench');
const isQuick = process.argv.includes('--quick');
const isOfFeed = process.argv.includes('feed');
/** @type {import('vite').InlineConfig} */
const shared = { root, logLevel: 'error', configFile: false, resolve: { alias: { '@': root } } };

/**
 * The questions of the core as one minified script for a browser.
 * @param {readonly string[]} modules
 */
async function browserBundle(modules) {
  const entry = 'core-entry.js';
  const built = await build({
    ...shared,
    plugins: [
      {
        name: 'core-entry',
        resolveId: (id) => (path.basename(id) === entry ? entry : null),
        load: (id) =>
          id === entry
            ? modules.map((name) => `export * from '@/lib/core/${name}';`).join('\n')
            : null,
      },
    ],
    build: {
      write: false,
      // Only scripts that are no modules have their blanks taken out too.
      lib: { entry, formats: ['iife'], name: 'core', fileName: 'core' },
    },
  });
  const [output] = [built].flat();
  const [chunk] = output && 'output' in output ? output.output : [];
  return chunk?.type === 'chunk' ? chunk.code : '';
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** What a browser loads of the core. */
async function weighCore() {
  console.log('## The core in a browser\n');
  console.log('| | minified | gzip | brotli |\n| --- | ---: | ---: | ---: |');
  const fitting = ['schedule/fit.ts'];
  const choosing = ['schedule/frontier.ts', 'schedule/explain.ts', 'schedule/headroom.ts'];
  const reasons = ['schedule/why-here.ts', 'schedule/verify.ts'];
  for (const [name, modules] of /** @type {const} */ ([
    ['fit', fitting],
    ['fit, frontier, explanation, headroom', [...fitting, ...choosing]],
    ['the same, reasons and verifier', [...fitting, ...choosing, ...reasons]],
  ])) {
    const code = await browserBundle(modules);
    const sizes = [
      Buffer.byteLength(code),
      gzipSync(code).byteLength,
      brotliCompressSync(code).byteLength,
    ];
    console.log(`| ${name} | ${sizes.map(kilobytes).join(' | ')} |`);
  }
  console.log();
}

console.log(`# Paceline's ${isOfFeed ? 'feed' : 'scheduler'}, measured\n`);
console.log(`Node ${process.versions.node}, ${os.cpus().length} x ${os.cpus()[0]?.model.trim()}\n`);
if (!isOfFeed) await weighCore();

// Each runs in a process of its own, so that none inherits what another one left in memory.
const programs = isOfFeed
  ? ['feed-bench']
  : ['schedule-bench', 'replan-bench', 'solver-bench', ...(isQuick ? [] : ['memory-bench'])];
const present = programs.filter((name) => existsSync(path.join(sources, `${name}.ts`)));
await build({
  ...shared,
  ssr: { noExternal: [] },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: Object.fromEntries(
        [...present, 'highs-worker'].map((name) => [name, path.join(sources, `${name}.ts`)]),
      ),
      output: { entryFileNames: '[name].mjs' },
    },
  },
});
cpSync(path.join(sources, 'minizinc-worker.cjs'), path.join(folder, 'minizinc-worker.cjs'));
for (const name of present) {
  const { status } = spawnSync(
    process.execPath,
    [path.join(folder, `${name}.mjs`), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });
