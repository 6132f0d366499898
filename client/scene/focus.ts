import type { Pose } from '../player/pose.ts';

/** The square of ground that is looked at: where shadows and lamp light are worth their pixels. */
export interface Focus {
  readonly x: number;
  readonly z: number;
  /** Half of its side, blocks. */
  readonly half: number;
}

const STREET_HALF = 64;
const WIDEST_HALF = 360;
/** Ground is looked at no further than this share of the half side before the eye. */
const AHEAD = 0.7;
const STEPS = 8;

/** In steps, so that it stays the same while the eye moves a little: then it is the same object as `kept`. */
export function focusOf(pose: Pose, kept: Focus): Focus {
  const high = Math.max(0, pose.y - 16);
  const half = Math.min(WIDEST_HALF, 2 ** (Math.ceil(Math.log2(STREET_HALF + high * 1.1) * 2) / 2));
  const down = Math.max(0.05, -Math.sin(pose.pitch));
  const reach = Math.min((pose.y / down) * Math.cos(pose.pitch), half * AHEAD + high * 1.3);
  const step = half / STEPS;
  const x = Math.round((pose.x - Math.sin(pose.yaw) * reach) / step) * step;
  const z = Math.round((pose.z - Math.cos(pose.yaw) * reach) / step) * step;
  return kept.x === x && kept.z === z && kept.half === half ? kept : { x, z, half };
}

export const NOWHERE: Focus = { x: NaN, z: NaN, half: 0 };
