import { BufferAttribute, BufferGeometry } from 'three';

/** Corners at ±1, for what faces the eye or a street by its own rule. */
export function unitQuad(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('quad', new BufferAttribute(new Int8Array([-1, -1, 1, -1, 1, 1, -1, 1]), 2));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}
