import type { Page } from '@playwright/test';

/** Opens the page where a plan is subscribed to; the address of its feed. */
export async function openFeed(page: Page, planPath: string): Promise<string> {
  await page.goto(`${planPath}/subscribe`);
  return feedAddress(page);
}

/** The address of the feed that the open page shows. */
export function feedAddress(page: Page): Promise<string> {
  return page.getByLabel('Address of the calendar').inputValue();
}
