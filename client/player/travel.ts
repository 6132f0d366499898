import { easeInOut, mix } from '../anim/ease.ts';
import { wrapAngle } from './motion.ts';
import type { Pose } from './pose.ts';

export const TRAVEL_SECONDS = 0.9;

/** A pose that is written anew each frame. */
export type MutablePose = { -readonly [Key in keyof Pose]: Pose[Key] };

/** Above this much of a way the eye rises over the roofs. */
const ARC_FROM_BLOCKS = 12;
const ARC_SHARE = 0.22;
const ARC_HIGHEST = 60;

export interface Way {
  readonly from: Pose;
  readonly to: Pose;
}

export interface Travel extends Way {
  /** How much higher than the straight line its middle is. */
  readonly arc: number;
}

export function planTravel(from: Pose, to: Pose): Travel {
  const distance = Math.hypot(to.x - from.x, to.z - from.z);
  const arc = Math.min(ARC_HIGHEST, Math.max(0, distance - ARC_FROM_BLOCKS) * ARC_SHARE);
  return { from: { ...from }, to, arc };
}

/** Where the eye is after this share of the time, written into `pose`; exactly the goal at 1. */
export function writeTravel(pose: MutablePose, travel: Travel, progress: number): void {
  if (progress >= 1) {
    Object.assign(pose, travel.to);
    return;
  }
  const share = easeInOut(progress);
  writeBetween(pose, travel, share);
  pose.y += travel.arc * 4 * share * (1 - share);
}

/** The view at that share of the straight way; turns the short way. */
export function writeBetween(pose: MutablePose, { from, to }: Way, share: number): void {
  pose.x = mix(from.x, to.x, share);
  pose.y = mix(from.y, to.y, share);
  pose.z = mix(from.z, to.z, share);
  pose.yaw = from.yaw + wrapAngle(to.yaw - from.yaw) * share;
  pose.pitch = mix(from.pitch, to.pitch, share);
  pose.fieldOfView = mix(from.fieldOfView, to.fieldOfView, share);
}
