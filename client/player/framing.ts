import type { Box, Point } from '../city/parts.ts';
import type { Pose } from './pose.ts';

export interface Framing {
  /** From the middle of what is seen towards the eye; any length. */
  readonly from: Point;
  /** Vertical, degrees. */
  readonly fieldOfView: number;
  /** Width by height of the picture. */
  readonly aspect: number;
}

/** Air between the box and the edges of the picture. */
const MARGIN = 1.06;

/** The nearest eye in that direction that looks at the middle of the box and has all of it in the picture. */
export function frameBox(box: Box, { from, fieldOfView, aspect }: Framing): Pose {
  const middle = middleOf(box);
  const length = Math.hypot(from.x, from.y, from.z);
  const { yaw, pitch } = towards(from);
  const tall = tallOf(fieldOfView);
  const distances = cornersOf(box).map((corner) => {
    const { across, up, nearer } = seenFrom({ yaw, pitch }, minus(corner, middle));
    return nearer + Math.max(Math.abs(across) / (tall * aspect), Math.abs(up) / tall);
  });
  const share = Math.max(...distances) / length;
  return {
    x: middle.x + from.x * share,
    y: middle.y + from.y * share,
    z: middle.z + from.z * share,
    yaw,
    pitch,
    fieldOfView,
  };
}

/**
 * The nearest eye that looks so and has all these points in the picture, with as much air left of them as right, and as much below as
 * above.
 * @param highest how much of the picture's upper half they may take, 0 … 1
 */
export function framePoints(
  points: readonly Point[],
  { from, fieldOfView, aspect }: Framing,
  highest: number,
): Pose {
  const turn = towards(from);
  const tall = tallOf(fieldOfView);
  const seen = points.map((point) => seenFrom(turn, point));
  const outmost = (slope: number, aside: (at: Seen) => number): number =>
    Math.max(...seen.map((at) => aside(at) + at.nearer * slope));
  // Each side of the picture is a plane through the eye: how far out it must lie at least.
  const right = outmost(tall * aspect, ({ across }) => across);
  const left = outmost(tall * aspect, ({ across }) => -across);
  const top = outmost(tall * highest, ({ up }) => up);
  const bottom = outmost(tall, ({ up }) => -up);
  const nearer = Math.max((right + left) / (2 * tall * aspect), (top + bottom) / (tall * (1 + highest)));
  const up = (top - bottom + nearer * tall * (1 - highest)) / 2;
  return { ...placeOf(turn, { across: (right - left) / 2, up, nearer }), ...turn, fieldOfView };
}

const towards = (from: Point): Turn => ({
  yaw: Math.atan2(from.x, from.z),
  pitch: -Math.asin(from.y / Math.hypot(from.x, from.y, from.z)),
});

const tallOf = (fieldOfView: number): number => Math.tan((fieldOfView * Math.PI) / 360) / MARGIN;

const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });

const middleOf = ({ min, max }: Box): Point => ({
  x: (min.x + max.x) / 2,
  y: (min.y + max.y) / 2,
  z: (min.z + max.z) / 2,
});

export const cornersOf = ({ min, max }: Box): Point[] =>
  [min.x, max.x].flatMap((x) => [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => ({ x, y, z }))));

/** Blocks to the right, upward and towards the eye. */
interface Seen {
  readonly across: number;
  readonly up: number;
  readonly nearer: number;
}

type Turn = Pick<Pose, 'yaw' | 'pitch'>;

function seenFrom({ yaw, pitch }: Turn, { x, y, z }: Point): Seen {
  const [sinYaw, cosYaw] = [Math.sin(yaw), Math.cos(yaw)];
  const [sinPitch, cosPitch] = [Math.sin(pitch), Math.cos(pitch)];
  const behind = x * sinYaw + z * cosYaw;
  return {
    across: x * cosYaw - z * sinYaw,
    up: y * cosPitch + behind * sinPitch,
    nearer: behind * cosPitch - y * sinPitch,
  };
}

/** The way back. */
function placeOf({ yaw, pitch }: Turn, { across, up, nearer }: Seen): Point {
  const behind = up * Math.sin(pitch) + nearer * Math.cos(pitch);
  return {
    x: across * Math.cos(yaw) + behind * Math.sin(yaw),
    y: up * Math.cos(pitch) - nearer * Math.sin(pitch),
    z: behind * Math.cos(yaw) - across * Math.sin(yaw),
  };
}
