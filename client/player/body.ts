import type { Point } from '../city/parts.ts';
import type { Controls } from './controls.ts';
import type { Solid } from './solid.ts';

export const BODY_WIDTH = 0.6;
export const BODY_HEIGHT = 1.8;
export const EYE_HEIGHT = 1.62;

/** The visitor's body: (x, y, z) is the middle of the soles. It changes in place, because it moves every frame. */
export interface Body {
  x: number;
  y: number;
  z: number;
  velocityX: number;
  velocityY: number;
  velocityZ: number;
  /** As in `Pose`. */
  yaw: number;
  pitch: number;
  fieldOfView: number;
  /** What the eye still lags behind the soles after a step; goes to 0. */
  eyeLag: number;
  isStanding: boolean;
  waterSeconds: number;
  /** Where it last stood on dry land. */
  readonly shore: { x: number; y: number; z: number };
}

/** All that a rig needs for one step. */
export interface Frame {
  readonly body: Body;
  readonly controls: Controls;
  readonly solid: Solid;
  /** How long the step is. */
  seconds: number;
}

/** Moves the body by one step, in place. */
export type Rig = (frame: Frame) => void;

export const createBody = ({ x, y, z }: Point): Body => ({
  x,
  y,
  z,
  velocityX: 0,
  velocityY: 0,
  velocityZ: 0,
  yaw: 0,
  pitch: 0,
  fieldOfView: 54,
  eyeLag: 0,
  isStanding: false,
  waterSeconds: 0,
  shore: { x, y, z },
});

export function putBody(body: Body, { x, y, z }: Point): void {
  body.x = x;
  body.y = y;
  body.z = z;
  stopBody(body);
}

export function stopBody(body: Body): void {
  body.velocityX = 0;
  body.velocityY = 0;
  body.velocityZ = 0;
  body.eyeLag = 0;
  body.waterSeconds = 0;
  body.isStanding = false;
}
