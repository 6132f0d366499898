import { VERTEX_VALUES, type Mesh } from '../mesh.ts';
import { meshVolume } from '../mesher.ts';
import { createVolume, VOXELS_PER_BLOCK, type Cuboid, type Volume } from '../voxels.ts';
import type { MaterialName } from '../materials.ts';

const LAST_POSITION = VERTEX_VALUES - 1;

/**
 * Voxels of a whole block, for what is big or stands in crowds: a quarter of the faces. All lengths are in blocks of the finished
 * mesh, which stands round the middle of its floor.
 */
export interface CoarseVolume {
  readonly fill: (cuboid: Cuboid, material: MaterialName | null) => void;
  readonly ball: (centre: Triple, radii: Triple, material: MaterialName) => void;
  /** A ring or, with `inner` 0, a disc, one layer or more high. */
  readonly drum: (shape: Drum, material: MaterialName | null) => void;
  readonly mesh: () => Mesh;
}

export type Triple = readonly [number, number, number];

/** Round the middle of the volume. */
export interface Drum {
  readonly radius: number;
  readonly inner?: number;
  readonly from: number;
  readonly to: number;
}

const half = (length: number): number => length / VOXELS_PER_BLOCK;

/** Width, height and depth in blocks; width and depth even, so that the middle is a corner of voxels. */
export function createCoarse([width, height, depth]: Triple): CoarseVolume {
  const volume: Volume = createVolume([half(width), half(height), half(depth)]);
  const [midX, midZ] = [half(width) / 2, half(depth) / 2];
  return {
    fill: ([x0, y0, z0, x1, y1, z1], material) =>
      volume.fill(
        [half(x0) + midX, half(y0), half(z0) + midZ, half(x1) + midX, half(y1), half(z1) + midZ],
        material,
      ),
    ball: ([x, y, z], radii, material) =>
      volume.ellipsoid(
        {
          centre: [half(x) + midX, half(y), half(z) + midZ],
          radii: [half(radii[0]), half(radii[1]), half(radii[2])],
        },
        material,
      ),
    drum: ({ radius, inner = -1, from, to }, material) =>
      volume.cylinder(
        { x: midX, z: midZ, radius: half(radius), inner: half(inner), from: half(from), to: half(to) },
        material,
      ),
    mesh: () => enlarged(meshVolume(volume, { origin: [-midX, 0, -midZ], undersides: true })),
  };
}

function enlarged(mesh: Mesh): Mesh {
  const vertices = mesh.vertices.map((value, i) =>
    i % VERTEX_VALUES === LAST_POSITION ? value : value * VOXELS_PER_BLOCK,
  );
  return { ...mesh, vertices };
}
