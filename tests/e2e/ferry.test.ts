import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTown, until, worldOf } from '../support/browser.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';

const FERRY_LIMIT_MS = 5_000;
const MOVED_LIMIT_MS = 15_000;
const STILL_MS = 1_500;

let browser: Browser;
let data: Awaited<ReturnType<typeof freshDataDir>>;
let server: TownServer;

beforeAll(async () => {
  data = await freshDataDir();
  server = await startTown({
    dataDir: data.path,
    args: ['--engine', 'simulator:6', '--engine', 'simulator:4'],
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await data.remove();
});

/** Where every house's sign stands, as a text. */
async function sightOf(page: Page): Promise<string> {
  const names = (await worldOf(page)).containers.map(({ name }) => name);
  const places = await page.evaluate(
    (all) => all.map((name) => window.cratecraft.locate(name, 'sign')),
    names,
  );
  return JSON.stringify(places);
}

/** Houses whose lever is in the picture. */
async function inPicture(page: Page): Promise<readonly string[]> {
  const ids = (await worldOf(page)).containers.map(({ id }) => id);
  return page.evaluate(
    (all) =>
      all.filter((id) => {
        const lever = window.cratecraft.locate(id, 'lever');
        return lever !== null && lever.x > 0 && lever.x < window.innerWidth;
      }),
    ids,
  );
}

test('at the pier a ferry is offered, and E takes it to the other island, which says whose it is', async () => {
  const { page, errors } = await openTown(browser, server.url);
  const ferry = page.getByRole('button', { name: /^Ferry to / });
  expect(await ferry.count()).toBe(0);
  const before = await inPicture(page);
  await page.evaluate(() => window.cratecraft.view('pier'));
  await ferry.waitFor({ timeout: FERRY_LIMIT_MS });
  await page.keyboard.press('KeyE');
  await page.getByText('Welcome to fleet-4.').waitFor({ timeout: FERRY_LIMIT_MS });
  await ferry.waitFor({ state: 'detached', timeout: FERRY_LIMIT_MS });
  await page.waitForTimeout(STILL_MS);
  const after = await inPicture(page);
  expect([before.length > 0, after.length > 0, after.filter((id) => before.includes(id))]).toEqual([
    true,
    true,
    [],
  ]);
  expect(errors).toEqual([]);
  await page.close();
});

async function isStill(page: Page): Promise<boolean> {
  const before = await sightOf(page);
  await page.waitForTimeout(STILL_MS);
  return (await sightOf(page)) === before;
}

test('a screen that people pass is shown around by itself, until somebody presses a key', async () => {
  const { page, errors } = await openTown(browser, server.url, { query: 'quality=low&time=day&tour=1' });
  const first = await sightOf(page);
  expect((await until(async () => (await sightOf(page)) !== first, MOVED_LIMIT_MS)).holds).toBe(true);
  await page.keyboard.press('KeyW');
  expect((await until(() => isStill(page), MOVED_LIMIT_MS)).holds).toBe(true);
  expect(errors).toEqual([]);
  await page.close();
});
