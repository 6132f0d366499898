import { DataTexture, LinearFilter, RGBAFormat, UnsignedByteType } from 'three';
import { HALF_STEPS, type Ground } from '../city/island/ground.ts';
import type { Focus } from './focus.ts';
import type { LampSpot } from './land.ts';
import type { Uniforms } from './materials/uniforms.ts';

const TEXELS = 256;
const BYTES = 4;
/** Blocks that a full byte of ground height stands for. */
const HEIGHT_RANGE = 64;
/** By a height in half-steps, as unsigned byte. */
const HEIGHT_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 128 ? (byte / HALF_STEPS / HEIGHT_RANGE) * 255 : 0,
);
const LINE_BYTES = TEXELS * BYTES;

export interface LampField {
  /** Takes the heights of the ground in the focus, of the island that lies at `originX`; null over the open sea. No lamp shines then. */
  readonly survey: (focus: Focus, ground: Ground | null, originX: number) => void;
  /** Takes the light of the lamps in the focus. */
  readonly shine: (focus: Focus, lamps: readonly LampSpot[]) => void;
  readonly dispose: () => void;
}

/** One texture of the ground that is looked at: red = lamp light, green = height. One fetch in every shader. */
export function createLampField(uniforms: Uniforms): LampField {
  const pixels = new Uint8Array(TEXELS * TEXELS * BYTES);
  const texture = new DataTexture(pixels, TEXELS, TEXELS, RGBAFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = LinearFilter;
  uniforms.uLamps.value = texture;
  let isLit = false;
  return {
    survey: (focus, ground, originX) => {
      const raster = rasterOf(focus);
      if (isLit) pixels.fill(0);
      isLit = false;
      survey(pixels, { ...raster, left: raster.left - originX }, ground);
      texture.needsUpdate = true;
      uniforms.uLampArea.value.set(raster.left, raster.top, focus.half * 2);
    },
    shine: (focus, lamps) => {
      if (isLit) for (let at = 0; at < pixels.length; at += BYTES) pixels[at] = 0;
      isLit = lamps.length > 0;
      for (const lamp of lamps) shine(pixels, lamp, rasterOf(focus));
      texture.needsUpdate = true;
    },
    dispose: () => texture.dispose(),
  };
}

/**
 * Straight from the arrays: sixty thousand questions at each step of the eye would be the longest part of a frame. Where texels are
 * smaller than blocks, lines that lie in one row of blocks are the same.
 */
function survey(pixels: Uint8Array, { left, top, step }: Raster, ground: Ground | null): void {
  const columns = new Int32Array(TEXELS);
  for (let column = 0; column < TEXELS; column += 1)
    columns[column] = Math.floor(left + (column + 0.5) * step) - (ground?.minX ?? 0);
  let last = NaN;
  for (let line = 0; line < TEXELS; line += 1) {
    const z = Math.floor(top + (line + 0.5) * step);
    const from = line * LINE_BYTES;
    if (z === last) pixels.copyWithin(from, from - LINE_BYTES, from);
    else surveyLine(pixels.subarray(from), columns, ground === null ? NO_ROW : rowOf(ground, z));
    last = z;
  }
}

function surveyLine(pixels: Uint8Array, columns: Int32Array, row: Int8Array): void {
  for (let column = 0; column < TEXELS; column += 1)
    pixels[column * BYTES + 1] = HEIGHT_BYTES[(row[columns[column] ?? -1] ?? 0) & 255] ?? 0;
}

const NO_ROW = new Int8Array();

function rowOf({ minZ, width, depth, heights }: Ground, z: number): Int8Array {
  const row = z - minZ;
  return row < 0 || row >= depth ? NO_ROW : heights.subarray(row * width, (row + 1) * width);
}

interface Raster {
  readonly left: number;
  readonly top: number;
  readonly step: number;
}

const rasterOf = ({ x, z, half }: Focus): Raster => ({
  left: x - half,
  top: z - half,
  step: (2 * half) / TEXELS,
});

/** Quadratic fall-off; lamps add up. */
function shine(pixels: Uint8Array, lamp: LampSpot, { left, top, step }: Raster): void {
  const [x, z, radius] = [(lamp.x - left) / step, (lamp.z - top) / step, lamp.radius / step];
  const from = (value: number): number => Math.max(0, Math.floor(value - radius));
  const to = (value: number): number => Math.min(TEXELS - 1, Math.ceil(value + radius));
  for (let row = from(z); row <= to(z); row += 1) {
    for (let column = from(x); column <= to(x); column += 1) {
      const near = 1 - Math.hypot(column + 0.5 - x, row + 0.5 - z) / radius;
      if (near <= 0) continue;
      const at = (row * TEXELS + column) * BYTES;
      pixels[at] = Math.min(255, (pixels[at] ?? 0) + near * near * lamp.strength * 170);
    }
  }
}
