import { expect, type Locator, type Page } from '@playwright/test';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` of the Monday so many weeks after the next one, in the browser's zone. */
export function mondayInWeeks(weeks: number): string {
  const today = new Date(
    `${new Date().toLocaleDateString('sv', { timeZone: 'Europe/Berlin' })}T00:00Z`,
  );
  const sinceMonday = (today.getUTCDay() + 6) % 7;
  return new Date(today.getTime() + (7 - sinceMonday + weeks * 7) * DAY_MS)
    .toISOString()
    .slice(0, 10);
}

/** The day so many days after one. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The planner's address for fields that differ from the defaults. */
export function plannerAddress(fields: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ zone: 'Europe/Berlin', start: mondayInWeeks(1), ...fields });
  return `/?${query}`;
}

export function hoursField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Hours a week' });
}

export function verdict(page: Page): Locator {
  return page.getByRole('region', { name: 'Does it fit' });
}

/** Unfolds the options that most people never change. */
export async function openMore(page: Page): Promise<void> {
  await page.getByText(/^More: /).click();
}

/** Unfolds one of them, or a phase of the topics. */
export async function openOption(page: Page, name: string): Promise<void> {
  await page
    .locator('summary')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
}

/** The choice of a point between sooner and deeper. */
export function frontierSlider(page: Page): Locator {
  return page.getByRole('slider', { name: 'Sooner or deeper' });
}

/** Saves the planner's default plan in a fresh browser and ends on its page; the plan's path. */
export async function savePlan(
  page: Page,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  await page.goto(plannerAddress(fields));
  await page.getByRole('button', { name: 'Save and subscribe' }).click();
  await page.waitForURL('**/plans/*');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Engineer Learning Path');
  return new URL(page.url()).pathname;
}
