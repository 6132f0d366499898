import type { Blueprint } from './blueprints/blueprint.ts';
import type { LooseBox } from './boxes.ts';
import { heightAt } from './dressingHeight.ts';
import type { MaterialName } from './materials.ts';
import type { Mesh } from './mesh.ts';
import { meshVolume } from './mesher.ts';
import { noise } from './noise.ts';
import type { Point } from './parts.ts';
import { VOXELS_PER_BLOCK, type Cell, type Volume } from './voxels.ts';

const CRACK_STEP = 0.3;

/** Two dark cracks down the façade, wider above. */
export function crackBoxes(blueprint: Blueprint): LooseBox[] {
  const { body, door } = blueprint;
  const wallTop = (x: number): number =>
    Math.min(blueprint.eaves, heightAt(blueprint, x, door.z - 0.25)) - 0.4;
  const right = Math.min(body.max.x - 0.6, door.x + 3);
  const left = Math.max(body.min.x + 0.6, door.x - 2.8);
  return [
    ...crack(door, { x: right, from: 0.8, to: wallTop(right) }),
    ...crack(door, { x: left, from: 3.7, to: wallTop(left) }),
  ];
}

interface Crack {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

function crack({ z }: Point, { x, from, to }: Crack): LooseBox[] {
  const boxes: LooseBox[] = [];
  let at = x;
  for (let y = to; y > from; y -= CRACK_STEP) {
    const half = 0.06 + 0.16 * ((y - from) / (to - from));
    boxes.push({
      cuboid: [at - half, y - CRACK_STEP, z, at + half, y, z + 0.035],
      material: 'soot',
      without: [0, 1, 2, 3, 5],
    });
    at += (noise(Math.round(y * 10), Math.round(x), 71) - 0.5) * 0.5;
  }
  return boxes;
}

/** Place from the body's front right corner, and size, of each fallen stone. */
const STONES = [
  [0.3, 0.3, 0.9],
  [-0.9, 0.5, 0.7],
  [0.7, -1, 0.65],
  [-2, 0.9, 0.4],
  [0.4, 1, 0.45],
  [-1.4, 1.2, 0.35],
] as const;
const STONE_MATERIALS: readonly MaterialName[] = ['rubble', 'wall', 'rubble', 'boards'];

export const rubbleBoxes = ({ body: { max } }: Blueprint): LooseBox[] =>
  STONES.map(([dx, dz, size], i) => {
    const [x, z] = [Math.min(12.9 - size, max.x + dx), Math.min(12.9 - size, max.z + dz)];
    const height = size * (0.6 + noise(i, 0, 81) * 0.4);
    return {
      cuboid: [x, 0, z, x + size, height, z + size * 0.9],
      material: STONE_MATERIALS[i % STONE_MATERIALS.length] ?? 'rubble',
      without: [3],
    };
  });

/** What still stands of a house that is being torn down. */
export function brokenMesh({ volume, eaves }: Blueprint): Mesh {
  const keep = Math.max(3.5, eaves - 2.2);
  return cutMesh(
    volume,
    (x, z) => keep + Math.sin(x * 1.7 + z * 0.9) * 0.7 + noise(Math.floor(x), Math.floor(z), 91) * 0.9,
  );
}

/** A ruin: one corner stands, the rest fell; the wall behind the controls is the last to go. */
export function ruinMesh({ volume, body: { min, max }, door }: Blueprint): Mesh {
  const high = Math.min(6.4, max.y * 0.7);
  return cutMesh(volume, (x, z) => {
    const behindControls = z > door.z - 1 && Math.abs(x - door.x) < 2.9;
    const jag = noise(Math.floor(x), Math.floor(z), 92) * 1.4;
    if (behindControls) return 3 + jag * 0.7;
    return Math.max(0.4, high - Math.hypot(x - min.x, z - min.z) * 0.85) + jag - 0.4;
  });
}

/** The part of a volume below a height that depends on the place; heights and places in blocks, cut by whole blocks in plan. */
function cutMesh(volume: Volume, heightOf: (x: number, z: number) => number): Mesh {
  const cut = volume.copy();
  const blocks = (voxel: number): number => voxel / VOXELS_PER_BLOCK;
  cut.recast(({ x, y, z }: Cell) =>
    blocks(y) >= heightOf(Math.floor(blocks(x)), Math.floor(blocks(z))) ? null : 'keep',
  );
  return meshVolume(cut);
}

const FLYING = 60;
const FLYING_MATERIALS: readonly MaterialName[] = ['roof', 'wall', 'roof', 'timber', 'lowerWall'];

/** Voxels thrown up and out from the upper half. */
export function flyingBoxes({ body: { min, max }, eaves, ridge }: Blueprint): LooseBox[] {
  const [mx, mz] = [(min.x + max.x) / 2, (min.z + max.z) / 2];
  return Array.from({ length: FLYING }, (_, i): LooseBox => {
    const out = 0.5 + noise(i, 1, 95) * 0.95;
    const x = mx + (noise(i, 2, 95) - 0.5) * (max.x - min.x) * 1.5 * out;
    const z = mz + (noise(i, 3, 95) - 0.5) * (max.z - min.z) * 1.5 * out;
    const y = eaves - 1 + noise(i, 4, 95) * (ridge - eaves + 3.5);
    const size = 0.3 + noise(i, 5, 95) * 0.45;
    const material = FLYING_MATERIALS[i % FLYING_MATERIALS.length] ?? 'wall';
    return { cuboid: [x, y, z, x + size, y + size, z + size], material };
  });
}
