/**
 * `npm run pictures`: those of the README, which the tests compare with what they see, and every viewpoint as PNG. What is large
 * stays out of the repository.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { createOpened } from '../support/opened.ts';
import { DOOR_OF, KEPT, openForPictures, TAKEN, takePicture, VIEWS } from '../support/pictures.ts';
import { takeStates } from '../support/scene/stateSheet.ts';

/** JPEG, of 100. */
const QUALITY = 80;

/** One with a wide room. */
const ROOM_OF = 'media-minio-1';

/** How many containers, and the viewpoints in the order in which they are taken: dusk stays dusk. */
const TOWNS: readonly (readonly [containers: number | undefined, names: readonly string[]])[] = [
  [
    undefined,
    ['arrival', 'island', 'street', `facade:${DOOR_OF}`, `interior:${ROOM_OF}`, 'alarm', 'dusk', 'night'],
  ],
  [1_000, ['thousand']],
  [10_000, ['tenThousand']],
];
/** Those that the README shows beside the ones of the test run. */
const SHOWN: readonly string[] = ['states', 'thousand'];

await mkdir(TAKEN, { recursive: true });
const browser = await launchBrowser();
await keepViews();
const pngs = new Map(await takeStates(browser));
for (const [containers, names] of TOWNS) await takeTown(containers, names);
for (const [name, png] of pngs) {
  await writeFile(`${TAKEN}/${name}.png`, png);
  console.log(`${TAKEN}/${name}.png`);
}
for (const name of SHOWN) {
  await writeFile(`${KEPT}/${name}.jpg`, await asJpeg(browser, pngs.get(name)));
  console.log(`${KEPT}/${name}.jpg`);
}
await browser.close();

function keepViews(): Promise<void> {
  return inTown(undefined, async (page) => {
    for (const view of VIEWS) {
      await takePicture(page, KEPT, view);
      console.log(`${KEPT}/${view[0]}.jpg`);
    }
  });
}

function takeTown(containers: number | undefined, names: readonly string[]): Promise<void> {
  return inTown(containers, async (page) => {
    for (const name of names) {
      await page.evaluate((view) => window.cratecraft.view(view), name);
      pngs.set(name.replace(':', '-'), await page.screenshot());
    }
  });
}

/** A town just begun, as every picture shows it. */
async function inTown(containers: number | undefined, take: (page: Page) => Promise<void>): Promise<void> {
  const opened = createOpened();
  const { page } = await openForPictures(opened, containers);
  await take(page);
  await opened.close();
}

/** Three quarters as wide: a browser decodes and encodes, so that no library is needed for it. */
async function asJpeg(from: Browser, png: Buffer = Buffer.from([])): Promise<Buffer> {
  const page = await from.newPage({ viewport: { width: 960, height: 960 } });
  await page.setContent(`<img width="960" src="data:image/png;base64,${png.toString('base64')}">`);
  const jpeg = await page.locator('img').screenshot({ type: 'jpeg', quality: QUALITY });
  await page.close();
  return jpeg;
}
