import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import {
  daysAfter,
  hoursField,
  mondayInWeeks,
  openMore,
  openOption,
  plannerAddress,
  verdict,
} from './support/planner';

const OPTIONS = [
  'Study times',
  'Days off',
  'Deadline',
  'Sessions',
  'Kept free',
  'Pace',
  'Topics you know',
  'Reviews',
  'Milestones',
  'After the finish',
];

test.describe('the planner', () => {
  test('fits the path into the hours of a new visitor, and the address keeps it @phone', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin');
    await expect(page.getByLabel('Starting on')).toHaveValue(mondayInWeeks(0));
    await expect(verdict(page)).toContainText('It fits.');

    await hoursField(page).fill('10');
    await expect(verdict(page)).toContainText('10 h a week, 200 h in all, depth 0 %.');
    await expect(verdict(page)).toContainText('There is no week to lose.');

    await hoursField(page).fill('15');
    await page.getByText('Deeper', { exact: true }).click();
    await expect(verdict(page)).toContainText('15 h a week, 300 h in all, depth 100 %.');

    const finish = verdict(page).getByRole('heading');
    const earlier = await finish.innerText();
    await page.getByLabel('Starting on').fill(mondayInWeeks(5));
    await expect(finish).not.toHaveText(earlier);
    await expect(page).toHaveURL(new RegExp(`start=${mondayInWeeks(5)}`));
    await expect(page).toHaveURL(/hours=15/);
    await expect(page).toHaveURL(/aim=deepest/);
    const before = await finish.innerText();
    await page.reload();
    await expect(finish).toHaveText(before);
    await expect(hoursField(page)).toHaveValue('15');
    await expect(page.getByRole('radio', { name: 'Deeper' })).toBeChecked();
    await expectNoSidewaysScroll(page);
  });

  test('tells the phases with their dates and the first week’s sessions', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '10' }));
    const phases = page.getByRole('region', { name: 'Phases' }).getByRole('listitem');
    await expect(phases).toHaveCount(6);
    await expect(phases.first()).toContainText('Advanced Foundations');
    await expect(phases.first()).toContainText('20 h');
    const firstWeek = page.getByRole('region', { name: 'First week' });
    await expect(firstWeek).toContainText('Correlated Failure at Scale');
    await expect(firstWeek).toContainText('19:00–');
  });

  test('says at the field what is wrong, and keeps what was typed @phone', async ({ page }) => {
    await page.goto(plannerAddress());
    await expect(verdict(page)).toContainText('It fits.');

    await hoursField(page).fill('40');
    await expect(hoursField(page)).toHaveAccessibleDescription(
      'The hours must be between 5 and 30 hours a week.',
    );
    await expect(verdict(page)).toContainText('One thing above needs another look.');
    await expect(page.getByRole('button', { name: 'Save and subscribe' })).toBeDisabled();
    await expect(hoursField(page)).toHaveValue('40');
    await hoursField(page).fill('12');
    await expect(verdict(page)).toContainText('It fits.');

    const start = page.getByLabel('Starting on');
    await start.fill('2020-01-06');
    await expect(start).toHaveAccessibleDescription(/^The start is in the past; choose today, /);
    await hoursField(page).fill('40');
    await expect(verdict(page)).toContainText('2 things above need another look.');
    await expect(start).toHaveAccessibleDescription(/^The start is in the past; choose today, /);
    await hoursField(page).fill('12');
    await start.fill(mondayInWeeks(1));

    const zone = page.getByLabel('Time zone');
    await zone.fill('Mars/Base');
    await expect(zone).toHaveAccessibleDescription(
      'The time zone is not one we know; choose one from the list.',
    );
    await zone.fill('Asia/Tokyo');
    await expect(verdict(page)).toContainText('It fits.');
    await expect(zone).not.toHaveAttribute('aria-invalid');
  });

  test('takes study times, days off and a deadline from the form', async ({ page }) => {
    const start = mondayInWeeks(1);
    await page.goto(plannerAddress());
    await page.getByText('All my study times').click();
    await expect(page.getByText('32 h a week in your study times')).toBeVisible();

    await page.getByRole('button', { name: 'Remove Sunday 09:00 to 18:00' }).click();
    await expect(page.getByText('23 h a week in your study times')).toBeVisible();
    await page.getByRole('button', { name: 'Add a time on Friday' }).click();
    await expect(page.getByText('26 h a week in your study times')).toBeVisible();
    await page.getByLabel('Friday to').fill('21:00');
    await expect(page.getByText('25 h a week in your study times')).toBeVisible();
    await expect(page).toHaveURL(/fri=19%3A00-21%3A00/);
    await expect(page).toHaveURL(/sun=(&|$)/);

    await openOption(page, 'Days off');
    await page.getByRole('button', { name: 'Add days off' }).click();
    await page.getByLabel('First day off, 1').fill(daysAfter(start, 7));
    await page.getByLabel('Last day off, 1').fill(daysAfter(start, 13));
    await expect(page).toHaveURL(
      new RegExp(`off=${daysAfter(start, 7)}%2F${daysAfter(start, 13)}`),
    );
    await expect(verdict(page)).toContainText('It fits.');
    await page.getByText('The same as a table').click();
    const secondWeek = page.getByRole('table').getByRole('row').nth(2);
    await expect(secondWeek).toContainText('nothing planned');

    await openOption(page, 'Deadline');
    await page.getByLabel('The last day you want to study').fill(daysAfter(start, 20));
    await expect(verdict(page)).toContainText('It does not fit yet.');
  });

  test('lets a time be painted into the week', async ({ page }) => {
    await page.goto(plannerAddress({ mode: 'windows' }));
    await openMore(page);
    await openOption(page, 'Study times');
    const friday = page.locator('[aria-hidden="true"] .cursor-crosshair > div').nth(4);
    const box = await friday.boundingBox();
    if (!box) throw new Error('The week is not on the page.');
    const atHour = (hour: number) => box.y + (box.height * (hour + 0.1)) / 24;
    await page.mouse.move(box.x + box.width / 2, atHour(6));
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, atHour(7.5), { steps: 4 });
    await page.mouse.up();
    await expect(page.getByLabel('Friday from')).toHaveValue('06:00');
    await expect(page.getByLabel('Friday to')).toHaveValue('08:00');
  });

  test('can be used with the keyboard alone', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '12' }));
    await expect(verdict(page)).toContainText('It fits.');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();

    await page.getByRole('slider', { name: 'Hours a week, as a slider' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(hoursField(page)).toHaveValue('12.5');

    await hoursField(page).focus();
    await page.keyboard.press('Enter');
    await expect(verdict(page)).toContainText('It fits.');
    expect(new URL(page.url()).pathname).toBe('/');

    const weeks = page.getByRole('toolbar', { name: 'Weeks of the plan' });
    await weeks.getByRole('button').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/^Week 2, .*\. .*\sh planned of 12\.5\sh\. /)).toBeVisible();
    await page.keyboard.press('End');
    await expect(page.getByText(/^Week 20, /)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByText('The same as a table')).toBeFocused();
  });

  test('has nothing for axe to find, whatever it shows @phone', async ({ page }) => {
    await page.goto(plannerAddress());
    await expect(verdict(page)).toContainText('It fits.');
    await expectAccessible(page);
    await page.getByText('The same as a table').click();
    await openMore(page);
    for (const name of OPTIONS) await openOption(page, name);
    await openOption(page, 'Advanced Foundations');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(plannerAddress({ hours: '40', min: '17' }));
    await expect(verdict(page)).toContainText('Not yet a plan.');
    await expectAccessible(page);
  });
});

test.describe('the planner without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('shows the plan, says what is wrong, and saves', async ({ page }) => {
    await page.goto('/');
    await hoursField(page).fill('10');
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await expect(verdict(page)).toContainText('10 h a week, 200 h in all, depth 0 %.');

    await hoursField(page).fill('40');
    await page.getByRole('button', { name: 'Save and subscribe' }).click();
    await expect(hoursField(page)).toHaveAccessibleDescription(
      'The hours must be between 5 and 30 hours a week.',
    );
    await expect(hoursField(page)).toHaveValue('40');

    await hoursField(page).fill('14');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByRole('button', { name: 'Save and subscribe' }).click();
    await expect(page).toHaveURL(/\/plans\/[a-z0-9]+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Senior Engineer Learning Path',
    );

    await page.getByText('Rename').first().click();
    await page.getByLabel('Name of the plan').fill('Without scripts');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Without scripts');
  });
});
