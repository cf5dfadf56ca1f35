import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { savePlan } from './support/planner';
import { shiftPlan } from './support/shift-plan';

/** A plan that has run for two weeks, with nothing said yet; its path. */
async function runningPlan(page: Page): Promise<string> {
  const path = await savePlan(page, { hours: '10' });
  // It starts within the next seven days, so that two weeks of it are over after three.
  shiftPlan(path.split('/').at(-1) ?? '', 21);
  await page.goto(path);
  return path;
}

test.describe('what got done', () => {
  test('is said with one click on the plan’s page, and taken back @phone', async ({ page }) => {
    await savePlan(page, { hours: '10' });
    const next = page.getByRole('region', { name: /^Correlated Failure at Scale part 1/ });
    await next.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('Noted: Correlated Failure at Scale, done.')).toBeVisible();
    await expect(page.getByText(/2\sh of 200\sh done|1.5\sh of 200\sh done/)).toBeVisible();
    await expect(
      page.getByRole('region', { name: /^Correlated Failure at Scale part 2/ }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Taken back. Correlated Failure at Scale.')).toBeVisible();
    await expect(
      page.getByRole('region', { name: /^Correlated Failure at Scale part 1/ }),
    ).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test('is said on a session’s own page, without JavaScript too @phone', async ({
    page,
    browser,
    context,
  }) => {
    const path = await runningPlan(page);
    await expect(page.getByText(/^\d+\ssessions since Monday .* are open\./)).toBeVisible();
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const session = await plain.newPage();
    const address = `${path}/sessions/${path.split('/').at(-1) ?? ''}.correlated-failure.study.1`;
    await session.goto(address);
    await session.getByText('Partly', { exact: true }).click();
    await session.getByLabel(/^Minutes of/).fill('30');
    await session.getByRole('button', { name: 'Note it' }).click();
    await expect(session.getByText(/^Noted: 30\smin of .* done\.$/)).toBeVisible();
    await session.getByRole('button', { name: 'Take it back' }).click();
    await expect(session.getByText('It is over, and nothing was said yet.')).toBeVisible();
    await plain.close();

    await page.goto(address);
    await page.getByRole('button', { name: 'Not done' }).click();
    await expect(page.getByText('Noted: not done.')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});

test.describe('a session’s own page', () => {
  test('pins, and leads to what a move or more hours would change', async ({ page }) => {
    const path = await savePlan(page, { hours: '10' });
    const id = path.split('/').at(-1) ?? '';
    await page.goto(`${path}/sessions/${id}.correlated-failure.study.2`);
    await page.getByRole('button', { name: 'Pin it here' }).click();
    await expect(
      page.getByText('Pinned: it stays here when the plan is fitted again.'),
    ).toBeVisible();
    await expect(page.getByText('Why here? You pinned it here.')).toBeVisible();
    await page.getByRole('button', { name: 'Let it move' }).click();
    await expect(page.getByText('It may move when the plan is fitted again.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'See what moves' }).click();
    await expect(page).toHaveURL(/\/reschedule\?change=.*correlated-failure\.study\.2/);
  });

  test('is found by the plan’s owner alone, and tells others nothing @phone', async ({
    page,
    browser,
  }) => {
    const path = await savePlan(page);
    const address = `${path}/sessions/${path.split('/').at(-1) ?? ''}.correlated-failure.study.1`;
    const stranger = await browser.newPage();
    const texts: (string | null)[] = [];
    for (const one of [address, `${path}/sessions/none`, '/plans/none/sessions/none']) {
      expect((await stranger.goto(one))?.status()).toBe(404);
      texts.push(await stranger.getByRole('main').textContent());
    }
    expect(new Set(texts).size).toBe(1);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('No session opens here.');
    await expectAccessible(stranger);
    await stranger.close();
  });
});

test.describe('progress', () => {
  test('tells where one stands, with a table behind the picture @phone', async ({ page }) => {
    const path = await runningPlan(page);
    await page.getByRole('navigation', { name: 'Plan' }).getByText('Progress').click();
    await expect(page).toHaveURL(`${path}/progress`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      /^0\sh done, \d+\sh planned until now: \d+\sh to place, about .* behind\.$/,
    );
    await expect(page.getByText(/nothing was noted as done/)).toBeVisible();
    await page.getByText('Progress as a table').click();
    const table = page.getByRole('group', { name: 'Progress, as a table' });
    await expect(table.getByRole('row').nth(1)).toHaveText(/^1.*0\sh10\sh10\sh$/);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test('lists revisions, compares any two and goes back', async ({ page }) => {
    const path = await savePlan(page, { hours: '10' });
    await page.getByText('Rename').first().click();
    await page.getByLabel('Name of the plan').fill('Winter');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Winter');
    await page.goto(`${path}/progress`);
    const history = page.getByRole('region', { name: 'History' });
    await expect(history.getByRole('listitem')).toHaveCount(2);
    await history.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByRole('heading', { name: 'Revision 1 and 2' })).toBeVisible();
    await expect(page.getByText('All sessions are at the same times.')).toBeVisible();
    await expectAccessible(page);
    await history.getByRole('button', { name: 'Go back to this one' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Senior Engineer Learning Path',
    );
  });
});
