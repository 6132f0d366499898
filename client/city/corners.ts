import { COLOR_VALUES, QUAD_CORNERS, VERTEX_VALUES } from './mesh.ts';

/** For each vertex −1, 0 or 1 along x, y, z: away from the centre of the quad that its four vertices make. */
export function cornerSigns(vertices: Int16Array): Int8Array {
  const signs = new Int8Array(vertices.length);
  const quad = QUAD_CORNERS * VERTEX_VALUES;
  for (let first = 0; first + quad <= vertices.length; first += quad) {
    for (let axis = 0; axis < 3; axis += 1) {
      let sum = 0;
      for (let i = 0; i < QUAD_CORNERS; i += 1) sum += vertices[first + i * VERTEX_VALUES + axis] ?? 0;
      for (let i = 0; i < QUAD_CORNERS; i += 1) {
        const at = first + i * VERTEX_VALUES + axis;
        signs[at] = Math.sign((vertices[at] ?? 0) * QUAD_CORNERS - sum);
      }
    }
  }
  return signs;
}

/** Where nothing gives light of its own, alpha says instead to which side each vertex grows: a byte for the shader of the land. */
export function numberCorners(vertices: Int16Array, colors: Uint8Array): void {
  const signs = cornerSigns(vertices);
  for (let at = 0; at < vertices.length; at += VERTEX_VALUES) {
    const [x = 0, y = 0, z = 0] = [signs[at], signs[at + 1], signs[at + 2]];
    colors[at + COLOR_VALUES - 1] = x + 1 + 3 * (y + 1) + 9 * (z + 1);
  }
}
