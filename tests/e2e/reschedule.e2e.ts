import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { openFeed } from './support/feed';
import { daysAfter, mondayInWeeks, savePlan } from './support/planner';
import { shiftPlan } from './support/shift-plan';

const WEEKS_AGO = 4;

interface LeftPlan {
  /** `/plans/<id>` */
  readonly path: string;
  readonly feed: string;
}

/** A plan that was begun three to four weeks ago, and of which nothing was said since. */
async function leftAlone(
  page: Page,
  fields: Readonly<Record<string, string>> = {},
): Promise<LeftPlan> {
  const path = await savePlan(page, { start: mondayInWeeks(0), hours: '12', ...fields });
  const feed = await openFeed(page, path);
  shiftPlan(path.split('/').at(-1) ?? '', WEEKS_AGO * 7);
  return { path, feed };
}

/** The events of a feed by UID, as they are written. */
async function eventsAt(page: Page, feed: string): Promise<ReadonlyMap<string, string>> {
  const text = (await (await page.request.get(feed)).text()).replaceAll('\r\n ', '');
  const blocks = text.match(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g) ?? [];
  return new Map(blocks.map((block) => [valueOf(block, 'UID'), block]));
}

function valueOf(event: string, name: string): string {
  return new RegExp(`^${name}(?:;[^:]*)?:(.*)\\r$`, 'm').exec(event)?.[1] ?? '';
}

/** What an event says, without what it says of its changes. */
function contentOf(event: string): string {
  return event.replace(/^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):.*\r\n/gm, '');
}

function whenOf(event: string): string {
  return `${valueOf(event, 'DTSTART')} ${valueOf(event, 'DTEND')} ${valueOf(event, 'DURATION')}`;
}

function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 2, name });
}

/** Ticks the two oldest sessions and gives minutes for the third. */
async function sayWhatGotDone(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /part|–/ });
  const count = await boxes.count();
  expect(count).toBeGreaterThan(10);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await boxes.nth(count - 1).check();
  await boxes.nth(count - 2).check();
}

async function openPreview(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'See what moves' }).first().click();
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
}

test.describe('life happened', () => {
  test('after weeks away the plan is fitted again, the feed follows, and undo brings it back', async ({
    page,
  }) => {
    const { path, feed } = await leftAlone(page);
    const before = await eventsAt(page, feed);
    await page.goto(path);
    await page.getByRole('link', { name: 'Life happened' }).click();
    await expect(heading(page, /^What got done since \d/)).toBeVisible();
    await sayWhatGotDone(page);
    await page.getByRole('button', { name: 'See the options' }).click();

    await expect(heading(page, 'How should it go on?')).toBeVisible();
    await expect(
      page.getByText(/^\d+\ssessions did not happen in full: [\d.]+\sh to place\.$/),
    ).toBeVisible();
    const cards = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3 }) });
    await expect(cards.first()).toContainText('Recommended');
    await expect(cards.filter({ hasText: 'Recommended' })).toHaveCount(1);
    expect(await eventsAt(page, feed)).toEqual(before);

    await openPreview(page);
    await expect(page.getByRole('heading', { level: 3, name: 'What moves' })).toBeVisible();
    await expect(page.locator('s').first()).toBeVisible();
    expect(await eventsAt(page, feed)).toEqual(before);
    await page.getByRole('button', { name: 'Accept' }).click();

    const told = page.getByText(/^Fitted again: \d+\ssessions moved.* Your calendar follows/);
    await expect(told).toBeVisible();
    const after = await eventsAt(page, feed);
    let moved = 0;
    for (const [uid, event] of after) {
      const was = before.get(uid);
      if (was === undefined) continue;
      if (contentOf(was) === contentOf(event)) expect(event).toBe(was);
      else expect(Number(valueOf(event, 'SEQUENCE'))).toBe(Number(valueOf(was, 'SEQUENCE')) + 1);
      const isDay = uid.includes('.milestone@');
      if (!isDay && whenOf(was) !== whenOf(event)) moved += 1;
    }
    const counts = (await told.textContent()) ?? '';
    const numberOf = (pattern: RegExp) => Number(pattern.exec(counts)?.[1] ?? 0);
    expect(moved).toBe(numberOf(/(\d+)\ssessions? moved/));
    const added = [...after.keys()].filter((uid) => !before.has(uid));
    const removed = [...before.keys()].filter((uid) => !after.has(uid));
    expect(added).toHaveLength(numberOf(/(\d+) new/));
    expect(removed).toHaveLength(numberOf(/(\d+) gone/));

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/^Undone: /)).toBeVisible();
    const restored = await eventsAt(page, feed);
    expect([...restored.values()].map(contentOf)).toEqual([...before.values()].map(contentOf));
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(page.getByText(/^Brought back: /)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    const redone = await eventsAt(page, feed);
    expect([...redone.values()].map(contentOf)).toEqual([...after.values()].map(contentOf));
  });

  test('works without JavaScript', async ({ page, browser }) => {
    const { path } = await leftAlone(page);
    const plain = await withoutScripts(page, browser);
    await plain.goto(`${path}/reschedule`);
    await sayWhatGotDone(plain);
    await plain.getByText('What is coming').click();
    await plain.getByLabel('from', { exact: true }).fill(daysAfter(mondayInWeeks(2), 3));
    await plain.getByLabel('to', { exact: true }).fill(mondayInWeeks(2));
    await plain.getByRole('button', { name: 'See the options' }).click();
    await expect(plain.getByText('The last day away must not be before the first.')).toBeVisible();
    await expect(plain.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await plain.getByLabel('to', { exact: true }).fill(daysAfter(mondayInWeeks(2), 6));
    await plain.getByRole('button', { name: 'See the options' }).click();
    await openPreview(plain);
    await plain.getByRole('button', { name: 'Accept' }).click();
    await expect(plain.getByText(/^Fitted around days away: \d+\ssessions moved/)).toBeVisible();
    await plain.getByRole('button', { name: 'Undo' }).click();
    await expect(plain.getByText(/^Undone: /)).toBeVisible();
    await plain.context().close();
  });

  test('two tabs: the second is told what changed, and keeps its choice', async ({
    page,
    context,
  }) => {
    const { path } = await leftAlone(page);
    const other = await context.newPage();
    const away = [{ from: mondayInWeeks(2), to: daysAfter(mondayInWeeks(2), 6) }];
    const change = encodeURIComponent(JSON.stringify({ away }));
    await page.goto(`${path}/reschedule?change=${change}&strategy=shift-finish`);
    await other.goto(`${path}/reschedule?strategy=more-hours`);
    await other.getByRole('button', { name: 'Accept' }).click();
    await expect(other.getByText(/^Fitted again: /)).toBeVisible();

    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(
      page.getByText(/^The plan changed elsewhere while this page was open\./),
    ).toBeVisible();
    await expect(page.getByText(/: Fitted again: \d+\ssessions moved/)).toBeVisible();
    await expect(heading(page, 'Shift the finish')).toBeVisible();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText(/^Fitted around days away: /)).toBeVisible();
  });

  test('with nothing missed the plan stands, and days away can be told ahead of time @phone', async ({
    page,
  }) => {
    const path = await savePlan(page, { start: mondayInWeeks(1), hours: '12' });
    await page.goto(`${path}/reschedule`);
    await expect(page.getByText(/^Nothing was missed\. Your plan stands\./)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'See the options' }).click();
    await expect(heading(page, 'Nothing was missed.')).toBeVisible();
    await page.getByRole('link', { name: 'Say what is coming' }).click();
    await page.getByLabel('from', { exact: true }).fill(mondayInWeeks(3));
    await page.getByLabel('to', { exact: true }).fill(daysAfter(mondayInWeeks(3), 6));
    await page.getByRole('button', { name: 'See the options' }).click();
    await openPreview(page);
    await expect(page.getByText(/7\sdays off/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText(/^Fitted around days away: /)).toBeVisible();
  });

  test('has nothing for axe to find on any of its pages @phone', async ({ page }) => {
    const { path } = await leftAlone(page);
    await page.goto(`${path}/reschedule`);
    await page.getByRole('button', { name: 'All' }).click();
    await expect(page.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
    await expect(page.getByRole('checkbox', { checked: false })).toHaveCount(0);
    await page.getByRole('button', { name: 'None' }).click();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'See them without answering' }).click();
    await expect(heading(page, 'How should it go on?')).toBeVisible();
    await expect(page.getByText(/^Of \d+ of them nothing was said yet/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await openPreview(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(heading(page, 'How should it go on?')).toBeVisible();
  });

  test('is its owner’s alone, and takes no address for granted', async ({ page, browser }) => {
    const path = await savePlan(page);
    await page.goto(`${path}/reschedule?change=%7B%22nonsense%22%3A1%7D`);
    await expect(heading(page, 'This change cannot be made as it is.')).toBeVisible();
    const stranger = await browser.newPage();
    for (const search of ['', '?change=%7B%7D', '?strategy=shift-finish']) {
      expect((await stranger.goto(`${path}/reschedule${search}`))?.status()).toBe(404);
    }
    await stranger.close();
  });
});

/** The same visitor in a browser that runs no scripts. */
async function withoutScripts(page: Page, browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  return context.newPage();
}
