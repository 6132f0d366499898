import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Part } from '../../client/city/parts.ts';
import { until } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openedTown } from '../support/openedTown.ts';

const CONTROLS: readonly Part[] = ['lever', 'button', 'bell', 'iceLever', 'sign', 'door'];
const STILL_LIMIT_MS = 5_000;
const CLOSED_LIMIT_MS = 1_000;
const MINIMAP_STEPS = 19;
const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

const opened = closedAfterAll();
let page: Page;

beforeAll(async () => {
  ({ page } = await openedTown(opened, 'simulator'));
});

/** The controls that a click at their place would use: seen, and under nothing of the HUD. */
const usable = (name: string) =>
  page.evaluate(
    ([target, parts]) =>
      parts.filter((part) => {
        const place = window.cratecraft.locate(target, part);
        return place?.visible === true && document.elementFromPoint(place.x, place.y)?.id === 'town';
      }),
    [name, CONTROLS] as const,
  );

const areUsable = (name: string) => async () => (await usable(name)).length === CONTROLS.length;

/** A building on the minimap: its name and its place, as the mouse finds it. */
async function markOnMinimap(): Promise<{ readonly name: string; readonly x: number; readonly y: number }> {
  const map = page.locator('button.minimap');
  const box = await map.boundingBox();
  if (box === null) throw new Error('no minimap');
  for (let at = 0; at < MINIMAP_STEPS * (MINIMAP_STEPS - 4); at += 1) {
    const [column, row] = [at % MINIMAP_STEPS, MINIMAP_STEPS - 5 - Math.floor(at / MINIMAP_STEPS)];
    const x = box.x + ((column + 0.5) * box.width) / MINIMAP_STEPS;
    const y = box.y + ((row + 0.5) * box.height) / MINIMAP_STEPS;
    await page.mouse.move(x, y);
    const name = /^Go to (.+)$/.exec((await map.getAttribute('title')) ?? '')?.[1];
    if (name !== undefined) return { name, x, y };
  }
  throw new Error('nothing on the minimap');
}

test('a click on a building of the minimap flies to its door', async () => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const { name, x, y } = await markOnMinimap();
  await page.mouse.click(x, y);
  await until(areUsable(name), STILL_LIMIT_MS);
  expect(await usable(name)).toEqual(CONTROLS);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('.side').waitFor({ state: 'detached' });
});

test.each([
  [960, 600],
  [1280, 720],
  [390, 844],
])(
  'the panel covered the lever: all six parts are beside it in a window of %d × %d, and after it is closed',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.keyboard.press('KeyN');
    const name = (await page.locator('.side h2').textContent()) ?? '';
    await until(areUsable(name), STILL_LIMIT_MS);
    expect(await usable(name)).toEqual(CONTROLS);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.locator('.side').waitFor({ state: 'detached' });
    await until(areUsable(name), STILL_LIMIT_MS);
    expect(await usable(name)).toEqual(CONTROLS);
  },
);

test.each([
  [800, 500],
  [640, 360],
  [844, 390],
  [390, 844],
])(
  'the banner lay over the panel: a click on its Close button closes it in a window of %d × %d',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.keyboard.press('KeyN');
    await page.locator('.side').waitFor();
    const close = page.getByRole('button', { name: 'Close', exact: true });
    const { x, y, width: wide, height: high } = (await close.boundingBox()) ?? NOWHERE;
    // At a place: the locator would look for another one where this is covered.
    await page.mouse.click(x + wide / 2, y + high / 2);
    await page.locator('.side').waitFor({ state: 'detached', timeout: CLOSED_LIMIT_MS });
  },
);
