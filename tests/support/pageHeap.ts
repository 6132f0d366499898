import type { Page } from 'playwright-core';

/** Megabytes that the page holds, arrays and all, when everything that nobody needs any more has been collected. */
export async function heldMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { heapMb } = await page.evaluate(() => window.cratecraft.measure());
  return heapMb ?? NaN;
}
