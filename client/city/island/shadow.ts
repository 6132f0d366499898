import { cellAt, HALF_STEPS, SEA_BED, type Ground } from './ground.ts';

export const TEXELS_PER_BLOCK = 2;

/** A square of the field, in blocks of the island. */
export interface ShadowWindow {
  readonly minX: number;
  readonly minZ: number;
  /** Texels along each side. */
  readonly size: number;
}

/** A direction towards the sun; need not be of length 1, `y` is above 0. */
export interface SunDirection {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A solid column of a building or a tree that throws a shadow, in blocks of the island. */
export interface Caster {
  readonly minX: number;
  readonly minZ: number;
  readonly maxX: number;
  readonly maxZ: number;
  readonly top: number;
}

const NOWHERE = -10;

/** Top of what stands in each texel, in blocks: the ground, or the highest caster. */
export function columnTops(ground: Ground, window: ShadowWindow, casters: readonly Caster[]): Float32Array {
  const { minX, minZ, size } = window;
  const tops = new Float32Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const cell = cellAt(ground, minX + column / TEXELS_PER_BLOCK, minZ + row / TEXELS_PER_BLOCK);
      tops[row * size + column] = (ground.heights[cell] ?? SEA_BED) / HALF_STEPS;
    }
  }
  for (const caster of casters) raise(tops, window, caster);
  return tops;
}

function raise(tops: Float32Array, { minX, minZ, size }: ShadowWindow, caster: Caster): void {
  const texel = (at: number, origin: number): number =>
    Math.max(0, Math.min(size, Math.round((at - origin) * TEXELS_PER_BLOCK)));
  const [fromX, toX] = [texel(caster.minX, minX), texel(caster.maxX, minX)];
  for (let row = texel(caster.minZ, minZ); row < texel(caster.maxZ, minZ); row += 1) {
    for (let at = row * size + fromX; at < row * size + toX; at += 1)
      tops[at] = Math.max(tops[at] ?? 0, caster.top);
  }
}

/**
 * For each texel the height below which the sun is blocked, in blocks. All rays are swept at once, line by line away from the sun:
 * along its own ray each keeps the highest top passed, less the sun's fall since; so a window costs one visit a texel, however long
 * the shadows are.
 */
export function shadowField(tops: Float32Array, size: number, sun: SunDirection): Float32Array {
  const field = new Float32Array(size * size);
  const isAlongX = Math.abs(sun.x) >= Math.abs(sun.z);
  const [towards, aside] = isAlongX ? [sun.x, sun.z] : [sun.z, sun.x];
  const slant = aside / Math.abs(towards);
  const rays = new Float32Array(size + Math.ceil(Math.abs(slant) * size) + 1).fill(NOWHERE);
  const sweep: Sweep = {
    tops,
    field,
    rays,
    fall: sun.y / Math.abs(towards) / TEXELS_PER_BLOCK,
    ...(isAlongX ? { stride: 1, across: size } : { stride: size, across: 1 }),
  };
  for (let step = 0; step < size; step += 1) {
    const line = towards > 0 ? size - 1 - step : step;
    const drift = Math.round(slant * step);
    sweepLine(sweep, line, slant >= 0 ? drift : drift + rays.length - size);
  }
  return field;
}

interface Sweep {
  readonly tops: Float32Array;
  readonly field: Float32Array;
  /** By ray: height below which the sun is blocked on the line swept last. */
  readonly rays: Float32Array;
  /** Blocks that a ray falls from line to line. */
  readonly fall: number;
  readonly stride: number;
  readonly across: number;
}

/** `drift` is the ray that meets the line's first texel. */
function sweepLine({ tops, field, rays, fall, stride, across }: Sweep, line: number, drift: number): void {
  const size = field.length / Math.max(stride, across);
  for (let at = 0; at < size; at += 1) {
    const texel = line * stride + at * across;
    const blocked = Math.max(NOWHERE, (rays[at + drift] ?? NOWHERE) - fall);
    field[texel] = blocked;
    rays[at + drift] = Math.max(blocked, tops[texel] ?? NOWHERE);
  }
}
