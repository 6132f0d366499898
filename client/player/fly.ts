import type { Frame } from './body.ts';
import { approach, clamp, steer } from './motion.ts';
import { freeUpward, moveAlong } from './sweep.ts';

const LOW_SPEED = 10;
/** Faster where there is more to see: blocks a second for each block of height. */
const SPEED_PER_HEIGHT = 0.4;
const HIGH_SPEED = 60;
const RISE_SHARE = 0.7;
const KEENNESS = 6;
const SLOWEST = 0.01;
/** Above the waves, and below where the town is a speck. */
const LOWEST = 0.25;
const HIGHEST = 600;

/** Flying without gravity, but not through walls; reaching the ground while sinking leaves the body standing. */
export function fly(frame: Frame): void {
  const { body, controls, seconds } = frame;
  freeUpward(frame);
  body.eyeLag = 0;
  body.isStanding = false;
  const speed = clamp(LOW_SPEED + body.y * SPEED_PER_HEIGHT, LOW_SPEED, HIGH_SPEED);
  steer(frame, speed, KEENNESS);
  const rise = (controls.up ? 1 : 0) - (controls.shift ? 1 : 0);
  body.velocityY += (rise * speed * RISE_SHARE - body.velocityY) * approach(KEENNESS, seconds);
  if (Math.abs(body.velocityY) < SLOWEST) body.velocityY = 0;
  if (!moveAlong(frame, 'x', body.velocityX * seconds)) body.velocityX = 0;
  if (!moveAlong(frame, 'z', body.velocityZ * seconds)) body.velocityZ = 0;
  riseOrLand(frame);
}

function riseOrLand(frame: Frame): void {
  const { body, controls, seconds } = frame;
  const goal = clamp(body.y + body.velocityY * seconds, LOWEST, Math.max(HIGHEST, body.y));
  if (moveAlong(frame, 'y', goal - body.y)) return;
  body.isStanding = body.velocityY < 0 && controls.shift;
  body.velocityY = 0;
}
