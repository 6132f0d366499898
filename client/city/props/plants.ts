import { box, meshBoxes, type LooseBox } from '../boxes.ts';
import type { MaterialName } from '../materials.ts';
import type { Mesh } from '../mesh.ts';
import { meshVolume } from '../mesher.ts';
import { noise } from '../noise.ts';
import { createVolume, VOXELS_PER_BLOCK } from '../voxels.ts';

const BOTTOM = [3] as const;
const ENDS = [2, 3] as const;
const BLOSSOMS: readonly MaterialName[] = ['blossomRose', 'blossomStraw', 'blossomViolet'];
/** A hedge runs along x, as long as the back of a plot is free. */
export const HEDGE_LENGTH = 11;

export function meshBush(): Mesh {
  const volume = createVolume([2, 2, 2]);
  volume.ellipsoid({ centre: [1, 0.6, 1], radii: [0.95, 0.95, 0.95] }, 'hedge');
  return meshVolume(volume, { origin: [-1, 0, -1] });
}

export function meshHedge(): Mesh {
  const half = HEDGE_LENGTH / 2;
  const bumps = Array.from({ length: 4 }, (_, i) => {
    const from = -half + 0.6 + i * 2.7 + noise(i, 1, 3);
    return box([from, 0.85, -0.34, from + 1.4, 1, 0.34], 'hedge', BOTTOM);
  });
  return meshBoxes([box([-half, 0, -0.38, half, 0.85, 0.38], 'hedge', BOTTOM), ...bumps]);
}

export const meshTuft = (): Mesh =>
  meshBoxes([
    box([-0.22, 0, -0.04, -0.14, 0.24, 0.04], 'leafLight', BOTTOM),
    box([0.05, 0, 0.1, 0.13, 0.32, 0.18], 'leaf', BOTTOM),
    box([0.1, 0, -0.22, 0.17, 0.2, -0.15], 'leafLight', BOTTOM),
  ]);

export const meshFlowers = (): Mesh =>
  meshBoxes([
    ...flower([0, 0], 'blossomStraw'),
    ...flower([0.34, 0.24], 'blossomRose'),
    ...flower([-0.3, 0.14], 'blossomRose'),
    ...flower([0.08, -0.36], 'blossomViolet'),
  ]);

function flower([x, z]: readonly [number, number], blossom: MaterialName): LooseBox[] {
  const top = 0.2 + noise(x * 50, z * 50, 8) * 0.16;
  return [
    box([x - 0.03, 0, z - 0.03, x + 0.03, top, z + 0.03], 'leafDark', ENDS),
    box([x - 0.09, top, z - 0.09, x + 0.09, top + 0.14, z + 0.09], blossom, BOTTOM),
  ];
}

/** 3 × 2 of soil in a stone border, in rows of bloom. */
export function meshFlowerBed(): Mesh {
  const volume = createVolume([3, 1, 2]);
  volume.fill([0, 0, 0, 3, 0.5, 2], 'stoneLight');
  volume.fill([0.5, 0, 0.5, 2.5, 0.5, 1.5], 'soil');
  for (let i = 0; i < 8; i += 1) {
    const [x, z] = [0.5 + (i % 4) * 0.5, 0.5 + Math.floor(i / 4) * 0.5];
    const isBloom = (i + Math.floor(i / 4)) % VOXELS_PER_BLOCK === 0;
    const material = isBloom ? (BLOSSOMS[i % BLOSSOMS.length] ?? 'blossomRose') : 'leafLight';
    volume.fill([x, 0.5, z, x + 0.5, 1, z + 0.5], material);
  }
  return meshVolume(volume, { origin: [-1.5, 0, -1] });
}

const ROWS: readonly MaterialName[] = ['leaf', 'blossomStraw', 'leafLight', 'leafDark', 'leafLight'];

/** 7 × 5 of soil with a row of vegetables in each block. */
export function meshAllotment(): Mesh {
  const rows = ROWS.map((material, i) => box([-3.2, 0.12, i - 2.28, 3.2, 0.42, i - 1.72], material, BOTTOM));
  return meshBoxes([box([-3.5, 0, -2.6, 3.5, 0.12, 2.6], 'soil', BOTTOM), ...rows]);
}

/** A stone tub, in which a small tree is set. */
export const PLANTER_HEIGHT = 0.65;
export const meshPlanter = (): Mesh =>
  meshBoxes([
    box([-0.95, 0, -0.95, 0.95, PLANTER_HEIGHT, 0.95], 'stoneLight', BOTTOM),
    box([-0.75, PLANTER_HEIGHT, -0.75, 0.75, PLANTER_HEIGHT + 0.04, 0.75], 'soil', BOTTOM),
  ]);
