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
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, -x, -y);
  const bytes = context.getImageData(0, 0, width, height).data;
  const count = bytes.length / 4;
  let [reds, greens, blues, warm] = [0, 0, 0, 0];
  const counts = new Uint32Array(512);
  const lumas = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const red = bytes[4 * i] ?? 0;
    const green = bytes[4 * i + 1] ?? 0;
    const blue = bytes[4 * i + 2] ?? 0;
    reds += red;
    greens += green;
    blues += blue;
    const color = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
    counts[color] = (counts[color] ?? 0) + 1;
    lumas[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    if (red > 150 && red - blue > 90) warm += 1;
  }
  lumas.sort();
  return {
    red: reds / count,
    green: greens / count,
    blue: blues / count,
    dark: lumas[Math.floor(count * 0.1)] ?? 0,
    light: lumas[Math.floor(count * 0.9)] ?? 0,
    colors: counts.filter((taken) => taken > count / 1000).length,
    warm: warm / count,
  };
}
