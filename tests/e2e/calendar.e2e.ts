import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { savePlan } from './support/planner';

const FIRST = 'correlated-failure.study.1';

function session(page: Page, id: string): Locator {
  return page.locator(`[data-session="${id}"]`);
}

function calendar(page: Page): Locator {
  return page.getByRole('region', { name: 'Calendar', exact: true });
}

function status(page: Page): Locator {
  return calendar(page).getByRole('status');
}

async function openCalendar(page: Page): Promise<string> {
  const path = await savePlan(page);
  await page.getByRole('link', { name: 'Calendar', exact: true }).click();
  await expect(session(page, FIRST)).toBeVisible();
  return path;
}

/** Puts the first session an hour later by its form. */
async function moveByForm(page: Page, time: string): Promise<void> {
  await session(page, FIRST).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Correlated Failure at Scale/ });
  await dialog.getByLabel('From').fill(time);
  await dialog.getByRole('button', { name: 'Move' }).click();
}

test.describe('the calendar of a plan', () => {
  test('moves a session by its form, pins it there, and takes it back @phone', async ({ page }) => {
    await openCalendar(page);
    await expect(session(page, FIRST)).toContainText('19:00');
    await moveByForm(page, '20:00');
    await expect(status(page)).toContainText(/20:00–.*other session/s);
    await expect(session(page, FIRST)).toBeFocused();
    await expectAccessible(page);
    await calendar(page).getByRole('button', { name: 'Keep' }).click();
    await expect(status(page)).toContainText('Moved and pinned');
    await expect(session(page, FIRST)).toContainText(/20:00.*pinned/s);
    await page.reload();
    await expect(session(page, FIRST)).toContainText(/20:00.*pinned/s);
    await expectNoSidewaysScroll(page);
  });

  test('undoes what was kept, and pins and unpins without a move', async ({ page }) => {
    await openCalendar(page);
    await moveByForm(page, '20:00');
    await calendar(page).getByRole('button', { name: 'Keep' }).click();
    await calendar(page).getByRole('button', { name: 'Undo' }).click();
    await expect(status(page)).toContainText('The plan is as it was before the move.');
    await expect(session(page, FIRST)).toContainText('19:00');
    await expect(session(page, FIRST)).not.toContainText('pinned');

    await session(page, FIRST).click();
    await page.getByRole('button', { name: 'Pin it here' }).click();
    await expect(session(page, FIRST)).toContainText('pinned');
    await session(page, FIRST).click();
    await page.getByRole('button', { name: 'Unpin' }).click();
    await expect(session(page, FIRST)).not.toContainText('pinned');
  });

  test('goes by keys alone: a step, a check, and back', async ({ page }) => {
    await openCalendar(page);
    await session(page, FIRST).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(status(page)).toContainText('19:15');
    await expect(session(page, FIRST)).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(status(page)).toContainText('19:30');
    await expect(session(page, FIRST)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(calendar(page).getByRole('button', { name: 'Keep' })).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(session(page, FIRST)).toContainText('19:00');
    await expect(status(page)).toBeEmpty();
  });

  test('takes a drag to where it can be, and says why not where it cannot', async ({ page }) => {
    // High enough that nothing scrolls while it is dragged.
    await page.setViewportSize({ width: 1280, height: 1500 });
    await openCalendar(page);
    await drag(page, session(page, FIRST), -140);
    await expect(status(page)).toContainText('Outside your study times.');
    await expect(session(page, FIRST)).toContainText('19:00');

    await drag(page, session(page, FIRST), 52);
    await expect(status(page)).toContainText('20:00');
    await calendar(page).getByRole('button', { name: 'Keep' }).click();
    await expect(status(page)).toContainText('Moved and pinned');
    await expect(session(page, FIRST)).toContainText('20:00');
  });

  test('shows a month, and the list of weeks without scripts', async ({ page, browser }) => {
    const path = await openCalendar(page);
    await calendar(page).getByText('Month', { exact: true }).click();
    await expect(calendar(page).getByRole('heading', { level: 2 })).toHaveText(
      /^[A-Z][a-z]+ 20\d\d$/,
    );
    await expect(session(page, FIRST)).toBeVisible();
    await expectAccessible(page);

    const cookies = await page.context().cookies();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies(cookies);
    const other = await plain.newPage();
    await other.goto(new URL(`${path}/calendar`, page.url()).href);
    await expect(other.getByRole('region', { name: 'Sessions' })).toBeVisible();
    await plain.close();
  });

  test('tells what changed elsewhere and shows the plan as it is now', async ({ page }) => {
    const path = await openCalendar(page);
    await moveByForm(page, '19:30');
    await expect(calendar(page).getByRole('button', { name: 'Keep' })).toBeEnabled();

    const other = await page.context().newPage();
    await other.goto(`${path}/calendar`);
    await moveByForm(other, '20:00');
    await calendar(other).getByRole('button', { name: 'Keep' }).click();
    await expect(status(other)).toContainText('Moved and pinned');

    await calendar(page).getByRole('button', { name: 'Keep' }).click();
    await expect(status(page)).toContainText(/changed elsewhere.*Moved by hand/s);
    await expect(session(page, FIRST)).toContainText('20:00');
  });
});

/** Drags a session up or down by so many pixels. */
async function drag(page: Page, element: Locator, down: number): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('it is to be seen');
  const [x, y] = [box.x + 30, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + down / 2, { steps: 4 });
  await page.mouse.move(x, y + down, { steps: 4 });
  await page.mouse.up();
}
