import { expect, test, type APIResponse, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { feedAddress, openFeed } from './support/feed';
import { savePlan } from './support/planner';

/** Calendars are noted in batches, and the page looks for them from time to time. */
const SOON = { timeout: 20_000 };

function fetchAsGoogle(page: Page, address: string): Promise<APIResponse> {
  return page.request.get(address, { headers: { 'User-Agent': 'Google-Calendar-Importer' } });
}

/** The values of a property in a feed's events. */
function valuesOf(body: string, property: string): readonly string[] {
  const events = body.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
  const pattern = new RegExp(`^${property}[;:](.*)\\r$`, 'm');
  return events.map((event) => pattern.exec(event)?.[1] ?? '');
}

function feedItem(page: Page, name: string) {
  return page
    .getByRole('region', { name: /^Feeds of/ })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) });
}

test('each calendar has one click, its steps and a code, and who cannot come is told at once @phone', async ({
  page,
  context,
}, { project }) => {
  await savePlan(page);
  await page.getByRole('link', { name: 'Subscribe', exact: true }).click();
  await expect(page).toHaveURL(/\/plans\/[^/]+\/subscribe$/);
  await expect(page.getByText('Google cannot reach this address.')).toBeVisible();

  const address = await feedAddress(page);
  expect(address).toMatch(/^http:\/\/localhost:\d+\/feeds\/[\w.-]+\/[\w-]+\.ics$/);
  const webcal = address.replace('http:', 'webcal:');
  const hrefOf = (name: string) =>
    page.getByRole('link', { name }).getAttribute('href').then(String);
  expect(await hrefOf('Subscribe in Apple Calendar')).toBe(webcal);
  expect(new URL(await hrefOf('Add to Google Calendar')).searchParams.get('cid')).toBe(webcal);
  for (const [name, host] of [
    ['Outlook.com', 'outlook.live.com'],
    ['Microsoft 365', 'outlook.office.com'],
  ] as const) {
    const link = new URL(await hrefOf(name));
    expect(link.hostname).toBe(host);
    expect(link.searchParams.get('url')).toBe(address);
    expect(link.searchParams.get('name')).toBe('Senior Engineer Learning Path');
  }
  expect(await hrefOf('Download (.ics)')).toBe(address);
  await expect(page.getByRole('img', { name: /^QR code .* iPhone or iPad$/ })).toBeVisible();

  for (const steps of await page.getByText('Step by step').all()) await steps.click();
  await expect(page.getByText('then “From URL”')).toBeVisible();
  await expect(page.getByText('“New Calendar Subscription”')).toBeVisible();
  await expect(page.getByText('then “Subscribe from web”')).toBeVisible();
  await page.getByText('Android phone').click();
  await page.getByText('Change what it shows').click();
  await page.getByText('Renew the address').click();
  await page.getByText('Add a feed').click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  if (project.name === 'desktop') {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  }
});

test('the page says what Google fetched, and when it is behind, without being loaded again', async ({
  page,
  context,
}) => {
  const path = await savePlan(page);
  const address = await openFeed(page, path);
  const status = page.getByRole('region', { name: 'Does it arrive?' });
  await expect(status.getByText('No calendar has fetched this feed yet.')).toBeVisible();

  const body = await (await fetchAsGoogle(page, address)).text();
  const starts = valuesOf(body, 'DTSTART');
  const milestones = starts.filter((start) => start.startsWith('VALUE=DATE:')).length;
  const content = `${starts.length - milestones}\\ssessions and ${milestones}\\smilestones`;
  await expect(status.getByRole('status').first()).toHaveText(
    new RegExp(`^Google fetched ${content} at \\d\\d:\\d\\d\\.$`),
    SOON,
  );
  await expect(status).toContainText(/Google is up to date, last fetched today at \d\d:\d\d\./);

  const elsewhere = await context.newPage();
  await elsewhere.goto(path);
  await elsewhere.getByText('Rename').first().click();
  await elsewhere.getByLabel('Name of the plan').fill('Winter');
  await elsewhere.getByRole('button', { name: 'Rename' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Winter');
  await expect(elsewhere.getByRole('region', { name: 'Subscribe' })).toContainText(
    /Google has revision 1 of \d\d:\d\d; your plan is at 2\. It looks every 4 to 24\sh\./,
  );
  await elsewhere.close();
  await expect(status).toContainText(
    /Google has revision 1 of \d\d:\d\d; your plan is at 2\./,
    SOON,
  );
  await expectAccessible(page);
});

test('the feed is checked by itself after some minutes, and what is wrong is named', async ({
  page,
}) => {
  const path = await savePlan(page);
  await page.clock.install();
  const address = await openFeed(page, path);
  const { origin } = new URL(address);
  const fault = page.getByText(
    `Google, Outlook.com and Microsoft 365 cannot reach ${origin}: it is a local or plain http address.`,
  );
  await expect(fault).toBeHidden();
  await page.clock.fastForward('03:01');
  await expect(fault).toBeVisible();
  await expect(page.getByText(/^Here it answers with \d+\skB,/)).toBeVisible();
  await expect(page.getByText('No calendar has fetched this feed yet.')).toBeVisible();
});

test('a plan has several feeds, each with its own address and options @phone', async ({ page }) => {
  const path = await savePlan(page);
  const whole = await openFeed(page, path);
  await page.getByText('Add a feed').click();
  const form = page.locator('form').filter({ hasText: 'Add this feed' });
  await form.getByLabel('Name, for your own list').fill('For work');
  await form.getByLabel(/^Private/).check();
  await form.getByLabel(/^Milestones/).uncheck();
  await form.getByRole('button', { name: 'Add this feed' }).click();
  await expect(page.getByText('The feed was added.')).toBeVisible();
  const item = feedItem(page, 'For work');
  await expect(item).toContainText('Sessions, as busy time, every title “Study”');

  const address = await feedAddress(page);
  expect(address).not.toBe(whole);
  const body = await (await page.request.get(address)).text();
  expect(new Set(valuesOf(body, 'SUMMARY'))).toEqual(new Set(['Study']));
  expect(body).not.toContain('Correlated');
  expect(await (await page.request.get(whole)).text()).toContain('Correlated');

  await item.getByText('Change what it shows').click();
  await item.getByLabel(/^Free/).check();
  await item.getByRole('button', { name: 'Save' }).click();
  await expect(item).toContainText('Sessions, as free time, every title “Study”');
  expect(await feedAddress(page)).toBe(address);
  const free = await (await page.request.get(address)).text();
  expect(new Set(valuesOf(free, 'TRANSP'))).toEqual(new Set(['TRANSPARENT']));
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await item.getByText('Renew the address').click();
  await item.getByRole('button', { name: 'Renew now' }).click();
  await expect(page.getByText('The address was renewed.')).toBeVisible();
  const renewed = await feedAddress(page);
  expect((await page.request.get(address)).status()).toBe(404);
  expect((await page.request.get(renewed)).status()).toBe(200);

  await item.getByText('Stop this feed').click();
  await item.getByRole('button', { name: 'Stop it now' }).click();
  await expect(page.getByText('The feed was stopped.')).toBeVisible();
  await expect(item).toBeHidden();
  expect((await page.request.get(renewed)).status()).toBe(404);
  expect(await feedAddress(page)).toBe(whole);
  expect((await page.request.get(whole)).status()).toBe(200);
});

test('one feed holds all plans', async ({ page }) => {
  await savePlan(page);
  await savePlan(page);
  await page.getByRole('link', { name: 'My plans' }).click();
  await page.getByRole('link', { name: 'All plans in your calendar' }).click();
  await page.getByRole('button', { name: 'Add this feed' }).click();
  await expect(page.getByText('The feed was added.')).toBeVisible();
  await expectAccessible(page);

  const body = await (await fetchAsGoogle(page, await feedAddress(page))).text();
  const firsts = valuesOf(body, 'SUMMARY').filter((summary) =>
    summary.startsWith('Correlated Failure at Scale (part 1'),
  );
  expect(firsts).toHaveLength(2);
  const events = valuesOf(body, 'UID').length;
  await expect(
    page.getByText(new RegExp(`^Google fetched ${events}\\sevents at \\d\\d:\\d\\d\\.$`)),
  ).toBeVisible(SOON);
});

test('without scripts a feed is checked, added, renewed and stopped all the same', async ({
  page,
  browser,
}) => {
  const path = await savePlan(page);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  const address = await openFeed(plain, path);
  await expect(plain.getByText('load this page again')).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Copy' })).toBeHidden();
  await plain.getByRole('button', { name: 'Check the feed' }).click();
  await expect(plain.getByText(/cannot reach http:\/\/localhost:\d+: it is a local/)).toBeVisible();

  await plain.getByText('Add a feed').click();
  const form = plain.locator('form').filter({ hasText: 'Add this feed' });
  await form.getByLabel(/^Sessions/).uncheck();
  await form.getByRole('button', { name: 'Add this feed' }).click();
  await expect(plain.getByText('The feed was added.')).toBeVisible();
  const added = await feedAddress(plain);
  expect(added).not.toBe(address);
  expect(await (await page.request.get(added)).text()).not.toContain('Correlated');

  await plain
    .getByText(/^Renew the address/)
    .last()
    .click();
  await plain.getByRole('button', { name: 'Renew now' }).last().click();
  await expect(plain.getByText('The address was renewed.')).toBeVisible();
  expect((await page.request.get(added)).status()).toBe(404);
  await plain
    .getByText(/^Stop this feed/)
    .last()
    .click();
  await plain.getByRole('button', { name: 'Stop it now' }).last().click();
  await expect(plain.getByText('The feed was stopped.')).toBeVisible();
  expect(await feedAddress(plain)).toBe(address);
  await context.close();
});

test('feeds are shown to their owner alone', async ({ page, browser }) => {
  const path = await savePlan(page);
  const stranger = await browser.newPage();
  expect((await stranger.goto(`${path}/subscribe`))?.status()).toBe(404);
  const planId = path.split('/').at(-1) ?? '';
  const state = `/plans/subscribe/state?plan=${planId}`;
  expect((await stranger.request.get(state)).status()).toBe(404);
  const known = await page.request.get(state);
  expect(known.status()).toBe(200);
  expect(await known.text()).not.toBe('');
  await savePlan(stranger);
  const others = await stranger.request.get(state);
  expect([others.status(), await others.text()]).not.toEqual([200, await known.text()]);
  await stranger.close();
});
