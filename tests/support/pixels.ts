import type { Browser } from 'playwright-core';
import type { Rgb } from './colors.ts';

/** In pixels of the picture. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of a region, each 0 … 255 but `colors`. */
export interface Pixels {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** The tenth of it that is darkest, and lightest, begins there (Rec. 709 luma). */
  readonly dark: number;
  readonly light: number;
  /** How many of 512 colours take at least a thousandth of it. */
  readonly colors: number;
  /** Share of pixels that are yellow to orange: lit panes, flames, lever knobs. */
  readonly warm: number;
}

export interface PixelReader {
  readonly read: (jpeg: Buffer, region: Region) => Promise<Pixels>;
  /** A region as squares of that many pixels, each of its mean colour, row after row. */
  readonly squares: (jpeg: Buffer, region: Region, side: number) => Promise<readonly Rgb[]>;
}

/** The browser itself decodes pictures, on a blank page. */
export async function createPixelReader(browser: Browser): Promise<PixelReader> {
  const page = await browser.newPage();
  const bytesOf = (jpeg: Buffer, region: Region) =>
    page.evaluateHandle(bytesInPage, { url: dataUrl(jpeg), region });
  return {
    read: async (jpeg, region) => (await bytesOf(jpeg, region)).evaluate(readInPage),
    squares: async (jpeg, region, side) =>
      (await bytesOf(jpeg, region)).evaluate(squaresInPage, { width: region.width, side }),
  };
}

const dataUrl = (jpeg: Buffer): string => `data:image/jpeg;base64,${jpeg.toString('base64')}`;

/** Runs in the page, as the two that follow: they know nothing but their arguments. */
async function bytesInPage({ url, region }: { url: string; region: Region }): Promise<Uint8ClampedArray> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { x, y, width, height } = region;
  // Read on the CPU: a software GPU took 10 s for a region while the town was drawn beside it.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, -x, -y);
  return context.getImageData(0, 0, width, height).data;
}

function readInPage(bytes: Uint8ClampedArray): Pixels {
  const count = bytes.length / 4;
  const sums = { red: 0, green: 0, blue: 0, warm: 0 };
  const counts = new Uint32Array(512);
  const lumas = new Uint8Array(count);
  const add = (i: number, [red, green, blue]: readonly [number, number, number]): void => {
    sums.red += red;
    sums.green += green;
    sums.blue += blue;
    const color = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
    counts[color] = (counts[color] ?? 0) + 1;
    lumas[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    if (red > 150 && red - blue > 90) sums.warm += 1;
  };
  const byte = (at: number): number => bytes[at] ?? 0;
  for (let i = 0; i < count; i += 1) add(i, [byte(4 * i), byte(4 * i + 1), byte(4 * i + 2)]);
  lumas.sort();
  return {
    red: sums.red / count,
    green: sums.green / count,
    blue: sums.blue / count,
    dark: lumas[Math.floor(count * 0.1)] ?? 0,
    light: lumas[Math.floor(count * 0.9)] ?? 0,
    colors: counts.filter((taken) => taken > count / 1000).length,
    warm: sums.warm / count,
  };
}

function squaresInPage(bytes: Uint8ClampedArray, { width, side }: { width: number; side: number }): Rgb[] {
  const height = bytes.length / 4 / width;
  const across = Math.floor(width / side);
  const sums = Array.from({ length: across * Math.floor(height / side) }, (): Rgb => [0, 0, 0]);
  for (let at = 0; at < width * height; at += 1) {
    const square = Math.floor(Math.floor(at / width) / side) * across + Math.floor((at % width) / side);
    const [red = 0, green = 0, blue = 0] = sums[square] ?? [];
    const byte = (channel: number): number => bytes[4 * at + channel] ?? 0;
    sums[square] = [red + byte(0), green + byte(1), blue + byte(2)];
  }
  return sums.map(([red, green, blue]): Rgb => [red / side ** 2, green / side ** 2, blue / side ** 2]);
}
