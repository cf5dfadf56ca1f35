import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { hoursField, savePlan } from './support/planner';

function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 2, name });
}

async function acceptRecommended(page: Page): Promise<void> {
  await expect(heading(page, 'How should it go on?')).toBeVisible();
  await page.getByRole('link', { name: 'See what moves' }).first().click();
  await page.getByRole('button', { name: 'Accept' }).click();
}

/** The unfolded line of the topic that is under way, once its first session was done. */
async function topicUnderWay(page: Page, path: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText(/^Noted: .*, done\.$/)).toBeVisible();
  await page.goto(`${path}/path`);
  const topic = page.locator('li', { has: page.locator('summary', { hasText: 'under way' }) });
  await topic.locator('summary').click();
  await expect(topic.getByRole('button', { name: 'Needs more hours' })).toBeVisible();
  return topic;
}

test.describe('what a plan is made from', () => {
  test('other hours a week are seen first, then accepted, and stay in the form', async ({
    page,
  }) => {
    const path = await savePlan(page, { hours: '12' });
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(heading(page, 'What the plan is made from')).toBeVisible();
    await expect(hoursField(page)).toHaveValue('12');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await expect(page.getByText(/^All of this is what the plan is made from/)).toBeVisible();

    await hoursField(page).fill('none');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await expect(page.getByText('1 field needs another look.')).toBeVisible();
    await expect(hoursField(page)).toBeFocused();

    await hoursField(page).fill('14');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await acceptRecommended(page);
    await expect(page.getByText(/^Fitted to other settings: /)).toBeVisible();
    await page.goto(`${path}/settings`);
    await expect(hoursField(page)).toHaveValue('14');
  });

  test('works without JavaScript', async ({ page, browser }) => {
    const path = await savePlan(page, { hours: '12' });
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(`${path}/settings`);
    await hoursField(plain).fill('14');
    await plain.getByRole('button', { name: 'See what changes' }).click();
    await expect(heading(plain, 'How should it go on?')).toBeVisible();
    await plain.getByRole('link', { name: 'See what moves' }).first().click();
    await expect(plain.getByRole('button', { name: 'Accept' })).toBeVisible();
    await context.close();
  });

  test('a topic is finished early from the path, and reopened', async ({ page }) => {
    const path = await savePlan(page, { hours: '12' });
    const topic = await topicUnderWay(page, path);
    const name = (await topic.locator('summary span.font-medium').textContent()) ?? '';
    await topic.getByRole('link', { name: /^Finished early/ }).click();
    await acceptRecommended(page);
    await expect(page.getByText(/^Fitted to other topics: /)).toBeVisible();
    await page.goto(`${path}/path`);
    const finished = page.getByRole('listitem').filter({ hasText: 'finished early' });
    await expect(finished.getByText(name, { exact: true })).toBeVisible();
    await finished.locator('summary').click();
    await finished.getByRole('link', { name: /^Reopen/ }).click();
    await expect(page.getByRole('link', { name: 'See what moves' }).first()).toBeVisible();
  });

  test('has nothing for axe to find, and never scrolls sideways @phone', async ({ page }) => {
    const path = await savePlan(page, { hours: '12' });
    await page.goto(`${path}/settings`);
    await expect(heading(page, 'What the plan is made from')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(path);
    await topicUnderWay(page, path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
