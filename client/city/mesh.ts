/**
 * An indexed triangle mesh in our packed vertex format, ready for the GPU; no three in it.
 *
 * A vertex is 12 bytes. `vertices` holds four int16: x, y, z in 1/64 block, and the surface word
 * `face | ao << 3 | role << 5 | layer << 10` (see `packSurface`). `colors` holds RGBA8: the sRGB base colour, used where the role is
 * 0, and in alpha the emission of the surface (0 … 255). Texture coordinates follow from position and face (one tile a block).
 */
export interface Mesh {
  readonly vertices: Int16Array;
  readonly colors: Uint8Array;
  readonly indices: Uint32Array;
}

export const UNITS_PER_BLOCK = 64;
export const VERTEX_VALUES = 4;
export const COLOR_VALUES = 4;
export const QUAD_CORNERS = 4;

/** +x, -x, +y, -y, +z, -z */
export type Face = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * What colours a surface: 0 the vertex colour, the others the instance's palette or its live state.
 * The numbers are used by the shader.
 */
export const ROLE = {
  fixed: 0,
  wall: 1,
  lowerWall: 2,
  roof: 3,
  ridge: 4,
  timber: 5,
  accent: 6,
  glass: 7,
  stateLamp: 8,
  flag: 9,
  /** Warm lamp: lit at dusk, and by day where the house is lit. */
  lamp: 10,
  /** One of ten CPU lamps: alpha of the colour holds its index. */
  cpuLamp: 11,
  /** The memory tank: lit up to the level. */
  tank: 12,
  door: 13,
  lawn: 14,
  paving: 15,
} as const;
export type Role = (typeof ROLE)[keyof typeof ROLE];

export interface Surface {
  readonly face: Face;
  /** Occlusion 0 (darkest) … 3 (open). */
  readonly ao: number;
  readonly role: Role;
  /** Texture layer, 0 … 63. */
  readonly layer: number;
}

/** The word uses 16 bits and is stored as int16: mask with 0xffff when reading. */
export const packSurface = ({ face, ao, role, layer }: Surface): number =>
  ((face | (ao << 3) | (role << 5) | (layer << 10)) << 16) >> 16;
