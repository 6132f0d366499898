import type { Browser } from 'playwright-core';
import { servePage } from '../support/servePage.ts';
import { isolate, type Pace } from './fly.ts';
import { quantile } from './truth/rows.ts';

const FRAMES = 600;
const ROUNDS = 3;

/**
 * What three itself takes for a frame of so many draws and nothing else, in this browser on this machine and at this pace: of each
 * round's frames the quantiles, of the rounds the best, as on the town's flight.
 */
export async function controlScene(browser: Browser, draws: number, pace: Pace) {
  const served = await servePage('scene', 'control.html');
  const page = await browser.newPage();
  await isolate(page);
  await page.goto(served.url);
  await page.waitForFunction(() => typeof window.controlFrames === 'function');
  const rounds: (readonly number[])[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(
      await page.evaluate(([of, frames, isPaced]) => window.controlFrames(of, frames, isPaced), [
        ...([draws, FRAMES, pace === 'display'] as const),
      ] as const),
    );
  await page.close();
  await served.close();
  const least = (share: number) => Math.min(...rounds.map((frames) => quantile(frames, share)));
  return { p50: least(0.5), p95: least(0.95) };
}
