import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface AxeWindow {
  readonly axe: {
    run: (
      context: Document,
      options: { readonly runOnly: readonly string[] },
    ) => Promise<{ readonly violations: readonly AxeFinding[] }>;
  };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

/** Runs axe on the page as it stands, by day and by night, and expects it to find nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // No colour is measured half-way to another: transitions begin with the frame after the change.
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      for (const animation of document.getAnimations()) animation.finish();
      await frame();
    });
    await page.evaluate(axeSource);
    const findings = await page.evaluate(async (rules) => {
      const { axe } = window as unknown as AxeWindow;
      const { violations } = await axe.run(document, { runOnly: rules });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
      );
    }, RULES);
    expect(findings, `axe, ${colorScheme}`).toEqual([]);
  }
}

/** The page never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(widths.content).toBe(widths.window);
}
