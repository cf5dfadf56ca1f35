import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import { daysAfter, mondayInWeeks, openMore, openOption, plannerAddress } from './support/planner';
import { savePlan } from './support/planner';

/** The coming Monday: it and the day after are within the days that a preview looks at. */
const MONDAY = mondayInWeeks(0);
const TUESDAY = daysAfter(MONDAY, 1);

function eventOf(day: string, times: readonly [string, string] | null): string {
  const date = day.replaceAll('-', '');
  // Times of no zone: those of whoever reads them.
  const lines = times
    ? [`DTSTART:${date}T${times[0]}`, `DTEND:${date}T${times[1]}`]
    : [`DTSTART;VALUE=DATE:${date}`];
  return ['BEGIN:VEVENT', `UID:${date}@meetings.example`, 'DTSTAMP:20260101T000000Z', ...lines]
    .concat('SUMMARY:Dentist', 'END:VEVENT')
    .join('\r\n');
}

function calendarOf(events: readonly string[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', 'X-WR-CALNAME:Work'];
  return [...head, ...events, 'END:VCALENDAR', ''].join('\r\n');
}

/** Both evenings, as long as the planner's study times of these days. */
const EVENINGS = calendarOf([MONDAY, TUESDAY].map((day) => eventOf(day, ['190000', '223000'])));

async function choose(page: Page, text: string): Promise<void> {
  await page.getByLabel('or a file (.ics)').setInputFiles({
    name: 'work.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(text),
  });
}

function found(page: Page): Locator {
  return page.getByText(/busy times? in the next 14 days/);
}

async function look(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See what it holds' }).click();
}

async function addCalendar(page: Page, text: string): Promise<void> {
  await page.goto('/busy');
  await choose(page, text);
  await look(page);
  await expect(found(page)).toBeVisible();
  await page.getByRole('button', { name: 'Add this calendar' }).click();
  await expect(page.getByText(/^Added\. /)).toBeVisible();
}

test.describe('busy times', () => {
  test('of an uploaded calendar are seen first, then kept free by the planner and its plan @phone', async ({
    page,
  }) => {
    await page.goto('/busy');
    await expect(page.getByRole('heading', { level: 2, name: 'Add a calendar' })).toBeVisible();
    await expectAccessible(page);
    await choose(page, EVENINGS);
    await look(page);
    await expect(page.getByText(/^2\sbusy times in the next 14 days\.$/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Work');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Add this calendar' }).click();
    await expect(page.getByText(/^Uploaded file, read just now, 2\sevents$/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.goto(plannerAddress({ start: MONDAY }));
    await expect(page.getByText(/^2\sbusy times from 1\scalendar are kept free\./)).toBeVisible();
    await openMore(page);
    await openOption(page, 'Busy times');
    await expect(page.getByText(/are kept free of study, in every plan of yours/)).toBeVisible();
    expect(await page.content()).not.toContain('Dentist');
    await page.getByRole('button', { name: 'Save and subscribe' }).click();
    await page.waitForURL('**/plans/*');
    await expect(page.getByText(/collides? with your calendar/)).toHaveCount(0);
    await page.goto(`${new URL(page.url()).pathname}/calendar?day=${MONDAY}`);
    await expect(page.locator('.calendar-busy', { hasText: 'Busy: Work' }).first()).toBeAttached();
  });

  test('hold in whichever zone the browser turns out to be', async ({ page }) => {
    await addCalendar(page, EVENINGS);
    // Without a zone in the address the server guesses, and the browser reads its own.
    await page.goto(`/?start=${MONDAY}`);
    await expect(page.getByText(/^2\sbusy times from 1\scalendar are kept free\./)).toBeVisible();
    const first = page.getByRole('region', { name: 'First week' });
    await expect(first.getByText(/^Wed /)).toBeVisible();
    await expect(first.getByText(/^(Mon|Tue) /)).toHaveCount(0);
  });

  test('that come after a plan was saved collide, until other times are accepted', async ({
    page,
  }) => {
    const path = await savePlan(page, { start: MONDAY });
    await addCalendar(page, EVENINGS);
    await page.goto('/busy');
    await choose(page, EVENINGS);
    await look(page);
    await expect(
      page.getByText(/^2\sbusy times in the next 14 days, 2 overlap your study times\.$/),
    ).toBeVisible();

    await page.goto(path);
    await expect(page.getByText(/^\d+\ssessions collide with your calendar\./)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Find other times' }).click();
    await expect(page.getByRole('heading', { name: 'How should it go on?' })).toBeVisible();
    await expect(page.getByText(/^\d+\ssessions collide with your calendar\.$/)).toBeVisible();
    await page.getByRole('link', { name: 'See what moves' }).first().click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText(/^Fitted again: /)).toBeVisible();
    await expect(page.getByText(/collides? with your calendar/)).toHaveCount(0);
  });

  test('follow the rules of their calendar, which can be changed and removed', async ({ page }) => {
    await page.goto('/busy');
    await page.getByRole('textbox', { name: 'Secret address' }).fill('http://127.0.0.1/x.ics');
    await look(page);
    const message = page.locator('#source-error');
    await expect(message).not.toBeEmpty();
    await expect(message).not.toContainText('127.0.0.1');
    await page.getByRole('textbox', { name: 'Secret address' }).fill('');
    await choose(page, 'no calendar at all');
    await look(page);
    await expect(message).not.toBeEmpty();
    await choose(page, calendarOf([eventOf(MONDAY, null)]));
    await look(page);
    await expect(page.getByText(/^1\sbusy time in the next 14 days\.$/)).toBeVisible();
    await expect(message).toBeEmpty();
    await page.getByRole('checkbox', { name: 'All-day events' }).uncheck();
    await expect(page.getByText('No busy times in the next 14 days.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'All-day events' }).check();
    await expect(page.getByText(/^1\sbusy time in the next 14 days\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Add this calendar' }).click();

    await page.getByRole('link', { name: /^Work/ }).click();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('Practice');
    await page.getByRole('radio', { name: 'green' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice');
    await page.getByText('Remove this calendar').click();
    await page.getByRole('button', { name: 'Yes, remove “Practice”' }).click();
    await expect(page.getByText('Removed, with all that was read of it.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Add a calendar' })).toBeVisible();
  });

  test('are added, replaced and removed without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await addCalendar(page, EVENINGS);
    await page.getByRole('link', { name: /^Work/ }).click();
    await page.getByLabel('A newer file (.ics)').setInputFiles({
      name: 'later.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(calendarOf([eventOf(MONDAY, null)])),
    });
    await page.getByRole('button', { name: 'Use this file' }).click();
    await expect(page.getByText('The new file is in force.')).toBeVisible();
    await page.getByText('Remove this calendar').click();
    await page.getByRole('button', { name: 'Yes, remove “Work”' }).click();
    await expect(page.getByText('Removed, with all that was read of it.')).toBeVisible();
    await context.close();
  });
});
