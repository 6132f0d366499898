import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { servePage } from '../servePage.ts';

export interface OpenHud {
  readonly page: Page;
  readonly errors: readonly string[];
}

/** The HUD's own page in a real browser; each `open` is a page of its own, filled with that many containers. */
export async function startHud() {
  const server = await servePage('hud');
  const browser = await launchBrowser();
  return {
    open: async (count: number, options: BrowserContextOptions): Promise<OpenHud> => {
      const page = await browser.newPage(options);
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(server.url);
      await page.evaluate((wanted) => {
        window.hudPage.fill(wanted);
        window.hudPage.view.setScene({ phase: 'ready' });
      }, count);
      return { page, errors };
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
