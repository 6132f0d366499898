import type { Blueprint } from './blueprints/blueprint.ts';
import { meshBoxes, type LooseBox } from './boxes.ts';
import { heightAt } from './dressingHeight.ts';
import { materialOf, type MaterialName } from './materials.ts';
import { ROLE, type Mesh } from './mesh.ts';
import { mergeMeshes } from './meshBuilder.ts';
import { meshVolume } from './mesher.ts';
import { noise } from './noise.ts';
import type { Point } from './parts.ts';
import { VOXELS_PER_BLOCK, type Cell } from './voxels.ts';

/** A hole is torn in what is at least this share of the building's height. */
const HIGH = 0.62;
const INWARD = 1.2;

/** Middle of the hole in a burst building: of its high parts, the corner to the street on the visitor's right. */
export function damagePoint(blueprint: Blueprint): Point {
  const { body, ridge } = blueprint;
  let best: Point = { x: (body.min.x + body.max.x) / 2, y: ridge, z: (body.min.z + body.max.z) / 2 };
  let nearness = -Infinity;
  for (let x = body.min.x + INWARD; x <= body.max.x - INWARD; x += 0.5) {
    for (let z = body.min.z + INWARD; z <= body.max.z - INWARD; z += 0.5) {
      const y = heightAt(blueprint, x, z);
      if (y < ridge * HIGH || x + z <= nearness) continue;
      nearness = x + z;
      best = { x, y: y - 0.5, z };
    }
  }
  return best;
}

export interface Burst {
  /** Of the hole, in blocks. */
  readonly radius: number;
  /** Whether the whole roof is burnt. */
  readonly scorched: boolean;
}

/** How far beyond the hole everything is black, in blocks. */
const CHARRED = 1;
/** The control front stays whole. */
const SAFE_HEIGHT = 3.9;

/** The shell with a ragged hole at its damage point, black inside. */
export function burstMesh(blueprint: Blueprint, { radius, scorched }: Burst): Mesh {
  const centre = damagePoint(blueprint);
  const burst = blueprint.volume.copy();
  burst.recast((cell, number) => {
    const gap = gapTo(centre, cell) - radius;
    if (cell.y < SAFE_HEIGHT * VOXELS_PER_BLOCK) return 'keep';
    if (gap < 0) return null;
    if (gap < CHARRED) return 'soot';
    return scorched && isRoof(number) ? scorch(cell) : 'keep';
  });
  const left = blueprint.boxes.filter(
    ({ cuboid: [x0, y0, z0, x1, y1, z1] }) =>
      y0 < SAFE_HEIGHT || distance(centre, { x: (x0 + x1) / 2, y: (y0 + y1) / 2, z: (z0 + z1) / 2 }) > radius,
  );
  return mergeMeshes([meshVolume(burst), meshBoxes(left)]);
}

/** From the middle of a voxel, in blocks, with a ragged edge by whole blocks. */
function gapTo(centre: Point, { x, y, z }: Cell): number {
  const at = {
    x: (x + 0.5) / VOXELS_PER_BLOCK,
    y: (y + 0.5) / VOXELS_PER_BLOCK,
    z: (z + 0.5) / VOXELS_PER_BLOCK,
  };
  return distance(centre, at) + noise(x >> 1, (y >> 1) * 31 + (z >> 1), 97) * 0.8;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);

const isRoof = (material: number): boolean => {
  const role = materialOf(material)?.role;
  return role === ROLE.roof || role === ROLE.ridge;
};

const scorch = ({ x, y }: Cell): MaterialName => (noise(x >> 1, y, 98) < 0.25 ? 'dark' : 'soot');

/** Broken timbers in the hole. */
export function rafterBoxes(blueprint: Blueprint): LooseBox[] {
  const { x, y, z } = damagePoint(blueprint);
  return [0, 1, 2].map((i): LooseBox => {
    const px = x - 2 + i * 1.1;
    return {
      cuboid: [
        px,
        Math.max(SAFE_HEIGHT, y - 3.2),
        z - 0.9 + i * 0.4,
        px + 0.25,
        y - 0.2 - i * 0.6,
        z - 0.65 + i * 0.4,
      ],
      material: 'beam',
    };
  });
}
