import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuild, nextProgram } from './build.mjs';
import { ensureDataDirectory, ensureSecret } from './data-directory.mjs';
import { ensureDatabaseModule, ensurePackages } from './packages.mjs';
import { readPort, requireFreePort, serve } from './server.mjs';

/**
 * From a bare clone to a running server, doing only what is still to do.
 * @param {string} root
 * @param {'production' | 'development'} mode
 * @returns {Promise<void>} once the server has ended; the exit code is set
 */
export async function launch(root, mode) {
  const settings = path.join(root, '.env');
  // What the environment already holds wins over the file.
  if (existsSync(settings)) process.loadEnvFile(settings);
  const port = readPort(process.env['PORT']);
  await requireFreePort(port);
  await ensurePackages(root);
  await ensureDatabaseModule(root);
  if (mode === 'production') await ensureBuild(root);

  const dataDirectory = ensureDataDirectory(root, process.env['DATA_DIR']);
  const secret = process.env['AUTH_SECRET'] || ensureSecret(dataDirectory);
  const address = `http://localhost:${port}`;
  // The database the server makes is for its owner's eyes only.
  process.umask(0o077);
  process.exitCode = await serve({
    args: [nextProgram(root), mode === 'production' ? 'start' : 'dev', '-p', String(port)],
    root,
    address,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDirectory,
      AUTH_SECRET: secret,
      APP_URL: process.env['APP_URL'] || address,
      NODE_ENV: mode,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
}
