import type { Pose } from '../player/pose.ts';
import { fogAt } from './fog.ts';

/** The part of the ground that can be in view: a wedge, and all about the eye. */
export interface Sector {
  /** Middle of the wedge, as a step of the turn. */
  readonly step: number;
  /** Cosine of half its angle; −1 = all round. */
  readonly cosine: number;
  /** Blocks beyond which fog leaves nothing to see of walls and roofs. */
  readonly range: number;
  /** The same for the ground. */
  readonly landRange: number;
  /** Blocks within which everything is in it: shadows fall into view from behind, and steep views look about the foot. */
  readonly around: number;
}

/** Where the fog is at its thickest, a tenth of the colours still comes through. */
const RANGE_PER_FOG = 1.2;
/** Land is left out only for eyes that are so low that it would be a line of two or three pixels above the sea. */
const LOW_EYE = 16;
const STEPS = 24;
const STEP = (2 * Math.PI) / STEPS;
const AROUND = 90;
/** Of the eye's height, seen below a view that is tilted down. */
const AROUND_PER_HEIGHT = 2;
/** Eyes move between two choices; heights in steps, so that the sector stays the same meanwhile. */
const HEIGHT_STEP = 16;
/** Trees are wider than a point. */
const MARGIN = 0.06;

/**
 * The same object as `kept` while it is the same sector: a new one at each frame would be garbage.
 * @param aspect width of the view by its height
 */
export function sectorOf({ y, yaw, fieldOfView }: Pose, aspect: number, kept: Sector | null = null): Sector {
  const height = HEIGHT_STEP * Math.ceil(Math.max(0, y) / HEIGHT_STEP);
  const half = Math.atan(Math.tan((fieldOfView * Math.PI) / 360) * aspect) + STEP / 2 + MARGIN;
  const step = Math.round(yaw / STEP);
  const cosine = half >= Math.PI / 2 ? -1 : Math.round(Math.cos(half) * 64) / 64;
  const around = AROUND + AROUND_PER_HEIGHT * height;
  if (kept?.step === step && kept.cosine === cosine && kept.around === around) return kept;
  const range = RANGE_PER_FOG * fogAt(height).far;
  return {
    ...{ step, cosine, around, range },
    landRange: height > LOW_EYE ? Infinity : range,
  };
}

/** Where the eye is and what part of the ground it can see. */
export interface Eye {
  readonly x: number;
  readonly z: number;
  readonly sector: Sector;
}

/** Tells whether walls that stand at a place can be seen. */
export function seenFrom({ x: eyeX, z: eyeZ, sector }: Eye): (x: number, z: number) => boolean {
  const isWithin = withinSector(sector);
  const farthest = sector.range ** 2;
  return (x, z) => {
    const [dx, dz] = [x - eyeX, z - eyeZ];
    return dx * dx + dz * dz < farthest && isWithin(dx, dz);
  };
}

/** Tells of an offset from the eye whether it lies in the sector. */
export function withinSector({ step, cosine, around }: Sector): (dx: number, dz: number) => boolean {
  const [ahead, aside] = [-Math.cos(step * STEP), -Math.sin(step * STEP)];
  return (dx, dz) => {
    const square = dx * dx + dz * dz;
    if (square < around * around || cosine < 0) return true;
    const along = dx * aside + dz * ahead;
    return along > 0 && along * along >= cosine * cosine * square;
  };
}

/** How much of a disc on the ground lies in the sector, for an offset of its middle from the eye. */
export function discInSector({
  step,
  cosine,
  around,
}: Sector): (dx: number, dz: number, radius: number) => 'all' | 'some' | 'none' {
  const [ahead, aside] = [-Math.cos(step * STEP), -Math.sin(step * STEP)];
  const sine = Math.sqrt(1 - cosine * cosine);
  return (dx, dz, radius) => {
    const away = Math.sqrt(dx * dx + dz * dz);
    if (cosine < 0 || away + radius < around) return 'all';
    // Of the middle, to that edge of the wedge which is nearer: positive outside.
    const beyond = Math.abs(dx * ahead - dz * aside) * cosine - (dx * aside + dz * ahead) * sine;
    if (beyond > radius && away - radius >= around) return 'none';
    return beyond < -radius ? 'all' : 'some';
  };
}
