import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility';
import {
  daysAfter,
  frontierSlider,
  hoursField,
  mondayInWeeks,
  plannerAddress,
  verdict,
} from './support/planner';

const start = mondayInWeeks(1);

test.describe('what would make it fit', () => {
  test('says which phase does not fit and what cannot hold together @phone', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '7' }));
    await expect(verdict(page)).toContainText('It does not fit yet.');
    await expect(verdict(page)).toContainText(
      /Advanced Patterns needs 50\sh; its 5\sweeks, .*, hold \d+(\.\d)?\sh\./,
    );
    await expect(verdict(page)).toContainText(
      'The 7 h a week and the path’s own weeks cannot both hold.',
    );
    await expect(page.getByRole('button', { name: 'Save and subscribe' })).toBeDisabled();
    await expect(verdict(page).getByRole('link')).toHaveCount(2);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  const infeasible = [
    {
      what: 'too few hours a week',
      fields: { hours: '7' },
      fixes: [/^10\sh a week$/, /^Take \d+\sweeks longer$/],
    },
    {
      what: 'too soon a deadline',
      fields: { hours: '15', deadline: daysAfter(start, 65) },
      fixes: [/^[\d.]+\sh a week$/, /^Finish by \d+\s\w+( \d{4})?$/],
    },
    {
      what: 'too little a day',
      fields: { daily: '60' },
      fixes: [/^Up to 1\sh 45\smin a day$/, /^Take \d+\sweeks longer$/],
    },
    {
      what: 'too many days off',
      fields: {
        hours: '10',
        deadline: daysAfter(start, 139),
        off: `${daysAfter(start, 14)}/${daysAfter(start, 20)}`,
      },
      fixes: [/^[\d.]+\sh a week$/, /^Finish by /, /^Give back /],
    },
    {
      what: 'too long sessions',
      fields: { hours: '20', min: '120' },
      fixes: [/^Sessions from 1\sh 45\smin$/],
    },
  ];
  for (const { what, fields, fixes } of infeasible) {
    test(`offers only changes that help with ${what}`, async ({ page }) => {
      await page.goto(plannerAddress(fields));
      const offered = verdict(page).getByRole('link');
      await expect(offered).toHaveText(fixes);
      for (let index = 0; index < fixes.length; index += 1) {
        await page.goto(plannerAddress(fields));
        await expect(offered).toHaveText(fixes);
        await offered.nth(index).click();
        await expect(verdict(page)).toContainText('It fits.');
        await expect(page.getByRole('button', { name: 'Save and subscribe' })).toBeEnabled();
      }
    });
  }

  test('announces what a change led to once, and keeps the keyboard there', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '7' }));
    const fix = verdict(page).getByRole('link', { name: /^Take / });
    const status = page.getByRole('status');
    await expect(fix).toBeVisible();
    await expect(status).toContainText('It does not fit yet.');
    const said = await status.evaluateHandle((element) => {
      const texts: string[] = [];
      new MutationObserver(() => texts.push(element.textContent)).observe(element, {
        characterData: true,
        childList: true,
        subtree: true,
      });
      return texts;
    });
    await fix.focus();
    await page.keyboard.press('Enter');
    await expect(status).toContainText('It fits. Finish ');
    await expect(verdict(page)).toBeFocused();
    await expect(verdict(page)).toContainText('would do at core depth.');
    expect(await said.jsonValue()).toEqual([await status.textContent()]);
    await expect(page).toHaveURL(/pace=relaxed&aim=finish/);
  });

  test('tells how much less would do, and how soon', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '12' }));
    await expect(verdict(page)).toContainText('You could lose 3 weeks and still make it.');
    await expect(verdict(page)).toContainText(
      /10\sh a week would do at core depth\. At this pace the earliest finish is /,
    );
    await hoursField(page).fill('10');
    await expect(verdict(page)).toContainText('Less than 10 h a week would not do.');
  });
});

test.describe('sooner or deeper', () => {
  test('moves between sooner and deeper by keyboard, and the address keeps it', async ({
    page,
  }) => {
    await page.goto(plannerAddress({ hours: '14' }));
    const slider = frontierSlider(page);
    await expect(slider).toHaveAttribute('aria-valuetext', /^Finish by .*, depth 50\s%$/);
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(verdict(page)).toContainText('depth 0 %.');
    await expect(page).toHaveURL(new RegExp(`aim=finish%3A${daysAfter(start, 104)}`));
    await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Finish by .*, depth 17\s%$/);
    await expect(verdict(page)).toContainText('depth 17 %.');
    await expect(page).toHaveURL(new RegExp(`aim=finish%3A${daysAfter(start, 111)}`));

    const told = await slider.getAttribute('aria-valuetext');
    const finish = await verdict(page).getByRole('heading').innerText();
    await page.reload();
    await expect(slider).toHaveAttribute('aria-valuetext', told ?? '');
    await expect(verdict(page).getByRole('heading')).toHaveText(finish);
    await expect(page.getByRole('radio', { name: /^By \d+\s\w+$/ })).toBeChecked();

    await slider.focus();
    await page.keyboard.press('End');
    await expect(verdict(page)).toContainText('depth 67 %.');
    await page.getByText('Sooner', { exact: true }).click();
    await expect(verdict(page)).toContainText('depth 0 %.');
    await expect(page).toHaveURL(/aim=soonest/);
    await expect(page.getByRole('radio', { name: /^By / })).toHaveCount(0);
  });

  test('moves between sooner and deeper by a tap or a drag @phone', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '14' }));
    const slider = frontierSlider(page);
    await expect(verdict(page)).toContainText('depth 50 %.');
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error('The slider is not on the page.');
    // Six weeks, each as wide as a sixth of it.
    const inWeek = (week: number) => ({ x: (box.width * (week + 0.5)) / 6, y: box.height / 2 });
    await slider.click({ position: inWeek(1) });
    await expect(verdict(page)).toContainText('depth 17 %.');
    await slider.hover({ position: inWeek(1) });
    await page.mouse.down();
    await page.mouse.move(box.x + inWeek(5).x, box.y + inWeek(5).y, { steps: 8 });
    await page.mouse.up();
    await expect(verdict(page)).toContainText('depth 67 %.');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test('offers a finish that can be met for one that cannot', async ({ page }) => {
    await page.goto(plannerAddress({ hours: '14', aim: `finish:${daysAfter(start, 60)}` }));
    await expect(verdict(page)).toContainText('the time left until the finish you chose, ');
    await expect(verdict(page)).toContainText(
      'The 14 h a week and the finish you chose cannot both hold.',
    );
    await verdict(page)
      .getByRole('link', { name: /^Finish by / })
      .click();
    await expect(verdict(page)).toContainText('It fits.');
  });
});

test.describe('the choices without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('keeps a chosen finish, and offers changes as links', async ({ page }) => {
    const aim = `finish:${daysAfter(start, 111)}`;
    await page.goto(plannerAddress({ hours: '14', aim }));
    await expect(page.getByRole('radio', { name: /^By / })).toBeChecked();
    await expect(frontierSlider(page)).toBeHidden();
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await expect(page).toHaveURL(new RegExp(`aim=${encodeURIComponent(aim)}`));
    await expect(verdict(page)).toContainText('depth 17 %.');

    await page.goto(plannerAddress({ hours: '7' }));
    await verdict(page).getByRole('link', { name: '10 h a week' }).click();
    await expect(verdict(page)).toContainText('It fits.');
  });
});
