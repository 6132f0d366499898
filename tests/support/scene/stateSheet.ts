import type { Browser, Page } from 'playwright-core';
import { LOOKS, type Look } from '../../../client/city/looks.ts';
import { servePage } from '../servePage.ts';

const TILE = { width: 320, height: 360 };
const COLUMNS = 4;

/** One picture of every look of a house, by name, and all of them on one sheet. */
export async function takeStates(browser: Browser): Promise<ReadonlyMap<string, Buffer>> {
  const served = await servePage('scene');
  const page = await browser.newPage({ viewport: TILE });
  await page.goto(`${served.url}?count=8&calm=1&quality=high`);
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', undefined, {
    timeout: 60_000,
  });
  const pictures = new Map<Look, Buffer>();
  for (const look of LOOKS) {
    await page.evaluate((wanted) => window.harness.showLook(wanted), look);
    pictures.set(look, await page.screenshot());
  }
  const sheet = await takeSheet(page, pictures);
  await page.close();
  await served.close();
  return new Map([...[...pictures].map(([look, png]) => [`state-${look}`, png] as const), ['states', sheet]]);
}

async function takeSheet(page: Page, pictures: ReadonlyMap<Look, Buffer>): Promise<Buffer> {
  const rows = Math.ceil(pictures.size / COLUMNS);
  await page.setViewportSize({ width: COLUMNS * TILE.width, height: rows * TILE.height });
  const figures = [...pictures].map(([look, png]) => {
    const source = `data:image/png;base64,${png.toString('base64')}`;
    return `<figure><img src="${source}" width="${TILE.width}"><figcaption>${WORDS[look]}</figcaption></figure>`;
  });
  await page.setContent(`<style>${STYLE}</style>${figures.join('')}`);
  return page.screenshot();
}

const STYLE = `
  body { margin: 0; display: grid; grid-template-columns: repeat(${COLUMNS}, 1fr); font: 600 15px system-ui, sans-serif; }
  figure { margin: 0; position: relative; height: ${TILE.height}px; }
  figcaption { position: absolute; left: 8px; bottom: 8px; padding: 3px 8px; color: #f2f4f7; background: #12161ccc; border-radius: 4px; }
`;

const WORDS: Readonly<Record<Look, string>> = {
  created: 'created',
  running: 'running',
  healthy: 'running, healthy',
  starting: 'running, health check starting',
  unhealthy: 'running, unhealthy',
  paused: 'paused',
  restarting: 'restarting',
  exited: 'exited as it should',
  failed: 'exited with an error',
  oomKilled: 'exited, out of memory',
  removing: 'removing',
  dead: 'dead',
};
