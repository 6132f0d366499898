import type { Browser, Page } from 'playwright-core';
import { openTown, type OpenPage } from './browser.ts';

/** The town of every picture: still, and the same at every visit. */
const QUERY = 'quality=high&time=day&calm=1&seed=7';
const SIZE = { width: 1280, height: 720 };
/** JPEG, of 100. */
const QUALITY = 86;
/** One that stands in the sun. */
export const DOOR_OF = 'shop-redis-1';

export type View = readonly [file: string, show: (page: Page) => Promise<void>];

/** Where a test run leaves them; git ignores it. */
export const TAKEN = 'tests/.output/pictures';
/** Those of the README, as `npm run pictures` took them. */
export const KEPT = 'tests/pictures';

/** The pictures of the README, in the order in which they are taken: dusk stays dusk. */
export const VIEWS: readonly View[] = [
  ['arrival', (page) => page.evaluate(() => window.cratecraft.view('arrival'))],
  ['island', (page) => page.evaluate(() => window.cratecraft.view('island'))],
  ['street', (page) => page.evaluate(() => window.cratecraft.view('street'))],
  ['door', (page) => page.evaluate((name) => window.cratecraft.goTo(name), DOOR_OF)],
  ['dusk', (page) => page.evaluate(() => window.cratecraft.view('dusk'))],
];

export const openForPictures = (browser: Browser, url: string): Promise<OpenPage> =>
  openTown(browser, url, { query: QUERY, viewport: SIZE });

/** Shows a view; answers its picture, which also lies in the folder. */
export async function takePicture(page: Page, folder: string, [file, show]: View): Promise<Buffer> {
  await show(page);
  return shoot(page, `${folder}/${file}.jpg`);
}

export const shoot = (page: Page, path: string): Promise<Buffer> =>
  page.screenshot({ path, type: 'jpeg', quality: QUALITY });
