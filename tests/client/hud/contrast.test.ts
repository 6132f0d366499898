import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../client/public/door/colours.css', import.meta.url), 'utf8');
const WHITE: Rgb = [255, 255, 255];
const READABLE = 4.5;

type Rgb = readonly [number, number, number];

const hexOf = (name: string): string => {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6,8});`).exec(css)?.[1];
  if (hex === undefined) throw new Error(`colours.css has no colour --${name}`);
  return hex;
};
const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
const rgb = (hex: string): Rgb => [channel(hex, 0), channel(hex, 1), channel(hex, 2)];

/** The colour of a panel before the brightest sky. */
const overWhite = (hex: string): Rgb => {
  const alpha = hex.length === 8 ? channel(hex, 3) / 255 : 1;
  const [r, g, b] = rgb(hex);
  return [mix(r, WHITE[0], alpha), mix(g, WHITE[1], alpha), mix(b, WHITE[2], alpha)];
};
const mix = (front: number, back: number, alpha: number): number => front * alpha + back * (1 - alpha);

/** Relative luminance and contrast as WCAG 2 defines them. */
const linear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const contrast = (text: Rgb, ground: Rgb): number => (luminance(text) + 0.05) / (luminance(ground) + 0.05);

const readOn = (panel: string, colours: readonly string[]) =>
  colours.filter((name) => contrast(rgb(hexOf(name)), overWhite(hexOf(panel))) < READABLE);

test('text on the clear panels is readable before the brightest sky', () => {
  expect(readOn('panel', ['text', 'soft', 'accent'])).toEqual([]);
});

test('every state is readable on the solid panels', () => {
  const states = ['running', 'waiting', 'alarm', 'frozen', 'planned', 'stopped'];
  expect(readOn('panel-solid', ['text', 'soft', 'accent', ...states])).toEqual([]);
});
