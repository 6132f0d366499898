import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { errorsOf, launchBrowser } from '../support/browser.ts';
import { servePage } from '../support/servePage.ts';

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const NARROW = { width: 360, height: 640 };
const OPEN_LIMIT_MS = 1_500;
const TABS_MAX = 12;

let browser: Browser;
let server: Awaited<ReturnType<typeof servePage>>;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  server = await servePage('hud');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 900, height: 560 } });
  errors = errorsOf(page);
  await page.goto(server.url);
});

afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

const fill = (count: number) =>
  page.evaluate((wanted) => {
    window.hudPage.fill(wanted);
    window.hudPage.view.setScene({ phase: 'ready' });
  }, count);
const openList = () => page.evaluate(() => window.hudPage.hudCommands.toggleList());
const button = (name: string) => page.getByRole('button', { name, exact: true });
const isFocused = (name: string) =>
  page.evaluate((label) => document.activeElement?.getAttribute('aria-label') === label, name);
const intents = () => page.evaluate(() => window.hudPage.intents.map(({ kind }) => kind));

test('a container is stopped in the list by keyboard alone', async () => {
  await fill(20);
  await openList();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('shop-web-1');
  await expect.poll(() => page.locator('.row').count()).toBe(1);
  for (let presses = 0; presses < TABS_MAX && !(await isFocused('stop shop-web-1')); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText('stop is under way').first().waitFor();
  await button('start shop-web-1').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
});

test('the arrow keys lead from row to row', async () => {
  await fill(20);
  await openList();
  const rows = page.locator('.row');
  const first = rows.nth(0).getByRole('button').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  expect(
    await rows
      .nth(1)
      .getByRole('button')
      .first()
      .evaluate((it) => it === document.activeElement),
  ).toBe(true);
});

test('removing a running container needs the dialog, and the tick for force', async () => {
  await fill(20);
  await openList();
  await button('remove shop-web-1').click();
  const remove = page.getByRole('button', { name: /Remove for good/ });
  await remove.waitFor();
  expect([await remove.isDisabled(), await intents()]).toEqual([true, ['prepareRemove']]);
  await page.getByRole('checkbox').check();
  await remove.click();
  await expect.poll(intents).toEqual(['prepareRemove', 'remove']);
  expect(await page.evaluate(() => window.hudPage.intents.at(-1))).toMatchObject({ force: true });
});

test('Esc at the question keeps the container, and the list stays open', async () => {
  await fill(20);
  await openList();
  await button('remove shop-web-1').click();
  await page.getByRole('button', { name: /Remove for good/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog').count()).toBe(1);
  expect(await page.evaluate(() => window.hudPage.view.getState())).toMatchObject({
    ...{ panel: 'list', removing: null },
  });
  expect(await intents()).toEqual(['prepareRemove']);
});

test('the search finds by image and goes to what is chosen', async () => {
  await fill(20);
  await page.evaluate(() => window.hudPage.hudCommands.openSearch());
  await page.keyboard.type('mail redis');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => window.hudPage.flights.length)).toBe(1);
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
});

test('a search that finds nothing named a list that is not there; now it names one only where it is', async () => {
  await fill(20);
  await page.evaluate(() => window.hudPage.hudCommands.openSearch());
  const field = page.getByRole('combobox');
  const named = async () => {
    const id = await field.getAttribute('aria-controls');
    return id === null ? await field.getAttribute('aria-expanded') : page.locator(`[id="${id}"]`).count();
  };
  expect(await named()).toBe(1);
  await page.keyboard.type('no such thing');
  await page.getByText('No container matches.').waitFor();
  expect(await named()).toBe('false');
});

test('a refusal is told with the name and the sentence of the engine', async () => {
  await fill(20);
  await openList();
  await button('start shop-db-2').click();
  await page
    .getByText('shop-db-2: driver failed programming external connectivity')
    .first()
    .waitFor({ timeout: 2_000 });
});

test('whatever a container is named shows as text, everywhere', async () => {
  await fill(3);
  await page.evaluate((text) => {
    const { world, put, view, notices } = window.hudPage;
    for (const record of world.getState().records.values()) {
      if (record.type !== 'container') continue;
      put({ ...record, name: text, image: text, project: text, service: text, state: 'running' });
      view.select(record.id);
      view.setHovered({ id: record.id, part: 'lever', distance: 1 });
      world.addFeed([
        { time: 1, host: record.host, container: record.id, name: text, action: 'start', detail: text },
      ]);
    }
    notices.tell(text);
  }, HOSTILE);
  await openList();
  expect(await page.getByText(HOSTILE).count()).toBeGreaterThan(5);
  expect(await page.locator('#hud img, #hud script').count()).toBe(0);
  expect(await page.title()).toMatch(/Cratecraft$/);
});

test('nothing is wider than a phone', async () => {
  await page.setViewportSize(NARROW);
  await fill(40);
  const isTooWide = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('#hud *, dialog *')]
        .filter((element) => element.checkVisibility() && element.closest('svg, .unseen') === null)
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
        .map((element) => element.className),
    );
  expect(await isTooWide()).toEqual([]);
  for (const panel of ['list', 'search', 'help', 'settings'] as const) {
    await page.evaluate((wanted) => window.hudPage.view.openPanel(wanted), panel);
    await page.locator('dialog').waitFor();
    expect([panel, await isTooWide()]).toEqual([panel, []]);
  }
});

test('the list of ten thousand containers opens in moments', async () => {
  await fill(10_000);
  const elapsedMs = await page.evaluate(async () => {
    const started = performance.now();
    window.hudPage.hudCommands.toggleList();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - started;
  });
  expect(await page.locator('.row').count()).toBe(150);
  expect(elapsedMs).toBeLessThan(OPEN_LIMIT_MS);
});

test('without a town the list stands in its place, with the reason', async () => {
  await fill(20);
  await page.evaluate(() =>
    window.hudPage.view.setScene({ phase: 'absent', reason: 'This browser has no WebGL2.' }),
  );
  await page.getByText('This browser has no WebGL2.').waitFor();
  await button('stop shop-web-1').click();
  await button('start shop-web-1').waitFor();
});
