import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { HOW_TO_GET_A_BROWSER, browserArguments, findBrowser } from './scripts/browser.mjs';

const PORT = 3210;
const ADDRESS = `http://localhost:${PORT}`;

// Workers read this file as well and inherit the variable: one folder a run, gone with it.
if (process.env.E2E_DATA_DIR === undefined) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'paceline-e2e-'));
  process.env.E2E_DATA_DIR = directory;
  process.on('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
}

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error(HOW_TO_GET_A_BROWSER);

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  snapshotPathTemplate: '{testDir}/{testFileDir}/{testFileName}-snapshots/{arg}-{projectName}{ext}',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: ADDRESS,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: browserArguments() },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${ADDRESS}/health`,
    // A server left from elsewhere would be tested with somebody's data.
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'pipe',
    env: {
      PORT: String(PORT),
      APP_URL: ADDRESS,
      DATA_DIR: process.env.E2E_DATA_DIR,
      // Where a calendar server of the tests is; other private addresses stay forbidden.
      ALLOWED_HOSTS: 'localhost',
    },
  },
});
