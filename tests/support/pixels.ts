import type { Browser } from 'playwright-core';

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
}

/** The browser itself decodes pictures, on a blank page. */
export async function createPixelReader(browser: Browser): Promise<PixelReader> {
  const page = await browser.newPage();
  return {
    read: (jpeg, region) => page.evaluate(readInPage, { url: dataUrl(jpeg), region }),
  };
}

const dataUrl = (jpeg: Buffer): string => `data:image/jpeg;base64,${jpeg.toString('base64')}`;

/** Runs in the page: it knows nothing but its argument. */
async function readInPage({ url, region }: { url: string; region: Region }): Promise<Pixels> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { x, y, width, height } = region;
  // Read on the CPU: a software GPU took 10 s for a region while the town was drawn beside it.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, -x, -y);
  const bytes = context.getImageData(0, 0, width, height).data;
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
