import type { Pose } from '../player/pose.ts';

const ROUND_SECONDS = 30;
const CENTRE = { x: 0, z: 90 };
const WIDEST_BLOCKS = 150;
const NARROWEST_BLOCKS = 40;
const LOWEST_BLOCKS = 9;
const HIGHEST_BLOCKS = 70;
const FULL_TURN = 2 * Math.PI;

/** The bench's way through the town. */
export interface Flight {
  readonly poseAt: (seconds: number) => Pose;
  /** Waits for the GPU, so that the next frame is not charged for the drawing of this one. */
  readonly drain: () => void;
}

export function createFlight(canvas: HTMLCanvasElement): Flight {
  const gl = canvas.getContext('webgl2');
  const pixel = new Uint8Array(4);
  return {
    poseAt: flightPose,
    drain: () => gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel),
  };
}

/** Where the eye is on the fixed flight round the town that `?bench=1` flies: rising and sinking twice in a round. */
export function flightPose(seconds: number): Pose {
  const angle = (seconds / ROUND_SECONDS) * FULL_TURN;
  const rise = (1 - Math.cos(2 * angle)) / 2;
  const radius = NARROWEST_BLOCKS + (WIDEST_BLOCKS - NARROWEST_BLOCKS) * rise;
  const y = LOWEST_BLOCKS + (HIGHEST_BLOCKS - LOWEST_BLOCKS) * rise;
  return {
    x: CENTRE.x + Math.sin(angle) * radius,
    y,
    z: CENTRE.z + Math.cos(angle) * radius,
    yaw: angle,
    pitch: -Math.atan2(y - LOWEST_BLOCKS, radius),
    fieldOfView: 54,
  };
}
