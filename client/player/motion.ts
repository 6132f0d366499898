import { clamp01 } from '../anim/ease.ts';
import type { Body, Frame } from './body.ts';
import { takeTurns } from './controls.ts';

const STEEPEST = (89 * Math.PI) / 180;
const NARROWEST_DEGREES = 35;
const WIDEST_DEGREES = 75;
const ZOOM_SHARE = 0.06;

/** Turns the head and changes the field of view as the controls ask; uses their turns up. */
export function look({ body, controls }: Frame): void {
  body.yaw = wrapAngle(body.yaw + controls.turnYaw);
  body.pitch = clamp(body.pitch + controls.turnPitch, -STEEPEST, STEEPEST);
  if (controls.zoom !== 0) {
    const zoomed = body.fieldOfView * (1 - ZOOM_SHARE) ** controls.zoom;
    body.fieldOfView = clamp(zoomed, NARROWEST_DEGREES, WIDEST_DEGREES);
  }
  takeTurns(controls);
}

/** Brings the horizontal velocity nearer to what the controls ask for; `keenness` is the rate per second. */
export function steer(frame: Frame, speed: number, keenness: number): void {
  const { body, controls, seconds } = frame;
  const length = Math.max(1, Math.hypot(controls.forward, controls.right));
  const ahead = (controls.forward / length) * speed;
  const aside = (controls.right / length) * speed;
  const sin = Math.sin(body.yaw);
  const cos = Math.cos(body.yaw);
  const share = approach(keenness, seconds);
  body.velocityX += (aside * cos - ahead * sin - body.velocityX) * share;
  body.velocityZ += (-aside * sin - ahead * cos - body.velocityZ) * share;
  rest(body);
}

/** The share of the way that an exponential approach covers in that time. */
export const approach = (ratePerSecond: number, seconds: number): number =>
  clamp01(1 - Math.exp(-ratePerSecond * seconds));

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** The same direction within -π … π. */
export const wrapAngle = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

const SLOWEST = 0.01;

/** An approach never arrives; without an end the frame loop would never come to rest. */
function rest(body: Body): void {
  if (Math.abs(body.velocityX) < SLOWEST) body.velocityX = 0;
  if (Math.abs(body.velocityZ) < SLOWEST) body.velocityZ = 0;
}
