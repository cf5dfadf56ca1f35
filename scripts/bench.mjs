// `npm run bench`: the core as it ships, bundled, timed on problems from the reference path upwards.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, '.cache/bench');
/** @type {import('vite').InlineConfig} */
const shared = { root, logLevel: 'error', configFile: false, resolve: { alias: { '@': root } } };

const browser = await build({
  ...shared,
  build: {
    write: false,
    lib: { entry: path.join(root, 'lib/core/schedule/fit.ts'), formats: ['es'], fileName: 'core' },
  },
});
const [bundle] = [browser].flat();
const [chunk] = bundle && 'output' in bundle ? bundle.output : [];
const code = chunk?.type === 'chunk' ? chunk.code : '';
console.log(`core in the browser: ${(gzipSync(code).byteLength / 1000).toFixed(1)} kB compressed`);

await build({
  ...shared,
  ssr: { noExternal: [] },
  build: {
    ssr: path.join(root, 'tests/bench/schedule-bench.ts'),
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
});
await import(pathToFileURL(path.join(folder, 'bench.mjs')).href);
rmSync(folder, { recursive: true, force: true });
