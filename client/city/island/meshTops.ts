import type { Material } from '../materials.ts';
import type { MeshBuilder } from '../meshBuilder.ts';
import { COVER, COVERS, HALF_STEPS, type ChunkPlace, type Ground } from './ground.ts';
import { TOPS } from './surfaces.ts';

/** Per cell 0 for sea, else 1 + (height + 128) << 16 | material << 8 | occlusion of four corners, two bits each. */
type Keys = Int32Array;

const HEIGHT_SHIFT = 16;
const MATERIAL_SHIFT = 8;
const HEIGHT_BIAS = 128;
const OPEN = 0xff;
const TOP_FACE = 2;

const MATERIALS: readonly Material[] = [...new Set(Object.values(TOPS))];
/** By cover's code; covers that look alike are joined. */
const MATERIAL_NUMBERS = Uint8Array.from(COVERS, (cover) => MATERIALS.indexOf(TOPS[cover]));

/** Equal neighbours become one rectangle; corners under higher ground are darker, and only equal ones are joined. */
export function meshTops(ground: Ground, place: ChunkPlace, builder: MeshBuilder): void {
  const keys = keysOf(ground, place);
  const { columns, rows } = place;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns;) {
      const key = keys[row * columns + column] ?? 0;
      const size = key === 0 ? ONE : growRectangle(keys, place, { column, row });
      if (key !== 0) draw(builder, key, { column, row, ...size });
      column += size.width;
    }
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Cell {
  readonly column: number;
  readonly row: number;
}
const ONE: Size = { width: 1, height: 1 };

function keysOf(ground: Ground, { column, row, columns, rows }: ChunkPlace): Keys {
  const keys = new Int32Array(columns * rows);
  for (let z = 0; z < rows; z += 1) {
    for (let x = 0; x < columns; x += 1) {
      const cell = (row + z) * ground.width + column + x;
      const cover = ground.covers[cell] ?? COVER.sea;
      if (cover === COVER.sea) continue;
      const height = (ground.heights[cell] ?? 0) + HEIGHT_BIAS;
      const shade = occlusion(ground, column + x, row + z);
      keys[z * columns + x] =
        1 + ((height << HEIGHT_SHIFT) | ((MATERIAL_NUMBERS[cover] ?? 0) << MATERIAL_SHIFT) | shade);
    }
  }
  return keys;
}

/** Corners north-west, north-east, south-east, south-west; 3 = open. */
function occlusion({ heights, width, depth }: Ground, column: number, row: number): number {
  if (column === 0 || row === 0 || column === width - 1 || row === depth - 1) return OPEN;
  const cell = row * width + column;
  const own = heights[cell] ?? 0;
  const rises = (offset: number) => ((heights[cell + offset] ?? 0) > own ? 1 : 0);
  const north = rises(-width);
  const south = rises(width);
  const west = rises(-1);
  const east = rises(1);
  return (
    light(north, west) | (light(north, east) << 2) | (light(south, east) << 4) | (light(south, west) << 6)
  );
}

/** A block that touches only the corner is left out: its shade would be a rectangle of its own, a quarter of all of them. */
const light = (a: number, b: number): number => (a + b === 2 ? 0 : 3 - 2 * (a + b));

/** Takes the rectangle out of the keys. */
function growRectangle(keys: Keys, { columns, rows }: ChunkPlace, { column, row }: Cell): Size {
  const start = row * columns + column;
  const key = keys[start] ?? 0;
  const [northWest, northEast, southEast, southWest] = shadesOf(key);
  const isEvenAcross = northWest === northEast && southWest === southEast;
  const isEvenDown = northWest === southWest && northEast === southEast;
  const width = isEvenAcross ? runLength(keys, start, columns - column) : 1;
  const limit = isEvenDown ? rows - row : 1;
  const height = rowsAlike(keys, start, { columns, width, limit });
  for (let z = 0; z < height; z += 1) keys.fill(0, start + z * columns, start + z * columns + width);
  return { width, height };
}

/** How many keys from here on are equal, at most `limit`. */
function runLength(keys: Keys, start: number, limit: number): number {
  const key = keys[start];
  let length = 1;
  while (length < limit && keys[start + length] === key) length += 1;
  return length;
}

interface Strip {
  /** Keys in a row of the chunk. */
  readonly columns: number;
  readonly width: number;
  readonly limit: number;
}

/** How many rows from here on hold the first key over the whole width, at most `limit`. */
function rowsAlike(keys: Keys, start: number, { columns, width, limit }: Strip): number {
  const key = keys[start];
  let rows = 1;
  while (rows < limit && keys[start + rows * columns] === key) {
    if (runLength(keys, start + rows * columns, width) < width) break;
    rows += 1;
  }
  return rows;
}

const shadesOf = (key: number): readonly [number, number, number, number] => {
  const bits = key - 1;
  return [bits & 3, (bits >> 2) & 3, (bits >> 4) & 3, (bits >> 6) & 3];
};

function draw(builder: MeshBuilder, key: number, { column, row, width, height }: Cell & Size): void {
  const bits = key - 1;
  const y = ((bits >> HEIGHT_SHIFT) - HEIGHT_BIAS) / HALF_STEPS;
  const material = MATERIALS[(bits >> MATERIAL_SHIFT) & 0xff];
  if (!material) return;
  const [northWest, northEast, southEast, southWest] = shadesOf(key);
  const [toX, toZ] = [column + width, row + height];
  builder.quad({
    face: TOP_FACE,
    material,
    corners: [
      [column, y, row],
      [column, y, toZ],
      [toX, y, toZ],
      [toX, y, row],
    ],
    occlusion: [northWest, southWest, southEast, northEast],
  });
}
