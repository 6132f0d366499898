import { box, meshBoxes } from '../boxes.ts';
import type { Mesh } from '../mesh.ts';
import { meshVolume } from '../mesher.ts';
import { createVolume } from '../voxels.ts';

const BOTTOM = [3] as const;
const ENDS = [2, 3] as const;

export const meshStreetLamp = (): Mesh =>
  meshBoxes([
    box([-0.22, 0, -0.22, 0.22, 0.3, 0.22], 'stone', BOTTOM),
    box([-0.08, 0.3, -0.08, 0.08, 3.1, 0.08], 'dark', ENDS),
    box([-0.25, 3.1, -0.25, 0.25, 3.18, 0.25], 'dark'),
    box([-0.18, 3.18, -0.18, 0.18, 3.66, 0.18], 'lamp', ENDS),
    box([-0.27, 3.66, -0.27, 0.27, 3.76, 0.27], 'dark'),
    box([-0.12, 3.76, -0.12, 0.12, 3.92, 0.12], 'dark', BOTTOM),
  ]);

/** Looks south. */
export const meshBench = (): Mesh =>
  meshBoxes([
    box([-0.9, 0.4, -0.28, 0.9, 0.52, 0.3], 'plank'),
    box([-0.9, 0.56, -0.36, 0.9, 1, -0.26], 'plank'),
    box([-0.78, 0, -0.3, -0.62, 0.4, 0.24], 'iron', ENDS),
    box([0.62, 0, -0.3, 0.78, 0.4, 0.24], 'iron', ENDS),
  ]);

export const meshCrate = (): Mesh => meshBoxes([box([-0.5, 0, -0.5, 0.5, 1, 0.5], 'crate', BOTTOM)]);

/** Three, one on top. */
export const meshCrates = (): Mesh =>
  meshBoxes([
    box([-1.05, 0, -0.5, -0.05, 1, 0.5], 'crate', BOTTOM),
    box([0.02, 0, -0.4, 1.02, 1, 0.6], 'crate', BOTTOM),
    box([-0.6, 1, -0.45, 0.4, 2, 0.55], 'crate', BOTTOM),
  ]);

export const meshBarrel = (): Mesh =>
  meshBoxes([
    box([-0.36, 0, -0.36, 0.36, 1, 0.36], 'barrel', BOTTOM),
    box([-0.42, 0.2, -0.42, 0.42, 0.8, 0.42], 'barrel'),
    box([-0.45, 0.24, -0.45, 0.45, 0.34, 0.45], 'iron'),
    box([-0.45, 0.68, -0.45, 0.45, 0.78, 0.45], 'iron'),
  ]);

export const meshBollard = (): Mesh =>
  meshBoxes([
    box([-0.24, 0, -0.24, 0.24, 0.6, 0.24], 'dark', ENDS),
    box([-0.32, 0.6, -0.32, 0.32, 0.84, 0.32], 'dark'),
  ]);

export const meshRocks = (): Mesh =>
  meshBoxes([
    box([-0.8, 0, -0.5, 0.7, 0.6, 0.6], 'rock', BOTTOM),
    box([-0.4, 0.6, -0.3, 0.4, 1, 0.3], 'rock', BOTTOM),
    box([0.7, 0, -0.1, 1.3, 0.35, 0.5], 'rock', BOTTOM),
  ]);

export function meshWell(): Mesh {
  const volume = createVolume([4, 5.5, 4]);
  volume.fill([0.5, 0, 0.5, 3.5, 1, 3.5], 'stone');
  volume.fill([1, 0.5, 1, 3, 1, 3], null);
  volume.fill([1, 0, 1, 3, 0.5, 3], 'glassDark');
  for (const x of [0.5, 3]) volume.fill([x, 1, 1.5, x + 0.5, 3.5, 2.5], 'boards');
  for (let step = 0; step < 4; step += 1) {
    const inset = step * 0.5;
    volume.fill([0, 3.5 + inset, inset, 4, 4 + inset, 4 - inset], 'roofDark');
  }
  return meshVolume(volume, { origin: [-2, 0, -2] });
}
