import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { errorsOf, launchBrowser, type OpenPage } from '../browser.ts';
import { closedAfterAll, type Opened } from '../opened.ts';
import { servePage } from '../servePage.ts';

const CONTAINERS = 20;

/** Opens pages of the HUD alone, filled with so many containers. Server and browser are closed with the rest. */
export async function startHud(opened: Opened) {
  const server = await servePage('hud');
  opened.add(() => server.close());
  const browser = await launchBrowser();
  opened.add(() => browser.close());
  return async (count: number, options: BrowserContextOptions): Promise<OpenPage> => {
    const page = await browser.newPage(options);
    const errors = errorsOf(page);
    await page.goto(server.url);
    await page.evaluate((wanted) => {
      window.hudPage.fill(wanted);
      window.hudPage.view.setScene({ phase: 'ready' });
    }, count);
    return { page, errors };
  };
}

/** Each test of the file has a page of its own, given to `take`, and none may leave an error in it. */
export function openHudForEach(options: BrowserContextOptions, take: (page: Page) => void): void {
  const opened = closedAfterAll();
  let open: Awaited<ReturnType<typeof startHud>>;
  let shown: OpenPage;
  beforeAll(async () => {
    open = await startHud(opened);
  });
  beforeEach(async () => {
    shown = await open(CONTAINERS, options);
    take(shown.page);
  });
  afterEach(async () => {
    await shown.page.close();
    expect(shown.errors).toEqual([]);
  });
}
