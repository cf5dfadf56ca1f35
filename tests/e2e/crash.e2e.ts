import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { plannerAddress } from './support/planner';

const PORT = 3219;
const ORIGIN = `http://localhost:${PORT}`;

/** The server itself, without the launcher: what is killed is what writes. */
async function startServer(dataDirectory: string): Promise<ChildProcess> {
  const server = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-p', String(PORT)],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATA_DIR: dataDirectory,
        DATABASE_URL: '',
        APP_URL: ORIGIN,
        AUTH_SECRET: 'a secret for tests, long enough to be one',
      },
    },
  );
  const healthy = () =>
    fetch(`${ORIGIN}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(healthy, { timeout: 60_000 }).toBe(true);
  return server;
}

/** Saves plan after plan until the page is closed; what was acknowledged is the address of a plan's page. */
async function saveUntilClosed(page: Page, acknowledged: (address: string) => void): Promise<void> {
  try {
    for (;;) {
      await page.goto(new URL(plannerAddress(), ORIGIN).href);
      await page.getByRole('button', { name: 'Save and subscribe' }).click();
      await page.waitForURL(/\/plans\/[0-9a-v]+$/);
      acknowledged(page.url());
    }
  } catch (error) {
    expect(String(error)).toMatch(/ERR_|closed/);
  }
}

function newPerson(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ javaScriptEnabled: false });
}

test('every save that was acknowledged survives a SIGKILL in the middle of others', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'paceline-crash-'));
  const people = [await newPerson(browser), await newPerson(browser), await newPerson(browser)];
  const saved: { readonly address: string; readonly person: BrowserContext }[] = [];
  let server = await startServer(dataDirectory);
  try {
    for (const enough of [6, 15]) {
      const pages = await Promise.all(people.map((person) => person.newPage()));
      const saving = pages.map((page) =>
        saveUntilClosed(page, (address) => {
          saved.push({ address, person: page.context() });
          // In the same moment the two others are somewhere within theirs.
          if (saved.length === enough) server.kill('SIGKILL');
        }),
      );
      await once(server, 'exit');
      // A page that waits for the answer of a server that is gone waits for ever.
      await Promise.all(pages.map((page) => page.close()));
      await Promise.all(saving);
      server = await startServer(dataDirectory);
      for (const { address, person } of saved) {
        const answer = await person.request.get(address);
        expect([address, answer.status()]).toEqual([address, 200]);
      }
      expect(saved.length).toBeGreaterThanOrEqual(enough);
    }
  } finally {
    server.kill('SIGKILL');
    await rm(dataDirectory, { recursive: true, force: true });
  }
});
