/** Red, green, blue: 0 … 255. */
export type Rgb = readonly [number, number, number];
/** CIELAB under D65. */
export type Lab = readonly [number, number, number];

export const VISIONS = ['normal', 'protanopia', 'deuteranopia', 'tritanopia', 'grey'] as const;
export type Vision = (typeof VISIONS)[number];

type Matrix = readonly [Rgb, Rgb, Rgb];

/** On linear light. Machado, Oliveira and Fernandes 2009, severity 1; grey is the luminance of Rec. 709. */
const MATRICES: Readonly<Record<Exclude<Vision, 'normal'>, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

const linear = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const clamped = (value: number): number => Math.min(1, Math.max(0, value));
const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** A pixel as somebody of that vision sees it. */
export function seenAs([red, green, blue]: Rgb, vision: Vision): Lab {
  const light: Rgb = [linear(red), linear(green), linear(blue)];
  if (vision === 'normal') return labOf(light);
  const [first, second, third] = MATRICES[vision];
  return labOf([clamped(dot(first, light)), clamped(dot(second, light)), clamped(dot(third, light))]);
}

const cubed = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);

function labOf(light: Rgb): Lab {
  const x = cubed(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = cubed(dot([0.2126729, 0.7151522, 0.072175], light));
  const z = cubed(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const DEGREE = Math.PI / 180;
const cosine = (degrees: number): number => Math.cos(degrees * DEGREE);
const sine = (degrees: number): number => Math.sin(degrees * DEGREE);

/** 0 for neutral, near 1 for strong chroma. */
const saturation = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));

const hueOf = (a: number, b: number): number =>
  a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / DEGREE + 360) % 360;

/** CIEDE2000 with kL = kC = kH = 1, as Sharma, Wu and Dalal (2005) write it. */
export function difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const stretch = 1.5 - 0.5 * saturation((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2);
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hueOf(a1 * stretch, b1), hueOf(a2 * stretch, b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const hue = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const across = 2 * Math.sqrt(c1 * c2) * sine(turn / 2);
  return weighed([l2 - l1, c2 - c1, across], [(l1 + l2) / 2, (c1 + c2) / 2, hue]);
}

type Three = readonly [number, number, number];

/** @param mean lightness, chroma and hue between the two */
function weighed([dL, dC, dH]: Three, [lightness, chroma, hue]: Three): number {
  const tone =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63);
  const light = dL / (1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2));
  const strong = dC / (1 + 0.045 * chroma);
  const around = dH / (1 + 0.015 * chroma * tone);
  const blue = -2 * saturation(chroma) * sine(60 * Math.exp(-(((hue - 275) / 25) ** 2)));
  return Math.sqrt(light ** 2 + strong ** 2 + around ** 2 + blue * strong * around);
}
