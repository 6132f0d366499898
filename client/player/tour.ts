import { clamp01, easeInOut, mix } from '../anim/ease.ts';
import { wrapAngle } from './motion.ts';
import type { Pose } from './pose.ts';
import { writeBetween, type MutablePose, type Way } from './travel.ts';

/** A view that lasts so long, moving slowly from its beginning to its end. */
export interface Stop extends Way {
  readonly seconds: number;
}

/** The stop of that number, of the town as it is when it is asked for; null where there is nothing of its kind to show. */
export type Itinerary = (number: number) => Stop | null;

/** The camera travels by itself: from stop to stop, up over the roofs between them, for ever. */
export interface Tour {
  /** Writes where the eye is after so many seconds more. */
  readonly step: (pose: MutablePose, seconds: number) => void;
}

export const LEG_SECONDS = 4.5;
/** Further is another island: there is only sea on the way. */
const FARTHEST_LEG_BLOCKS = 2_000;
/** Numbers in a row that may have nothing to show. */
const MOST_MISSING = 16;
/** Above the ends of a way, so that it leads over roofs and masts; but not above a view that is high already. */
const CLEARANCE = 24;
const HIGH = 60;
/** Nearer than this the eye turns to what it will see from there, blocks. */
const LOOKS_AHEAD_FROM = 30;
const ASCENT_SHARE = 0.45;
const ACROSS_FROM = 0.2;
const ACROSS_SHARE = 0.6;

/** @param isCalm cuts from stop to stop, each of which stands still */
export function createTour(itinerary: Itinerary, isCalm: boolean): Tour {
  let next = 0;
  let stop: Stop | null = null;
  /** The way to the stop; null once the eye is there. */
  let leg: Way | null = null;
  let elapsed = 0;
  const setOut = (pose: Pose) => {
    elapsed = 0;
    stop = null;
    for (let i = 0; i < MOST_MISSING && stop === null; i += 1) {
      stop = itinerary(next);
      next += 1;
    }
    leg = stop === null || isCalm || isFar(pose, stop.from) ? null : { from: { ...pose }, to: stop.from };
  };
  const stay = (pose: MutablePose, { seconds, ...view }: Stop) => {
    writeBetween(pose, view, isCalm ? 0 : easeInOut(clamp01(elapsed / seconds)));
    if (elapsed >= seconds) stop = null;
  };
  const goOn = (pose: MutablePose, way: Way) => {
    if (elapsed < LEG_SECONDS) {
      writeLeg(pose, way, elapsed / LEG_SECONDS);
      return;
    }
    Object.assign(pose, way.to);
    leg = null;
    elapsed = 0;
  };
  return {
    step: (pose, seconds) => {
      if (stop === null) setOut(pose);
      elapsed += seconds;
      if (leg !== null) goOn(pose, leg);
      else if (stop !== null) stay(pose, stop);
    },
  };
}

const isFar = (a: Pose, b: Pose): boolean => Math.hypot(a.x - b.x, a.z - b.z) > FARTHEST_LEG_BLOCKS;

/** Straight up first and straight down last, so that it leads through no house. */
function writeLeg(pose: MutablePose, way: Way, progress: number): void {
  const { from, to } = way;
  const end = Math.max(from.y, to.y);
  const top = Math.max(end, Math.min(end + CLEARANCE, HIGH));
  writeBetween(pose, way, easeInOut(clamp01((progress - ACROSS_FROM) / ACROSS_SHARE)));
  const up = easeInOut(clamp01(progress / ASCENT_SHARE));
  const down = easeInOut(clamp01((progress - 1 + ASCENT_SHARE) / ASCENT_SHARE));
  pose.y = mix(mix(from.y, top, up), to.y, down);
  lookAhead(pose, to, progress);
}

/** To where the way leads, so that there is town in the picture all the way. */
function lookAhead(pose: MutablePose, { x, y, z }: Pose, progress: number): void {
  const across = Math.hypot(x - pose.x, z - pose.z);
  const share = Math.sin(Math.PI * progress) * clamp01(across / LOOKS_AHEAD_FROM);
  const yaw = Math.atan2(pose.x - x, pose.z - z);
  pose.yaw += wrapAngle(yaw - pose.yaw) * share;
  pose.pitch = mix(pose.pitch, Math.atan2(y - pose.y, across), share);
}
