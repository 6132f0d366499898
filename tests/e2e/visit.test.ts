import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { ContainerState } from '../../shared/records.ts';
import { containerOf, launchBrowser, until, worldOf } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import {
  closeAll,
  drag,
  focusedLabel,
  freePort,
  placeOf,
  spanOf,
  steadyNames,
  stillPlaceOf,
  tabTo,
  walkUntil,
  walkUntilStopped,
} from '../support/visitor.ts';

const QUERY = 'quality=low&calm=1&time=day';
const ACT_LIMIT_MS = 15_000;
const SEEN_LIMIT_MS = 3_000;
const LOST_LIMIT_MS = 1_000;
const BACK_LIMIT_MS = 10_000;
const VIEWPORT = { width: 640, height: 400 };
const MIDDLE_X = VIEWPORT.width / 2;

const opened = closedAfterAll();
let page: Page;
let data: Awaited<ReturnType<typeof freshDataDir>>;
let server: TownServer;
let port: string;
const errors: string[] = [];

beforeAll(async () => {
  data = await freshDataDir();
  opened.add(() => data.remove());
  port = String(await freePort());
  server = await start();
  opened.add(() => server.stop());
  const browser = await launchBrowser();
  opened.add(() => browser.close());
  page = await browser.newPage({ viewport: VIEWPORT, hasTouch: true });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${server.url}/?${QUERY}`);
  await page.evaluate(() => window.cratecraft.ready);
});

/** Whatever the test before left open is closed, and the keys are the town's. */
beforeEach(() => closeAll(page));

const start = () => startTown({ dataDir: data.path, args: ['--port', port, '--engine', 'simulator'] });

const goTo = (name: string) => page.evaluate((target) => window.cratecraft.goTo(target), name);
const stateOf = async (name: string) => (await containerOf(page, name))?.state;
const isInState = async (name: string, state: ContainerState) =>
  (await until(async () => (await stateOf(name)) === state, ACT_LIMIT_MS)).holds;

const first = async () => (await steadyNames(page))[0] ?? 'none runs';
const second = async () => (await steadyNames(page))[1] ?? 'none runs';

test('the keys walk the visitor, and a wall stops him', async () => {
  const name = await first();
  await goTo(name);
  const before = await stillPlaceOf(page, name, 'lever');
  await page.keyboard.down('KeyS');
  const hasMoved = async () => (await placeOf(page, name, 'lever')).x < before.x - 2;
  expect((await until(hasMoved, SEEN_LIMIT_MS)).holds).toBe(true);
  await page.keyboard.up('KeyS');

  await goTo(name);
  await walkUntil(page, 'KeyD', async () => (await placeOf(page, name, 'lever')).x < MIDDLE_X);
  // Had he gone on, the door would be behind him, and this would throw; so near it is out of the picture.
  expect((await walkUntilStopped(page, name)).x).toBeLessThan(0);
});

test('G shows the town from above, where a drag ends the tour', async () => {
  const name = await first();
  await goTo(name);
  const span = () => spanOf(page, name);
  const near = await span();
  const isFar = async () => (await span()) < near / 10;
  await page.keyboard.press('KeyG');
  await page.getByText('You are shown around').waitFor({ timeout: SEEN_LIMIT_MS });
  expect((await until(isFar, SEEN_LIMIT_MS)).holds).toBe(true);
  await drag(page, 300, 310);
  expect(await isFar()).toBe(true);
  await goTo(name);
  expect(await span()).toBeCloseTo(near, 0);
});

test('a drag looks and uses nothing; a press that moves less than 4 px is a click', async () => {
  const name = await first();
  await goTo(name);
  const before = await stillPlaceOf(page, name, 'lever');
  await page.mouse.move(before.x, before.y);
  await page.mouse.down();
  await page.mouse.move(before.x + 40, before.y, { steps: 2 });
  await page.mouse.up();
  const after = await stillPlaceOf(page, name, 'lever');
  expect(after.x).toBeGreaterThan(before.x + 20);
  expect(await containerOf(page, name)).toMatchObject({ state: 'running', pending: null });

  await page.mouse.move(after.x, after.y);
  await page.mouse.down();
  await page.mouse.move(after.x + 2, after.y + 2);
  await page.mouse.up();
  expect(await isInState(name, 'exited')).toBe(true);
});

test('E uses the lever ahead, and none behind the back', async () => {
  const name = await first();
  await goTo(name);
  await page.mouse.move(5, 395);
  await page.keyboard.press('KeyE');
  expect(await isInState(name, 'exited')).toBe(true);
  await drag(page, 20, 620);
  await drag(page, 20, 335);
  await expect(placeOf(page, name, 'door')).rejects.toThrow('behind');
  await page.keyboard.press('KeyE');
  expect(await containerOf(page, name)).toMatchObject({ state: 'exited', pending: null });
});

test('the search flies to the door of what was typed', async () => {
  const name = await second();
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
  const seen = await until(
    async () =>
      (await page.evaluate((target) => window.cratecraft.locate(target, 'lever'), name))?.visible === true,
    SEEN_LIMIT_MS,
  );
  expect(seen.holds).toBe(true);
  expect(await page.locator('dialog').count()).toBe(0);
});

test('the list stops and starts a container by keyboard alone, and the focus stays with it', async () => {
  const name = await first();
  await page.keyboard.press('KeyB');
  await page.locator('dialog').waitFor();
  await tabTo(page, 'Show only');
  await page.keyboard.type(name);
  await page.locator('.row').nth(1).waitFor({ state: 'detached' });
  await tabTo(page, `stop ${name}`);
  await page.keyboard.press('Enter');
  expect(await isInState(name, 'exited')).toBe(true);
  await expect.poll(() => focusedLabel(page)).toBe(`start ${name}`);
  await page.keyboard.press('Enter');
  expect(await isInState(name, 'running')).toBe(true);
  await page.keyboard.press('KeyB');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
});

test('N visits one alarm after another', async () => {
  const alarms = async () => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);
  await until(async () => (await alarms()) > 1, ACT_LIMIT_MS);
  const visited = new Set<string>();
  for (let presses = await alarms(); presses > 0; presses -= 1) {
    await page.keyboard.press('KeyN');
    await page.waitForTimeout(300);
    const name = (await page.locator('.side h2').textContent()) ?? '';
    expect((await placeOf(page, name, 'lever')).visible).toBe(true);
    visited.add(name);
  }
  expect(visited.size).toBeGreaterThan(1);
});

test('a tap on a lever acts', async () => {
  const name = await first();
  await goTo(name);
  const { x, y } = await stillPlaceOf(page, name, 'lever');
  await page.touchscreen.tap(x, y);
  expect(await isInState(name, 'exited')).toBe(true);
});

test('a server that ends is told of within 1 s, nothing is live then, and its return is noticed', async () => {
  const name = await first();
  await server.stop();
  const banner = page.getByText('The connection to the server is lost').first();
  await banner.waitFor({ timeout: LOST_LIMIT_MS });
  const lost = await worldOf(page);
  expect([lost.connection, lost.hosts.map(({ state }) => state)]).toEqual(['lost', ['stale']]);

  const age = (await containerOf(page, name))?.sampleAgeMs ?? NaN;
  await page.waitForTimeout(1_000);
  const grown = ((await containerOf(page, name))?.sampleAgeMs ?? NaN) - age;
  expect(grown).toBeGreaterThan(900);

  server = await start();
  const back = await until(async () => (await worldOf(page)).connection === 'live', BACK_LIMIT_MS);
  expect(back.holds).toBe(true);
  await banner.waitFor({ state: 'detached', timeout: SEEN_LIMIT_MS });
});

test('nothing that happened was an error in the page', () => {
  expect(errors).toEqual([]);
});
