import { DataTexture, LinearFilter, RedFormat, UnsignedByteType } from 'three';
import {
  DISTANCE_UNITS,
  createDistances,
  spreadDistances,
  type DistanceField,
} from '../city/island/distance.ts';
import { COVER, type Ground } from '../city/island/ground.ts';

/** Blocks that a full byte of the texture stands for. */
export const SHORE_RANGE = 255 / DISTANCE_UNITS;

/** Of a shore as wide as a town of 1,000 each block has a texel; a wider one is seen from further away. */
const MOST_TEXELS = 1_500;

/** Blocks along a texel. */
export const shoreStep = ({ width, depth }: Pick<Ground, 'width' | 'depth'>): number =>
  Math.ceil(Math.max(width, depth) / MOST_TEXELS);

/** How far all water lies from the land, for shallows and foam: one texel a block, or a square of them where the shore is wide. */
export function shoreTexture(ground: Ground): DataTexture {
  const step = shoreStep(ground);
  const field = landOf(ground, step);
  spreadDistances(field);
  const { cells, width, depth } = field;
  const distances = Uint8Array.from(cells, (distance) => Math.min(255, distance * step));
  const texture = new DataTexture(distances, width, depth, RedFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

/** Distance 0 wherever a square of so many blocks has land. */
function landOf({ width, depth, covers }: Ground, step: number): DistanceField {
  const field = createDistances(Math.ceil(width / step), Math.ceil(depth / step));
  for (let z = 0; z < depth; z += 1) {
    const [from, to] = [z * width, Math.floor(z / step) * field.width];
    for (let x = 0; x < width; x += 1)
      if (covers[from + x] !== COVER.sea) field.cells[to + Math.floor(x / step)] = 0;
  }
  return field;
}
