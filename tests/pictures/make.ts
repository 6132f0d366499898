/** `npm run pictures`: writes the pictures of the README, from the simulated town, as a visitor sees it. */
import type { Page } from 'playwright-core';
import { launchBrowser, openTown } from '../support/browser.ts';
import { freshDataDir, startTown } from '../support/server.ts';

const SIZE = { width: 1280, height: 720 };
const FOLDER = 'tests/pictures';
/** JPEG, of 100. */
const QUALITY = 86;
const SETTLE_MS = 2_500;

const VIEWS: readonly (readonly [file: string, show: (page: Page) => Promise<void>])[] = [
  ['arrival', (page) => page.evaluate(() => window.cratecraft.view('arrival'))],
  ['island', (page) => page.evaluate(() => window.cratecraft.view('island'))],
  ['street', (page) => page.evaluate(() => window.cratecraft.view('street'))],
  ['door', (page) => page.evaluate(() => window.cratecraft.goTo('shop-web-1'))],
  ['dusk', (page) => page.evaluate(() => window.cratecraft.view('dusk'))],
];

const data = await freshDataDir();
const server = await startTown({ dataDir: data.path, args: ['--engine', 'simulator'] });
const browser = await launchBrowser();
const { page } = await openTown(browser, server.url, {
  query: 'quality=high&time=day&calm=1&seed=7',
  viewport: SIZE,
});
await page.waitForTimeout(SETTLE_MS);
for (const [file, show] of VIEWS) {
  await show(page);
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: `${FOLDER}/${file}.jpg`, type: 'jpeg', quality: QUALITY });
  console.log(`${FOLDER}/${file}.jpg`);
}
await browser.close();
await server.stop();
await data.remove();
