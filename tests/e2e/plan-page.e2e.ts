import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { plannerAddress, savePlan, verdict } from './support/planner';

test.describe('a saved plan', () => {
  test('shows the coming session, the phases and every week @phone', async ({ page }) => {
    await savePlan(page, { hours: '10' });
    await expect(page).toHaveTitle('Senior Engineer Learning Path · Paceline');
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);

    const next = page.getByRole('region', { name: /^Correlated Failure at Scale/ });
    await expect(next).toContainText('Next, Advanced Foundations');
    await expect(next).toContainText('Europe/Berlin time');
    await expect(next.getByRole('link', { name: 'Open the resource' })).toHaveAttribute(
      'href',
      /^https:\/\//,
    );
    const phases = page.getByRole('region', { name: 'Phases' });
    await expect(phases.getByRole('row')).toHaveCount(8);
    await expect(phases.getByRole('row').last()).toHaveText(/In all\s*0\s%\s*200\sh/);

    const sessions = page.getByRole('region', { name: 'Sessions' });
    await expect(sessions.getByRole('heading', { level: 3 })).toHaveCount(20);
    await expectNoSidewaysScroll(page);
  });

  test('leads to where it is subscribed to', async ({ page }) => {
    const path = await savePlan(page);
    const panel = page.getByRole('region', { name: 'Subscribe' });
    await panel.getByRole('link', { name: 'Add to your calendar' }).click();
    await expect(page).toHaveURL(`${path}/subscribe`);
    await expect(page.getByRole('heading', { level: 2, name: 'Subscribe' })).toBeVisible();
  });

  test('unfolds the week of the session that an address points at', async ({ page }) => {
    const path = await savePlan(page);
    const last = page.getByRole('region', { name: 'Sessions' }).locator('li[id]').last();
    const id = await last.getAttribute('id');
    await expect(last).toBeHidden();
    await page.goto(`${path}#${id}`);
    await expect(last).toBeInViewport();
  });

  test('tells reviews, milestones and upkeep from study, and why each session is where it is @phone', async ({
    page,
  }) => {
    await savePlan(page, {
      hours: '20',
      reviews: 'on',
      reviewDays: '3',
      milestones: 'on',
      upkeep: 'on',
    });
    await expect(
      page.getByText(
        /\d+\ssessions, [\d.]+\sh plus 6\sh of milestones and 24\sh of reviews, depth/,
      ),
    ).toBeVisible();
    await expect(page.getByText(/^Why here\? The first of your study times/)).toBeVisible();
    const sessions = page.getByRole('region', { name: 'Sessions' });
    const [first, second] = [sessions.locator('li[id]').first(), sessions.locator('li[id]').nth(1)];
    await first.locator('summary').click();
    await expect(first).toContainText('The first of your study times from the start on.');
    await second.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(second).toContainText(/Follows|too short for/);
    await expect(sessions.getByText('Review: Correlated Failure at Scale').first()).toBeVisible();
    const milestone = sessions.locator('li[id$=".milestone.1"]').first();
    await expect(milestone).toContainText('Advanced Foundations milestone');
    const after = sessions.getByText(/^\d+\sweeks after the finish, \d+\ssessions$/);
    await after.click();
    await expect(sessions.getByText('2 h of upkeep', { exact: true }).first()).toBeVisible();
    const phases = page.getByRole('region', { name: 'Phases' });
    await expect(
      phases.getByRole('row', { name: /^Upkeep after the finish 24\sh$/ }),
    ).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test('tells each week under the arrow keys', async ({ page }) => {
    await savePlan(page, { hours: '10' });
    await page
      .getByRole('toolbar', { name: 'Weeks of the plan' })
      .getByRole('button')
      .first()
      .focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/^Week 2, .*10\sh planned of 10\sh\./)).toBeVisible();
  });

  test('is renamed, and a second tab is told before it overwrites the name', async ({
    page,
    context,
  }) => {
    const path = await savePlan(page);
    const other = await context.newPage();
    await other.goto(path);

    await page.getByText('Rename').first().click();
    await page.getByLabel('Name of the plan').fill('Winter');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Winter');
    await expect(page.getByLabel('Name of the plan')).toBeHidden();

    await other.getByText('Rename').first().click();
    await other.getByLabel('Name of the plan').fill('Spring');
    await other.getByRole('button', { name: 'Rename' }).click();
    await expect(other.getByLabel('Name of the plan')).toHaveAccessibleDescription(
      'The plan was renamed “Winter” while this page was open. Nothing was changed yet.',
    );
    await expect(other.getByLabel('Name of the plan')).toHaveValue('Spring');
    await other.getByRole('button', { name: 'Use this name' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Spring');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spring');
  });

  test('is deleted and brought back @phone', async ({ page }) => {
    const path = await savePlan(page);
    await page.getByRole('button', { name: 'Delete this plan' }).click();
    await expect(page).toHaveURL('/plans');
    await expect(page.getByText('Deleted “Senior Engineer Learning Path”.')).toBeVisible();
    await expect(page.getByText('No plan is saved here yet.')).toBeVisible();
    expect((await page.request.get(path)).status()).toBe(404);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Deleted “Senior Engineer Learning Path”.')).toBeHidden();
    await page.getByRole('link', { name: /^Senior Engineer Learning Path/ }).click();
    await expect(page).toHaveURL(path);
  });

  test('is found by its owner alone', async ({ page, browser }) => {
    const path = await savePlan(page);
    const stranger = await browser.newPage();
    const answer = await stranger.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(
      'There is nothing at this address.',
    );
    await expectAccessible(stranger);
    await stranger.goto('/plans');
    await expect(stranger.getByText('No plan is saved here yet.')).toBeVisible();
    await expectAccessible(stranger);
    await stranger.close();
  });

  test('has nothing for axe to find, nor has the list @phone', async ({ page }) => {
    await savePlan(page);
    await expectAccessible(page);
    await page.getByText('Rename').first().click();
    await page.getByText('The same as a table').click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'My plans' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('My plans');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});

test.describe('the README’s pictures', () => {
  test('are taken of the planner and of a plan @phone', async ({ page }, testInfo) => {
    const wanted = process.env.SCREENSHOTS === 'docs';
    const place = (name: string) => {
      const file = `${name}-${page.viewportSize()?.width ?? 0}.png`;
      return wanted ? `docs/screenshots/${file}` : testInfo.outputPath(file);
    };
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(plannerAddress({ hours: '14' }));
    await expect(verdict(page)).toContainText('It fits.');
    await page.screenshot({ path: place('planner') });
    await savePlan(page, { hours: '14' });
    await page.screenshot({ path: place('plan') });
  });
});
