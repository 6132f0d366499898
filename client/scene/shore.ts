import { DataTexture, LinearFilter, RedFormat, UnsignedByteType } from 'three';
import { DISTANCE_UNITS } from '../city/island/distance.ts';
import type { Waters } from '../city/island/waters.ts';

/** Blocks that a full byte of the texture stands for. */
export const SHORE_RANGE = 255 / DISTANCE_UNITS;

/** One texel a square of water. */
export function shoreTexture({ distances, width, depth }: Waters): DataTexture {
  const texture = new DataTexture(distances, width, depth, RedFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}
