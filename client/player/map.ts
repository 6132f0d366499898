import type { Frame } from './body.ts';
import { takeTurns } from './controls.ts';
import { approach, clamp, wrapAngle } from './motion.ts';

/** The view from above: a place on the ground, and how far and from where it is looked at. */
export interface Orbit {
  x: number;
  y: number;
  z: number;
  /** Where the eye looks, as in `Pose`; the pitch is always downward. */
  yaw: number;
  pitch: number;
  distance: number;
}

export const MAP_FIELD_OF_VIEW = 41;
const NEAREST = 20;
const FARTHEST = 1600;
const FLATTEST = -0.35;
const STEEPEST = -1.5;
const ZOOM_SHARE = 0.12;
/** Blocks a second for each block of distance: the ground passes at the same pace on the screen. */
const PAN_SPEED = 0.7;
const GROUND_KEENNESS = 4;
const NEAR_ENOUGH = 0.01;

export const createOrbit = (): Orbit => ({ x: 0, y: 0, z: 0, yaw: 0, pitch: STEEPEST, distance: NEAREST });

export function orbitMap(orbit: Orbit, { controls, solid, seconds }: Frame): void {
  orbit.yaw = wrapAngle(orbit.yaw + controls.turnYaw);
  orbit.pitch = clamp(orbit.pitch + controls.turnPitch, STEEPEST, FLATTEST);
  if (controls.zoom !== 0) {
    orbit.distance = clamp(orbit.distance * (1 - ZOOM_SHARE) ** controls.zoom, NEAREST, FARTHEST);
  }
  const pan = PAN_SPEED * orbit.distance * (controls.shift ? 2 : 1) * seconds;
  const sin = Math.sin(orbit.yaw);
  const cos = Math.cos(orbit.yaw);
  orbit.x += (controls.right * cos - controls.forward * sin) * pan;
  orbit.z += (-controls.right * sin - controls.forward * cos) * pan;
  const climb = Math.max(0, solid.groundAt(orbit.x, orbit.z)) - orbit.y;
  orbit.y += Math.abs(climb) < NEAR_ENOUGH ? climb : climb * approach(GROUND_KEENNESS, seconds);
  takeTurns(controls);
}
