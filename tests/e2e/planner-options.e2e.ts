import { expect, test } from '@playwright/test';
import { expectNoSidewaysScroll } from './support/accessibility';
import { openMore, openOption, plannerAddress, verdict } from './support/planner';

test.describe('the options', () => {
  test('say what holds at present, and what differs from the start @phone', async ({ page }) => {
    await page.goto(plannerAddress({ free: '10', reviews: 'on', hours: '20' }));
    await expect(page.getByText('Changed: kept free and reviews')).toBeVisible();
    await openMore(page);
    await expect(page.getByText('32 h a week, on 6 days')).toBeVisible();
    await expect(page.getByText('10 % of each week', { exact: true })).toBeVisible();
    await expect(page.getByText('after 2, 7 and 21 days, 20 min each')).toBeVisible();
    await expect(page.getByText('none of 72')).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test('release the hours of topics that are known, by keyboard too', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '10', aim: 'soonest' }));
    await expect(verdict(page)).toContainText('200 h in all');
    await openMore(page);
    await openOption(page, 'Topics you know');
    await openOption(page, 'Advanced Foundations');
    await page.getByRole('checkbox', { name: /^Correlated Failure at Scale/ }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('1 known, 4.5 to 6.5 h less to study')).toBeVisible();
    await expect(verdict(page)).toContainText('195.5 h in all');
    await expect(page.getByRole('region', { name: 'First week' })).not.toContainText(
      'Correlated Failure',
    );

    await page.getByRole('button', { name: 'I know all of these' }).click();
    await expect(page.getByText('6 of 6 known')).toBeVisible();
    await expect(verdict(page)).toContainText('180 h in all');
    await expect(page).toHaveURL(/known=.*%2C/);
    await page.reload();
    await expect(verdict(page)).toContainText('180 h in all');
    await expect(page.getByText('Changed: topics you know')).toBeVisible();
  });

  test('keep a share of each week free', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '14' }));
    await expect(verdict(page)).toContainText('14 h a week,');
    await openMore(page);
    await openOption(page, 'Kept free');
    const share = page.getByRole('slider', { name: 'Keep 0 % of each week free' });
    await share.focus();
    for (let percent = 0; percent < 10; percent += 1) await page.keyboard.press('ArrowRight');
    await expect(page.getByText('Of 14 h a week 1.4 h stay free.')).toBeVisible();
    await expect(verdict(page)).toContainText('12.5 h a week,');
    await expect(page).toHaveURL(/free=10/);
  });

  test('plan reviews beside the study', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '20' }));
    await openMore(page);
    await openOption(page, 'Reviews');
    await page.getByRole('checkbox', { name: 'Plan short reviews of each topic' }).check();
    await expect(verdict(page)).toContainText(/in all plus 72\sh of reviews, depth/);
    await expect(page.getByRole('region', { name: 'First week' })).toContainText(
      'Review: Correlated Failure at Scale',
    );
    await page.getByLabel('Days after the topic').fill('7, 2');
    await expect(page.getByLabel('Days after the topic')).toHaveAccessibleDescription(
      'Days after the topic must rise from one to the next.',
    );
    await page.getByLabel('Days after the topic').fill('3');
    await expect(verdict(page)).toContainText(/plus 24\sh of reviews/);
    await page.getByText('The same as a table').click();
    await expect(page.getByRole('table').getByRole('row').nth(2)).toContainText('of it reviews');
  });

  test('show upkeep after the finish, with the hours that the path names', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '14' }));
    await openMore(page);
    await openOption(page, 'After the finish');
    await expect(page.getByText(/^This path names 2 to 3\sh a week\.$/)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Keep some hours a week after the finish' }).check();
    await expect(page.getByText(/^Upkeep to /)).toBeVisible();
    await page.getByText('The same as a table').click();
    await expect(page.getByRole('table').getByRole('row').last()).toContainText(/2\sh, all upkeep/);
    await page.getByLabel('Hours a week', { exact: true }).last().fill('3');
    await expect(page.getByRole('table').getByRole('row').last()).toContainText(/3\sh, all upkeep/);
    await expect(verdict(page)).toContainText('250 h in all, depth 50 %');
  });

  const infeasible = [
    { what: 'a large free share', fields: { hours: '12', free: '30' }, fix: /^Keep 16\s% of each/ },
    { what: 'reviews', fields: { hours: '10', reviews: 'on' }, fix: /^Without reviews$/ },
  ];
  for (const { what, fields, fix } of infeasible) {
    test(`are changed where ${what} leaves too little room`, async ({ page }) => {
      await page.goto(plannerAddress(fields));
      await expect(verdict(page)).toContainText('It does not fit yet.');
      await verdict(page).getByRole('link', { name: fix }).click();
      await expect(verdict(page)).toContainText('It fits.');
    });
  }
});

test.describe('the options without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('are read, and every change that helps is offered', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '10', aim: 'soonest' }));
    await openMore(page);
    await openOption(page, 'Topics you know');
    await openOption(page, 'Advanced Foundations');
    await page.getByRole('checkbox', { name: /^Correlated Failure at Scale/ }).check();
    await page.getByRole('checkbox', { name: /^Emergent Behavior/ }).check();
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await expect(verdict(page)).toContainText('193.5 h in all');
    await openMore(page);
    await openOption(page, 'Kept free');
    await page.getByRole('spinbutton', { name: /of each week free$/ }).fill('30');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await expect(verdict(page)).toContainText('It does not fit yet.');
    await verdict(page)
      .getByRole('link', { name: /^Take \d+\sweeks longer$/ })
      .click();
    await expect(verdict(page)).toContainText('It fits.');
  });
});
