import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import type {} from '../../client/app/automation.ts';
import type { Part } from '../../client/city/parts.ts';
import { until, worldOf } from './browser.ts';

const CLOSE_LIMIT_MS = 3_000;
const TABS_MAX = 30;
const TAPS_MAX = 40;
const TAP_MS = 80;
const WALK_MS = 1_200;
const STILL_MS = 150;
const STILL_PX = 0.01;

/** A port that is free now, for a server that must come back on the same one. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Where the part is in the picture. Throws while it is behind the visitor. */
export async function placeOf(page: Page, name: string, part: Part) {
  const place = await page.evaluate(([target, what]) => window.cratecraft.locate(target, what), [
    name,
    part,
  ] as const);
  if (place === null) throw new Error(`${part} of ${name} is behind the visitor`);
  return place;
}

/** Pixels from one switch of a house to another: the more, the nearer it is. */
export async function spanOf(page: Page, name: string): Promise<number> {
  const [lever, bell] = [await placeOf(page, name, 'lever'), await placeOf(page, name, 'bell')];
  return Math.hypot(lever.x - bell.x, lever.y - bell.y);
}

/** Where the part is in the picture once nothing moves any more. */
export async function stillPlaceOf(page: Page, name: string, part: Part) {
  for (let before = await placeOf(page, name, part); ;) {
    await page.waitForTimeout(STILL_MS);
    await framed(page);
    const now = await placeOf(page, name, part);
    if (Math.hypot(now.x - before.x, now.y - before.y) < STILL_PX) return now;
    before = now;
  }
}

/** Two frames are over, so that what was asked for before is drawn. */
const framed = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(() => drawn()));
      }),
  );

/** Taps the real key until it holds. Throws when it never does. */
export async function walkUntil(page: Page, key: string, holds: () => Promise<boolean>): Promise<void> {
  for (let taps = 0; !(await holds()); taps += 1) {
    if (taps > TAPS_MAX) throw new Error(`${key} does not lead there`);
    await hold(page, key, TAP_MS);
  }
}

/** Walks ahead until that changes nothing more; answers where the door is then. */
export async function walkUntilStopped(page: Page, name: string) {
  for (let before = await stillPlaceOf(page, name, 'door'); ;) {
    await hold(page, 'KeyW', WALK_MS);
    const now = await stillPlaceOf(page, name, 'door');
    if (Math.hypot(now.x - before.x, now.y - before.y) < STILL_PX) return now;
    before = now;
  }
}

/** A frame begins and ends while the key is down, however slow frames are. */
async function hold(page: Page, key: string, milliseconds: number): Promise<void> {
  await page.keyboard.down(key);
  await page.waitForTimeout(milliseconds);
  await framed(page);
  await page.keyboard.up(key);
}

/** Drags the real mouse along a level line, from x to x. */
export async function drag(page: Page, from: number, to: number): Promise<void> {
  await page.mouse.move(from, 300);
  await page.mouse.down();
  await page.mouse.move(to, 300, { steps: 3 });
  await page.mouse.up();
}

/** Closes what is open over the town. Throws when Esc does not. */
export async function closeAll(page: Page): Promise<void> {
  const closed = await until(async () => {
    await page.keyboard.press('Escape');
    return (await page.locator('dialog, .side').count()) === 0;
  }, CLOSE_LIMIT_MS);
  if (!closed.holds) throw new Error('Esc does not close what is open');
}

/** The accessible name of what has the focus, or ''. */
export const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** Presses Tab until something whose label begins so has the focus. */
export async function tabTo(page: Page, label: string): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if ((await focusedLabel(page)).startsWith(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${label}`);
}

/** Names of those that run and stay so by themselves. */
export const steadyNames = async (page: Page): Promise<string[]> =>
  (await worldOf(page)).containers
    .filter(({ state, health }) => state === 'running' && health !== 'starting' && health !== 'unhealthy')
    .map(({ name }) => name)
    .toSorted();
