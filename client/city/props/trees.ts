import type { Mesh } from '../mesh.ts';
import { createCoarse } from './coarse.ts';

/** Trees are about 8 high and are placed at half to full size. */
export function meshOak(): Mesh {
  const tree = createCoarse([10, 10, 10]);
  tree.ball([0, 5.4, 0], [3.3, 2.4, 3.3], 'leaf');
  tree.ball([1, 7.2, -1], [2.1, 1.7, 2.1], 'leaf');
  tree.ball([-1.6, 4.6, 1.2], [2.3, 1.5, 2.3], 'leaf');
  tree.fill([-1, 0, -1, 0, 4, 0], 'log');
  return tree.mesh();
}

export function meshElm(): Mesh {
  const tree = createCoarse([8, 12, 8]);
  tree.ball([0, 6, 0], [2.5, 2.6, 2.5], 'leafLight');
  tree.ball([-0.6, 8.6, 0.5], [1.9, 1.9, 1.9], 'leafLight');
  tree.fill([0, 0, -1, 1, 5, 0], 'log');
  return tree.mesh();
}

export function meshPine(): Mesh {
  const tree = createCoarse([8, 12, 8]);
  tree.fill([-1, 0, -1, 0, 3, 0], 'log');
  const tiers = [3.4, 2.9, 3.1, 2.3, 2.5, 1.6, 1.7, 1, 0.8];
  tiers.forEach((radius, i) => tree.drum({ radius, from: 2 + i, to: 3 + i }, 'leafDark'));
  return tree.mesh();
}
