import type { Box, Point } from '../city/parts.ts';
import type { Pose } from './pose.ts';

export interface Framing {
  /** From the middle of what is seen towards the eye; any length. */
  readonly from: Point;
  /** Vertical, degrees. */
  readonly fieldOfView: number;
  /** Width by height of the picture. */
  readonly aspect: number;
  /** Share of the box that the picture must hold; below 1 its corners may leave it. */
  readonly share?: number;
}

/** Air between the box and the edges of the picture. */
const MARGIN = 1.06;

/** The nearest eye in that direction that looks at the middle of the box and has all of it in the picture. */
export function frameBox(box: Box, { from, fieldOfView, aspect, share: held = 1 }: Framing): Pose {
  const middle = middleOf(box);
  const length = Math.hypot(from.x, from.y, from.z);
  const yaw = Math.atan2(from.x, from.z);
  const pitch = -Math.asin(from.y / length);
  const tall = Math.tan((fieldOfView * Math.PI) / 360) / (MARGIN * held);
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

/** The same eye, tilted so that there is as much air above these points as below them. */
export function levelOn(points: readonly Point[], pose: Pose): Pose {
  const heights = points.map((point) => {
    const { up, nearer } = seenFrom(pose, minus(point, pose));
    return Math.atan2(up, -nearer);
  });
  return { ...pose, pitch: pose.pitch + (Math.max(...heights) + Math.min(...heights)) / 2 };
}

/** How high in the picture the point is seen: 0 in the middle, 1 at the upper edge. The point lies before the eye. */
export function heightIn(pose: Pose, point: Point): number {
  const { up, nearer } = seenFrom(pose, minus(point, pose));
  return up / -nearer / Math.tan((pose.fieldOfView * Math.PI) / 360);
}

const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });

const middleOf = ({ min, max }: Box): Point => ({
  x: (min.x + max.x) / 2,
  y: (min.y + max.y) / 2,
  z: (min.z + max.z) / 2,
});

export const cornersOf = ({ min, max }: Box): Point[] =>
  [min.x, max.x].flatMap((x) => [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => ({ x, y, z }))));

/** Blocks to the right, upward and towards the eye. */
function seenFrom({ yaw, pitch }: Pick<Pose, 'yaw' | 'pitch'>, { x, y, z }: Point) {
  const [sinYaw, cosYaw] = [Math.sin(yaw), Math.cos(yaw)];
  const [sinPitch, cosPitch] = [Math.sin(pitch), Math.cos(pitch)];
  const behind = x * sinYaw + z * cosYaw;
  return {
    across: x * cosYaw - z * sinYaw,
    up: y * cosPitch + behind * sinPitch,
    nearer: behind * cosPitch - y * sinPitch,
  };
}
