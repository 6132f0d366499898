import type { Point } from '../../../client/city/parts.ts';
import type { Pose } from '../../../client/player/pose.ts';

/** Where a point is seen: -1 … 1 across and up the picture; Infinity behind the eye. */
export function screenPoint(pose: Pose, aspect: number, point: Point): { across: number; up: number } {
  const [x, y, z] = [point.x - pose.x, point.y - pose.y, point.z - pose.z];
  const aside = x * Math.cos(pose.yaw) - z * Math.sin(pose.yaw);
  const ahead = -x * Math.sin(pose.yaw) - z * Math.cos(pose.yaw);
  const depth = ahead * Math.cos(pose.pitch) + y * Math.sin(pose.pitch);
  const above = y * Math.cos(pose.pitch) - ahead * Math.sin(pose.pitch);
  if (depth <= 0) return { across: Infinity, up: Infinity };
  const tall = Math.tan((pose.fieldOfView * Math.PI) / 360) * depth;
  return { across: aside / (tall * aspect), up: above / tall };
}
