import type { Blueprint } from './blueprints/blueprint.ts';
import { meshBoxes, type LooseBox } from './boxes.ts';
import { CONTROLS_HALF_WIDTH, CONTROLS_HEIGHT } from './controls.ts';
import { ROLE, type Mesh } from './mesh.ts';
import { materialNumber, materialOf, type MaterialName } from './materials.ts';
import { mergeMeshes } from './meshBuilder.ts';
import { meshVolume } from './mesher.ts';
import { noise } from './noise.ts';
import { createVolume, type Cuboid, type Volume } from './voxels.ts';

/** What lies over a whole building: the striped cloth of a start, ice and snow of a pause. */

const isRoof = (material: number): boolean => {
  const role = materialOf(material)?.role;
  return role === ROLE.roof || role === ROLE.ridge;
};

const STRIPE_VOXELS = 4;
/** The control front stays free. */
const LOWEST_TOP = 8;
/** Of a flat top so much hangs over its edge, in voxels. */
const VALANCE = 5;

/** Half a block of striped cloth over all that covers the house: roofs, and where there are none, what stands highest. */
export function clothMesh({ volume }: Blueprint): Mesh {
  const { width, height, depth, cells } = volume;
  const cloth = volume.copy();
  const isCover = coverOf(volume);
  const layer = width * depth;
  // Above and beside, not below: cloth hangs over the eaves.
  const lay = (x: number, y: number, z: number): void => {
    if (x < 0 || z < 0 || x >= width || z >= depth || y >= height) return;
    const cell = x + width * z + layer * y;
    if (cells[cell] === 0) cloth.cells[cell] = STRIPES[Math.floor(x / STRIPE_VOXELS) % 2] ?? 0;
  };
  for (let cell = 0; cell < cells.length; cell += 1) {
    if (cells[cell] === 0 || !isCover(cell)) continue;
    const [x, y, z] = [cell % width, Math.floor(cell / layer), Math.floor((cell % layer) / width)];
    lay(x, y + 1, z);
    lay(x - 1, y, z);
    lay(x + 1, y, z);
    lay(x, y, z - 1);
    lay(x, y, z + 1);
  }
  return meshVolume(cloth, { only: CLOTH });
}

const CLOTH = ['clothStripe', 'clothPale'] as const satisfies readonly MaterialName[];
const STRIPES = CLOTH.map(materialNumber);

/** By the number of a filled cell. A gate and a fort have little roof; a cloth over that alone could not be seen from the street. */
function coverOf({ cells, width, depth }: Volume): (cell: number) => boolean {
  const layer = width * depth;
  const tops = new Uint8Array(layer);
  cells.forEach((material, cell) => {
    if (material !== 0) tops[cell % layer] = Math.floor(cell / layer);
  });
  return (cell) => {
    if (isRoof(cells[cell] ?? 0)) return true;
    const [y, top] = [Math.floor(cell / layer), tops[cell % layer] ?? 0];
    return y > top - VALANCE && y >= LOWEST_TOP;
  };
}

/** Ice may reach over the plot's edge by this much. */
const MARGIN = 1;
const SIDE = 15;
const TALL = 20;

/**
 * Ice one block out and down to the ground, in whole blocks, with a niche before the controls, which must be read and reached to
 * thaw it; snow on every level of it, and icicles to the street.
 */
export function iceMeshes(blueprint: Blueprint): { readonly ice: Mesh; readonly snow: Mesh } {
  const tops = iceTops(blueprint);
  const ice = createVolume([SIDE, TALL, SIDE]);
  const snow = createVolume([SIDE, TALL, SIDE]);
  const icicles: LooseBox[] = [];
  tops.forEach((top, i) => {
    if (top === 0) return;
    const [x, z] = [i % SIDE, Math.floor(i / SIDE)];
    ice.fill([x, 0, z, x + 1, top, z + 1], 'ice');
    snow.fill([x, 0, z, x + 1, top, z + 1], 'ice');
    snow.fill([x, top, z, x + 1, top + 0.5, z + 1], 'snow');
    const drop = top - (tops[i + SIDE] ?? 0);
    if (drop >= 2) icicles.push(...icicleBoxes([x - MARGIN, top, z + 1 - MARGIN]));
  });
  ice.fill(nicheOf(blueprint), null);
  const origin = [-MARGIN, 0, -MARGIN] as const;
  return {
    ice: meshVolume(ice, { origin }),
    snow: mergeMeshes([meshVolume(snow, { origin, only: ['snow'] }), meshBoxes(icicles)]),
  };
}

/** Ends inside the wall, so that its back is not seen; in blocks of the ice. */
function nicheOf({ door }: Blueprint): Cuboid {
  const [x, z] = [door.x + MARGIN, door.z + MARGIN];
  return [x - CONTROLS_HALF_WIDTH, 0, z - 0.5, x + CONTROLS_HALF_WIDTH, CONTROLS_HEIGHT, SIDE];
}

/** Height in blocks of every column, each as high as its highest neighbour. */
function iceTops({ volume }: Blueprint): readonly number[] {
  const topOf = (x: number, z: number): number => {
    let y = volume.height - 1;
    while (y >= 0 && volume.at(x, y, z) === 0) y -= 1;
    return y + 1;
  };
  const columns = Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, z] = [(i % SIDE) - MARGIN, Math.floor(i / SIDE) - MARGIN];
    const voxels = [0, 1].flatMap((dx) => [0, 1].map((dz) => topOf(2 * x + dx, 2 * z + dz)));
    return Math.ceil(Math.max(...voxels) / 2);
  });
  return columns.map((own, i) => Math.max(own, ...neighboursOf(i).map((n) => columns[n] ?? 0)));
}

function neighboursOf(i: number): readonly number[] {
  const [x, z] = [i % SIDE, Math.floor(i / SIDE)];
  return [-1, 0, 1].flatMap((dz) =>
    [-1, 0, 1]
      .filter((dx) => x + dx >= 0 && x + dx < SIDE && z + dz >= 0 && z + dz < SIDE)
      .map((dx) => x + dx + (z + dz) * SIDE),
  );
}

const ICICLE: MaterialName = 'snow';

function icicleBoxes([x, top, z]: readonly [number, number, number]): LooseBox[] {
  return [0.15, 0.65].map((at) => {
    const length = 0.4 + noise(x * 7, z, Math.round(at * 10)) * 1.1;
    return {
      cuboid: [x + at, top - length, z, x + at + 0.2, top, z + 0.18],
      material: ICICLE,
      without: [2, 5],
    };
  });
}
