import { expect, test, type Page } from '@playwright/test';
import { CALDAV_USER, startRadicale, type Radicale } from '../support/radicale';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { savePlan } from './support/planner';

/** A whole plan is some hundred events, written a few at a time. */
const WRITTEN = { timeout: 40_000 };

/** By a name that the server under test is allowed to ask. */
const onLocalhost = (address: string) => address.replace('127.0.0.1', 'localhost');

let server: Radicale;
test.beforeAll(async () => {
  server = await startRadicale();
});
test.afterAll(async () => {
  await server.stop();
});

async function openPushPage(page: Page): Promise<void> {
  await savePlan(page);
  await page.goto(`${new URL(page.url()).pathname}/push`);
  await expect(page.getByRole('heading', { name: 'Your own calendar server' })).toBeVisible();
}

async function connect(page: Page, password: string): Promise<void> {
  await page.getByLabel('App password').fill(password);
  await page.getByRole('button', { name: 'Connect' }).click();
}

test('a calendar server is connected once it takes the password @phone', async ({ page }) => {
  await openPushPage(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByLabel('Server address').fill(onLocalhost(server.url));
  await page.getByLabel('User name').fill(CALDAV_USER.username);
  await connect(page, 'another one');
  await expect(page.getByText('does not take this user name and password')).toBeVisible();
  await expect(page.getByLabel('Server address')).toHaveValue(onLocalhost(server.url));
  await expect(page.getByLabel('App password')).toHaveValue('');

  await connect(page, CALDAV_USER.password);
  await expect(page.getByText(`Connected to ${onLocalhost(server.host)} as ada.`)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a plan is connected, and left again', async ({ page }) => {
    await openPushPage(page);
    await page.getByLabel('Server address').fill(onLocalhost(server.url));
    await page.getByLabel('User name').fill(CALDAV_USER.username);
    await connect(page, CALDAV_USER.password);
    await page.getByRole('button', { name: 'Write the plan there' }).click();
    await expect(page.getByText(/^Writing revision 1: \d+ of/)).toBeVisible();
    await page.getByText('Disconnect', { exact: true }).click();
    await page.getByRole('button', { name: 'Disconnect and keep them' }).click();
    await expect(page.getByLabel('Server address')).toBeVisible();
  });
});

test('a plan is written to its calendar, and taken out again', async ({ page }) => {
  await openPushPage(page);
  await page.getByLabel('Server address').fill(onLocalhost(server.url));
  await page.getByLabel('User name').fill(CALDAV_USER.username);
  await connect(page, CALDAV_USER.password);
  await page.getByLabel('Its name').fill('Study at home');
  await page.getByRole('button', { name: 'Write the plan there' }).click();

  await expect(page.getByText(/^Up to date: \d+.events, revision 1, written today/)).toBeVisible(
    WRITTEN,
  );
  await expect(page.getByText('Study at home')).toBeVisible();
  expect(await page.content()).not.toContain(CALDAV_USER.password);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByText('Disconnect', { exact: true }).click();
  await page.getByRole('button', { name: 'Disconnect and remove them' }).click();
  await expect(page.getByLabel('Server address')).toBeVisible(WRITTEN);
});
