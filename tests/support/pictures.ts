import type { Page } from 'playwright-core';
import { startSimulator } from '../../server/simulator/simulator.ts';
import type { Opened } from './opened.ts';
import { openedTown, type OpenedTown } from './openedTown.ts';

/** Of every picture: still, and the same at every visit. */
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

/**
 * A page before a town in which nothing happens by itself: a job that begins again makes another house of its own.
 * @param containers without it the hand-written town
 */
export async function openForPictures(opened: Opened, containers?: number): Promise<OpenedTown> {
  const engine = await startSimulator({ alive: false, ...(containers !== undefined && { containers }) });
  return openedTown(opened, engine, { query: QUERY, viewport: SIZE });
}

/** Shows a view; answers its picture, which also lies in the folder. */
export async function takePicture(page: Page, folder: string, [file, show]: View): Promise<Buffer> {
  await show(page);
  return shoot(page, `${folder}/${file}.jpg`);
}

export const shoot = (page: Page, path: string): Promise<Buffer> =>
  page.screenshot({ path, type: 'jpeg', quality: QUALITY });
