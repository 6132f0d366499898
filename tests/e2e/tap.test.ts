import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { containerOf, until, worldOf } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openedTown } from '../support/openedTown.ts';
import { stillPlaceOf } from '../support/visitor.ts';

const SEEN_LIMIT_MS = 5_000;
/** The case is open for 5 s. */
const LAPSE_LIMIT_MS = 10_000;
const REMOVED_LIMIT_MS = 20_000;
/** Sooner it would be a double tap, which is one tap. */
const BETWEEN_TAPS_MS = 600;

const opened = closedAfterAll();
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  const viewport = { width: 640, height: 400 };
  ({ page, errors } = await openedTown(opened, 'simulator:12', { viewport, hasTouch: true }));
});

/** One that has ended and stays so. */
async function goToEnded(): Promise<string> {
  const ended = (await worldOf(page)).containers.find(({ state }) => state === 'exited');
  if (ended === undefined) throw new Error('nothing has ended in this town');
  await page.evaluate((name) => window.cratecraft.goTo(name), ended.name);
  return ended.name;
}

const line = () => page.locator('.aim-touch');

test('a tap opened the case without a word; now it tells what the next one does, and when the case has closed', async () => {
  const name = await goToEnded();
  const { x, y } = await stillPlaceOf(page, name, 'button');
  await page.touchscreen.tap(x, y);
  await line()
    .getByText('the case is open: tap again within 5 s to remove for good')
    .waitFor({ timeout: SEEN_LIMIT_MS });
  expect(await line().locator('strong').textContent()).toBe(name);
  const closed = page.getByText(`${name}: the case has closed again, nothing was removed`).first();
  await closed.waitFor({ timeout: LAPSE_LIMIT_MS });
  expect(await containerOf(page, name)).toMatchObject({ state: 'exited', pending: null });
});

test('a second tap within that time removes', async () => {
  const name = await goToEnded();
  const { x, y } = await stillPlaceOf(page, name, 'button');
  await page.touchscreen.tap(x, y);
  await line().getByText('the case is open').waitFor({ timeout: SEEN_LIMIT_MS });
  expect((await containerOf(page, name))?.state).toBe('exited');
  // On a slow machine a tap may come after the case has closed, and only open it again.
  const gone = await until(async () => {
    await page.waitForTimeout(BETWEEN_TAPS_MS);
    if ((await containerOf(page, name)) === undefined) return true;
    await page.touchscreen.tap(x, y);
    return false;
  }, REMOVED_LIMIT_MS);
  expect(gone.holds).toBe(true);
  expect(errors).toEqual([]);
});
