import { meshBoxes, type LooseBox } from './boxes.ts';
import type { Mesh } from './mesh.ts';

const CHAIN_LINKS = 7;

/** Two crossed chains and a lock, for any plate of `scale` 1; the plate's middle is the origin. */
export function chainMesh(): Mesh {
  const links: LooseBox[] = [];
  for (const sign of [1, -1]) {
    for (let i = 0; i < CHAIN_LINKS; i += 1) {
      const share = i / (CHAIN_LINKS - 1) - 0.5;
      const half = i % 2 === 0 ? 0.065 : 0.045;
      const [x, y] = [share * 0.54, share * sign * 0.92];
      links.push({
        cuboid: [x - half, y - half, 0.16, x + half, y + half, 0.26],
        material: i % 2 === 0 ? 'pewter' : 'iron',
        without: [5],
      });
    }
  }
  return meshBoxes([
    ...links,
    { cuboid: [-0.14, -0.14, 0.26, 0.14, 0.12, 0.4], material: 'brass' },
    { cuboid: [-0.035, -0.07, 0.4, 0.035, 0.05, 0.42], material: 'dark', without: [0, 1, 2, 3, 5] },
    { cuboid: [-0.11, 0.12, 0.3, -0.06, 0.26, 0.36], material: 'pewter', without: [3] },
    { cuboid: [0.06, 0.12, 0.3, 0.11, 0.26, 0.36], material: 'pewter', without: [3] },
    { cuboid: [-0.11, 0.25, 0.3, 0.11, 0.3, 0.36], material: 'pewter' },
  ]);
}
