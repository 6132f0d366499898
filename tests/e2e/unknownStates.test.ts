import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { until } from '../support/browser.ts';
import { closedAfterTest } from '../support/opened.ts';
import { openedTown } from '../support/openedTown.ts';
import { createPixelReader, type PixelReader } from '../support/pixels.ts';

/** Without minimap and panels. */
const PICTURE = { x: 0, y: 100, width: 640, height: 300 };
const SIDE = 4;
/** Of lamps and flags; no grass comes near. */
const LEAST_GREEN = 60;
const LOST_LIMIT_MS = 15_000;

/** Squares in the colour of what runs. */
async function greenIn(page: Page, { squares }: PixelReader): Promise<number> {
  const seen = await squares(await page.screenshot({ type: 'jpeg', quality: 95 }), PICTURE, SIDE);
  return seen.filter(([red, green, blue]) => green - Math.max(red, blue) > LEAST_GREEN).length;
}

test('lamps and flags of an engine that is gone stayed green; now nothing tells a state that nobody knows', async () => {
  const opened = closedAfterTest();
  const engine = await startSimulator({ alive: false });
  const { page, browser } = await openedTown(opened, engine, { viewport: { width: 640, height: 400 } });
  const reader = await createPixelReader(browser);
  await page.evaluate(() => window.cratecraft.goTo('shop-web-1'));
  expect(await greenIn(page, reader)).toBeGreaterThan(10);
  await engine.close();
  const isGrey = async () => (await greenIn(page, reader)) === 0;
  expect((await until(isGrey, LOST_LIMIT_MS)).holds).toBe(true);
});
