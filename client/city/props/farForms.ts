import type { Mesh } from '../mesh.ts';
import { createCoarse } from './coarse.ts';
import type { PropKind } from './kinds.ts';

/** Blocks beyond which a leaf's step in a crown is three pixels: crowns are boxes of the same outline from there on. */
export const FAR_FORM_FROM = 140;

const FORMS: Readonly<Partial<Record<PropKind, () => Mesh>>> = { oak: farOak, elm: farElm, pine: farPine };

const cache = new Map<PropKind, Mesh>();

/** What stands for a kind far away, about a third of its triangles; null where it is drawn as it is. */
export function farPropMesh(kind: PropKind): Mesh | null {
  const known = cache.get(kind);
  if (known) return known;
  const mesh = FORMS[kind]?.() ?? null;
  if (mesh) cache.set(kind, mesh);
  return mesh;
}

function farOak(): Mesh {
  const tree = createCoarse([10, 10, 10]);
  tree.fill([-3, 4, -3, 3, 7, 3], 'leaf');
  tree.fill([-1, 7, -3, 3, 9, 1], 'leaf');
  tree.fill([-1, 0, -1, 0, 4, 0], 'log');
  return tree.mesh();
}

function farElm(): Mesh {
  const tree = createCoarse([8, 12, 8]);
  tree.fill([-2, 4, -2, 2, 8, 2], 'leafLight');
  tree.fill([-2, 8, -1, 1, 10, 2], 'leafLight');
  tree.fill([0, 0, -1, 1, 4, 0], 'log');
  return tree.mesh();
}

function farPine(): Mesh {
  const tree = createCoarse([8, 12, 8]);
  tree.fill([-1, 0, -1, 0, 2, 0], 'log');
  tree.fill([-3, 2, -3, 3, 5, 3], 'leafDark');
  tree.fill([-2, 5, -2, 2, 8, 2], 'leafDark');
  tree.fill([-1, 8, -1, 1, 11, 1], 'leafDark');
  return tree.mesh();
}
