import { mkdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { containerOf, until } from '../support/browser.ts';
import { difference, seenAs } from '../support/colors.ts';
import { closedAfterAll } from '../support/opened.ts';
import { DOOR_OF, KEPT, openForPictures, shoot, takePicture, TAKEN, VIEWS } from '../support/pictures.ts';
import { createPixelReader, type PixelReader, type Region } from '../support/pixels.ts';
import { placeOf } from '../support/visitor.ts';

const STOP_LIMIT_MS = 15_000;
/** Beside the toolbar and the banner, above the hint. */
const TOWN: Region = { x: 0, y: 60, width: 1280, height: 580 };

/** Of the picture that goTo gives before any house: the control front is the same on all of them. */
const SIGN: Region = { x: 480, y: 68, width: 320, height: 64 };
const KNOB_UP: Region = { x: 797, y: 357, width: 110, height: 100 };
const KNOB_DOWN: Region = { x: 797, y: 467, width: 110, height: 100 };
const LAMP: Region = { x: 218, y: 155, width: 60, height: 30 };
const DOOR: Region = { x: 590, y: 340, width: 100, height: 100 };
/** Pictures are compared as squares of so many pixels: what is smaller may move. */
const SQUARE = 10;
/** CIEDE2000 at which two squares are plainly of other colours. */
const PLAIN = 8;
const MOST_APART = 1.5;
const MOST_OTHERS = 0.04;
const CORNER = [1275, 715] as const;

const opened = closedAfterAll();
let page: Page;
let pixels: PixelReader;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
  await mkdir(TAKEN, { recursive: true });
  const town = await openForPictures(opened);
  ({ page } = town);
  pixels = await createPixelReader(town.browser);
});

const pictureOf = (file: string): Buffer => pictures.get(file) ?? Buffer.from([]);
const town = (file: string) => pixels.read(pictureOf(file), TOWN);

const goToDoor = () => page.evaluate((name) => window.cratecraft.goTo(name), DOOR_OF);

test.each(VIEWS)('the picture %s is neither blank nor of one colour', async (...view) => {
  pictures.set(view[0], await takePicture(page, TAKEN, view));
  const { colors, dark, light } = await town(view[0]);
  expect(colors).toBeGreaterThan(20);
  expect(light - dark).toBeGreaterThan(50);
});

/** Of the squares of two pictures: how far apart they are on average, and how many of them are plainly others. */
async function changeOf(jpeg: Buffer, kept: Buffer) {
  const [now, before] = [await pixels.squares(jpeg, TOWN, SQUARE), await pixels.squares(kept, TOWN, SQUARE)];
  const apart = now.map((rgb, i) =>
    difference(seenAs(rgb, 'normal'), seenAs(before[i] ?? [0, 0, 0], 'normal')),
  );
  const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length;
  return { mean, others: apart.filter((value) => value > PLAIN).length / apart.length };
}

test.each(VIEWS)('the picture %s is the one that the README shows', async (file) => {
  const { mean, others } = await changeOf(pictureOf(file), await readFile(`${KEPT}/${file}.jpg`));
  expect([mean < MOST_APART, others < MOST_OTHERS, mean, others]).toEqual([true, true, mean, others]);
});

test('at dusk the same view is darker than by day, and more of it shines warm', async () => {
  const [day, dusk] = [await town('arrival'), await town('dusk')];
  expect(dusk.light).toBeLessThan(day.light - 30);
  expect(dusk.green).toBeLessThan(day.green - 30);
  expect(dusk.warm).toBeGreaterThan(2 * day.warm);
});

test('before a door the sign bears dark letters on light ground', async () => {
  const { dark, light } = await pixels.read(pictureOf('door'), SIGN);
  expect([dark < 60, light > 150]).toEqual([true, true]);
});

test('a stop through the lever moves its knob down, and the green lamp and the light behind the door go out', async () => {
  await goToDoor();
  const { x, y } = await placeOf(page, DOOR_OF, 'lever');
  await page.mouse.click(x, y);
  const isStopped = async () => (await containerOf(page, DOOR_OF))?.state === 'exited';
  expect((await until(isStopped, STOP_LIMIT_MS)).holds).toBe(true);
  // What the HUD says beside the cursor is no fact of the town.
  await page.mouse.move(...CORNER);
  await goToDoor();
  const stopped = await shoot(page, `${TAKEN}/stopped.jpg`);

  const running = pictureOf('door');
  const warm = async (jpeg: Buffer, region: Region) => (await pixels.read(jpeg, region)).warm > 0.03;
  expect([await warm(running, KNOB_UP), await warm(running, KNOB_DOWN)]).toEqual([true, false]);
  expect([await warm(stopped, KNOB_UP), await warm(stopped, KNOB_DOWN)]).toEqual([false, true]);
  const lamps = [await pixels.read(running, LAMP), await pixels.read(stopped, LAMP)];
  expect(lamps.map(({ red, green }) => green - red > 100)).toEqual([true, false]);
  const doors = [await pixels.read(running, DOOR), await pixels.read(stopped, DOOR)];
  expect((doors[0]?.light ?? 0) - (doors[1]?.light ?? 0)).toBeGreaterThan(25);
});
