import type { Point } from '../city/parts.ts';
import type { Pose } from '../player/pose.ts';

/** The eye's ray; `direction` has length 1. */
export interface Ray {
  readonly origin: Point;
  readonly direction: Point;
}

/** A pose on a screen of the given width / height. */
export interface View {
  readonly pose: Pose;
  readonly aspect: number;
}

const DEGREE = Math.PI / 180;

interface Axes {
  readonly right: Point;
  readonly up: Point;
  readonly forward: Point;
}

function axesOf({ yaw, pitch }: Pose): Axes {
  const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  return {
    right: { x: cy, y: 0, z: -sy },
    up: { x: sy * sp, y: cp, z: cy * sp },
    forward: { x: -sy * cp, y: sp, z: -cy * cp },
  };
}

const halfHeight = (pose: Pose): number => Math.tan((pose.fieldOfView * DEGREE) / 2);

/** Through a point of the screen, both −1 … 1, x to the right, y up. */
export function rayThrough({ pose, aspect }: View, across: number, up: number): Ray {
  const axes = axesOf(pose);
  const tall = halfHeight(pose);
  const along = (axis: 'x' | 'y' | 'z'): number =>
    axes.forward[axis] + axes.right[axis] * across * tall * aspect + axes.up[axis] * up * tall;
  const [x, y, z] = [along('x'), along('y'), along('z')];
  const length = Math.hypot(x, y, z);
  return { origin: pose, direction: { x: x / length, y: y / length, z: z / length } };
}

/** The inverse: where a point is seen; null behind the eye. */
export function project({ pose, aspect }: View, point: Point): { across: number; up: number } | null {
  const axes = axesOf(pose);
  const [x, y, z] = [point.x - pose.x, point.y - pose.y, point.z - pose.z];
  const dot = (axis: Point): number => x * axis.x + y * axis.y + z * axis.z;
  const depth = dot(axes.forward);
  if (depth <= 0.01) return null;
  const tall = halfHeight(pose) * depth;
  return { across: dot(axes.right) / (tall * aspect), up: dot(axes.up) / tall };
}

/** Distance along the ray at which it enters the box; 0 from inside; null when it misses. */
export function enterBox(ray: Ray, min: Point, max: Point): number | null {
  let enter = 0;
  let leave = Infinity;
  for (const axis of ['x', 'y', 'z'] as const) {
    const from = ray.origin[axis];
    const speed = ray.direction[axis];
    if (Math.abs(speed) < 1e-9) {
      if (from < min[axis] || from > max[axis]) return null;
      continue;
    }
    const near = (min[axis] - from) / speed;
    const far = (max[axis] - from) / speed;
    enter = Math.max(enter, Math.min(near, far));
    leave = Math.min(leave, Math.max(near, far));
  }
  return enter <= leave ? enter : null;
}

/** Blocks of the island → blocks of a building that stands at `place`, turned by quarter turns. */
export interface Standing {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly turns: number;
}

const SINES = [0, 1, 0, -1] as const;
const COSINES = [1, 0, -1, 0] as const;

function turnBack({ x, y, z }: Point, turns: number): Point {
  const sine = SINES[turns & 3] ?? 0;
  const cosine = COSINES[turns & 3] ?? 1;
  return { x: x * cosine - z * sine, y, z: x * sine + z * cosine };
}

export const toLocal = (ray: Ray, at: Standing): Ray => ({
  origin: turnBack({ x: ray.origin.x - at.x, y: ray.origin.y - at.y, z: ray.origin.z - at.z }, at.turns),
  direction: turnBack(ray.direction, at.turns),
});

export function toWorld(point: Point, at: Standing): Point {
  const turned = turnBack(point, -at.turns);
  return { x: turned.x + at.x, y: turned.y + at.y, z: turned.z + at.z };
}
