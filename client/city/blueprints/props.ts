import { noise } from '../noise.ts';
import type { MaterialName } from '../materials.ts';
import { box, onlyFaces, type LooseBox } from '../boxes.ts';
import { FRONT, PLOT_BLOCKS, addBox, type Draft } from './draft.ts';

/** Where on the plot, in blocks. */
export type Spot = readonly [number, number];

export function barrel(draft: Draft, [x, z]: Spot): void {
  draft.boxes.push({ cuboid: [x + 0.1, 0, z + 0.1, x + 0.9, 1, z + 0.9], material: 'barrel', without: [3] });
}

/** Crates fill whole cells, so that their planks fit. */
export function crate(draft: Draft, [x, z]: Spot, y = 0): void {
  draft.volume.fill([x, y, z, x + 1, y + 1, z + 1], 'crate');
}

export function hedge(draft: Draft, from: Spot, to: Spot): void {
  draft.boxes.push(
    { cuboid: [from[0], 0, from[1], to[0], 0.75, to[1]], material: 'leafDark', without: [3] },
    {
      cuboid: [from[0] - 0.06, 0.6, from[1] - 0.06, to[0] + 0.06, 0.9, to[1] + 0.06],
      material: 'hedge',
      without: [3],
    },
  );
}

const BLOSSOMS: readonly MaterialName[] = ['blossomRose', 'blossomStraw', 'blossomViolet'];

export function flowers(draft: Draft, spots: readonly Spot[]): void {
  spots.forEach(([x, z], i) => {
    const top = 0.3 + noise(i, 3, 5) * 0.2;
    draft.boxes.push(
      { cuboid: [x - 0.04, 0, z - 0.04, x + 0.04, top, z + 0.04], material: 'leafDark', without: [2, 3] },
      {
        cuboid: [x - 0.12, top - 0.05, z - 0.12, x + 0.12, top + 0.16, z + 0.12],
        material: BLOSSOMS[i % BLOSSOMS.length] ?? 'blossomRose',
        without: [3],
      },
    );
  });
}

/** A low fence along x. */
export function fence(draft: Draft, [x0, x1]: readonly [number, number], z: number): void {
  for (const y of [0.3, 0.62]) addBox(draft, [x0, y, z, x1, y + 0.1, z + 0.07], 'trim');
  for (let x = x0 + 0.1; x < x1; x += 0.7)
    draft.boxes.push({ cuboid: [x, 0, z - 0.05, x + 0.16, 0.92, z + 0.12], material: 'trim', without: [3] });
}

const PATH_HALF = 1;
const PATH_TOP = 0.03;

/** Slabs from the step before a door to the kerb of the street; nothing else lies or stands there. */
export const pathTo = (doorX: number): LooseBox =>
  box([doorX - PATH_HALF, 0, FRONT, doorX + PATH_HALF, PATH_TOP, PLOT_BLOCKS], 'flagstone', onlyFaces(2, 4));
