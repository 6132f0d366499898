import { describe, expect, it } from 'vitest';
import {
  LIGHT,
  ROOFS,
  SCENERY,
  SIGNAL,
  STATE,
  WALL_SETS,
  ridgeOf,
  rgbOf,
} from '../../../client/city/palette.ts';
import type { Hex } from '../../../client/city/palette.ts';

/** OKLCH lightness and chroma of an sRGB colour (Björn Ottosson's matrices). */
function oklch(hex: Hex): { lightness: number; chroma: number } {
  const [r, g, b] = rgbOf(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { lightness, chroma: Math.hypot(a, c) };
}

const scenery = Object.entries<Hex>(SCENERY);
const walls = WALL_SETS.flatMap((set, i) =>
  Object.entries<Hex>({ ...set }).map(([key, hex]): [string, Hex] => [`wall set ${i} ${key}`, hex]),
);
const roofs = ROOFS.map((hex, i): [string, Hex] => [`roof ${i}`, hex]);

describe('palette', () => {
  it.each([...scenery, ...walls, ...roofs])('%s is muted', (_, hex) => {
    expect(oklch(hex).chroma).toBeLessThanOrEqual(0.105);
  });

  it.each([...walls, ...roofs])('%s is neither black nor white', (_, hex) => {
    const { lightness } = oklch(hex);
    expect(lightness).toBeGreaterThan(0.35);
    expect(lightness).toBeLessThan(0.94);
  });

  it('keeps warm building materials below the chroma that the sun adds to', () => {
    const warm = [...walls, ...roofs].filter(([, hex]) => {
      const [r, , b] = rgbOf(hex);
      return r > b + 20;
    });
    expect(warm.filter(([, hex]) => oklch(hex).chroma > 0.078)).toEqual([]);
  });

  it.each(
    Object.entries<Hex>({ ...STATE, ...SIGNAL }).filter(([key]) => key !== 'frozen' && key !== 'unknown'),
  )('%s is saturated', (_, hex) => {
    expect(oklch(hex).chroma).toBeGreaterThanOrEqual(0.138);
  });

  it('keeps warm light the lightest colour', () => {
    expect(oklch(LIGHT.window).lightness).toBeGreaterThan(0.85);
  });

  it('offers eight different wall sets and seven different roofs', () => {
    expect(new Set(WALL_SETS.map((set) => JSON.stringify(set))).size).toBe(8);
    expect(new Set(ROOFS).size).toBe(7);
  });

  it('shades a ridge to 62 % of its roof', () => {
    expect(ridgeOf('#A37059')).toBe('#654537');
    expect(ridgeOf('#000000')).toBe('#000000');
  });
});
