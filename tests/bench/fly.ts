import type { Browser, Page } from 'playwright-core';
import type { Measurement } from '../../client/scene/probe.ts';
import { openTown } from '../support/browser.ts';
import { heldMb } from '../support/pageHeap.ts';
import { letHurry } from './backToBack.ts';
import { cutDraws } from './cutDraws.ts';

const FLYING = 'quality=medium&time=day&seed=1&bench=1';
/** So that a software renderer draws enough frames; what JavaScript does for one does not depend on its size. */
const SMALL = { width: 160, height: 90 };
/** Half a round of the flight, in which it rises and sinks once; see `Measurement`. */
const FLIGHT_MS = 15_000;
const WARM_UP_MS = 5_000;
const ROUNDS = 3;

/** Whether a frame comes when the display wants one, or as soon as the one before is drawn. */
export type Pace = 'display' | 'back to back';

/** The fixed flight over the town while it lives, every frame drawn: the best of some rounds. */
export async function fly(browser: Browser, url: string, pace: Pace) {
  const prepare = async (page: Page) => {
    await isolate(page);
    await letHurry(page);
  };
  const { page } = await openTown(browser, url, { query: FLYING, viewport: SMALL, prepare });
  await cutDraws(page);
  if (pace === 'back to back') await page.evaluate(() => window.hurry());
  await page.waitForTimeout(WARM_UP_MS);
  const rounds: Measurement[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.waitForTimeout(FLIGHT_MS);
    rounds.push(await page.evaluate(() => window.cratecraft.measure()));
  }
  const heapMb = await heldMb(page);
  await page.close();
  const least = (quantile: 'p50' | 'p95') =>
    Math.min(...rounds.map(({ frameCpuMs }) => frameCpuMs[quantile]));
  return {
    frameCpuMs: { p50: least('p50'), p95: least('p95') },
    buildings: rounds[0]?.buildings ?? NaN,
    heapMb,
  };
}

const ALONE = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The page's clock counts in steps of 5 µs instead of 100 µs where nothing of another origin is in it. */
export async function isolate(page: Page): Promise<void> {
  // What is handed to the page by a route comes from nowhere, and may not speak to this machine by itself.
  await page.context().grantPermissions(['local-network-access']);
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), ...ALONE };
    await route.fulfill({ response, headers });
  });
}
