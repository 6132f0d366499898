import { DataTexture, LinearFilter, RedFormat, UnsignedByteType } from 'three';
import { DISTANCE_UNITS, createDistances, spreadDistances } from '../city/island/distance.ts';
import { COVER, type Ground } from '../city/island/ground.ts';

/** Blocks that a full byte of the texture stands for. */
export const SHORE_RANGE = 255 / DISTANCE_UNITS;

/** How far every block of water lies from the land, for shallows and foam: one texel a block. */
export function shoreTexture({ width, depth, covers }: Ground): DataTexture {
  const field = createDistances(width, depth);
  for (let cell = 0; cell < covers.length; cell += 1) if (covers[cell] !== COVER.sea) field.cells[cell] = 0;
  spreadDistances(field);
  const texture = new DataTexture(Uint8Array.from(field.cells), width, depth, RedFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}
