import { noise } from '../noise.ts';

/** Smooth noise 0 … 1 whose lattice is one unit wide. */
export function smoothNoise(x: number, z: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(z);
  const u = fade(x - column);
  const v = fade(z - row);
  const north = mix(noise(column, row, seed), noise(column + 1, row, seed), u);
  const south = mix(noise(column, row + 1, seed), noise(column + 1, row + 1, seed), u);
  return mix(north, south, v);
}

/** Three octaves, 0 … 1. */
export const relief = (x: number, z: number, seed: number): number =>
  smoothNoise(x, z, seed) * 0.55 +
  smoothNoise(x * 2.1, z * 2.1, seed + 1) * 0.3 +
  smoothNoise(x * 4.3, z * 4.3, seed + 2) * 0.15;

const fade = (t: number): number => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
