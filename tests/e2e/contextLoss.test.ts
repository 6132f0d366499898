import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openedTown } from '../support/openedTown.ts';
import { createPixelReader, type PixelReader, type Pixels } from '../support/pixels.ts';

const opened = closedAfterAll();
/** Of the town, where no panel lies over it. */
const REGION = { x: 150, y: 60, width: 450, height: 240 };
/** Lamps and tanks follow the figures. */
const TOLERANCE = 4;
let page: Page;
let reader: PixelReader;
let errors: readonly string[];

beforeAll(async () => {
  const engine = await startSimulator({ containers: 40, seed: 1, alive: false });
  const town = await openedTown(opened, engine, { query: 'quality=medium&calm=1&time=day' });
  ({ page, errors } = town);
  reader = await createPixelReader(town.browser);
});

const look = async (): Promise<Pixels> => {
  await page.evaluate(() => window.cratecraft.view('arrival'));
  return reader.read(await page.screenshot({ type: 'jpeg', quality: 90 }), REGION);
};

test('while the GPU is lost the page says so, and when it is back the town looks as before, shadows and all', async () => {
  const before = await look();
  const gpu = await page.evaluateHandle(() =>
    document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context'),
  );
  await gpu.evaluate((extension) => extension?.loseContext());
  await page.locator('.loading').waitFor();
  await gpu.evaluate((extension) => extension?.restoreContext());
  await page.locator('.loading').waitFor({ state: 'detached' });
  const after = await look();
  const apart = (['red', 'green', 'blue', 'dark', 'light'] as const).map((key) =>
    Math.abs(after[key] - before[key]),
  );
  expect(Math.max(...apart)).toBeLessThan(TOLERANCE);
  expect(after.colors).toBeGreaterThan(before.colors / 2);
  // The browser itself says that a context was lost.
  expect(errors.filter((error) => !/context/i.test(error))).toEqual([]);
});

/** Debris, which flies only when a building is built or bursts, is one more. */
test('the town is drawn with ten programs at most', async () => {
  expect(await page.evaluate(() => window.cratecraft.measure().programs)).toBeLessThanOrEqual(10);
});
