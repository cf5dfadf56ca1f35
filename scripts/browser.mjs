import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findProgram } from './checks/find-program.mjs';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPLICATION = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Said where there is no browser to test with. */
export const HOW_TO_GET_A_BROWSER =
  'The browser tests need a Chromium: run "npx playwright install chromium", install one with the ' +
  "system's packages (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.";

/**
 * Playwright's own Chromium where it is installed, else CHROMIUM_PATH, else one of the system.
 * @returns {string | undefined} the program's path
 */
export function findBrowser() {
  const own = chromium.executablePath();
  const candidates = [
    own,
    process.env['CHROMIUM_PATH'],
    findProgram(SYSTEM_NAMES),
    MAC_APPLICATION,
  ];
  return candidates.find((candidate) => candidate && existsSync(candidate)) || undefined;
}

/**
 * Chromium without its own traffic; as root it cannot use its sandbox.
 * @returns {string[]}
 */
export function browserArguments() {
  const quiet = ['--disable-background-networking', '--disable-component-update'];
  return process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
}
