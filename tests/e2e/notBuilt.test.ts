import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openTown } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openedTown, type OpenedTown } from '../support/openedTown.ts';

const WORKER = '**/landWorker-*.js';

const opened = closedAfterAll();
let town: OpenedTown;

beforeAll(async () => {
  town = await openedTown(opened, 'simulator:6');
});

/** A fresh page of the town, before it loads; what was thrown in it and not caught. */
async function freshPage(): Promise<{ readonly page: Page; readonly uncaught: readonly string[] }> {
  const page = await town.browser.newPage();
  const uncaught: string[] = [];
  page.on('pageerror', ({ message }) => uncaught.push(message));
  return { page, uncaught };
}

test('a worker whose script did not arrive left the title over an empty sea; now it is asked for once more', async () => {
  let asked = 0;
  const failOnce = (page: Page) =>
    page.route(WORKER, async (route) => {
      asked += 1;
      await (asked === 1 ? route.abort() : route.continue());
    });
  const { page } = await openTown(town.browser, town.server.url, { prepare: failOnce });
  expect(asked).toBe(2);
  await page.close();
});

test('where no land can come the list serves, and says why and what to do', async () => {
  const { page, uncaught } = await freshPage();
  await page.route(WORKER, (route) => route.abort());
  await page.goto(town.server.url);
  await page.getByText('The land cannot be built. Load the page again.').waitFor();
  await page.locator('.list-page .row').nth(5).waitFor();
  expect(uncaught).toEqual([]);
  await page.close();
});

test('a town that could not be put together ended unsaid, in a rejection; now the list serves, and says why', async () => {
  const { page, uncaught } = await freshPage();
  await page.addInitScript(() => {
    const refuse = function (): never {
      throw new Error('workers are forbidden here');
    };
    window.Worker = refuse as unknown as typeof Worker;
  });
  await page.goto(town.server.url);
  await page.getByText('The town could not be built: Error: workers are forbidden here.').waitFor();
  await page.locator('.list-page .row').nth(5).waitFor();
  await page.evaluate(() => window.cratecraft.ready);
  expect(uncaught).toEqual([]);
  await page.close();
});
