import { putBody, type Frame } from './body.ts';
import { approach, clamp, steer } from './motion.ts';
import { freeUpward, moveAlong, type Axis } from './sweep.ts';

const WALK_SPEED = 4.6;
const SPRINT_SPEED = 8;
const SWIM_SPEED = 2.2;
const GRAVITY = 26;
/** Clears a step of 1.2 blocks. */
const JUMP_SPEED = 7.9;
const FASTEST_FALL = 40;
const GROUND_KEENNESS = 12;
const AIR_KEENNESS = 3;
const STEPS_UP = [0.5, 1] as const;
const STEP_DOWN = 1;
const EYE_KEENNESS = 12;
/** Soles below this are in deep water. */
const DEEP = -0.8;
const FLOAT_DEPTH = -1.05;
const FLOAT_STIFFNESS = 20;
const FLOAT_DAMPING = 6;
/** How long a swim lasts before it ends on the beach. */
const SWIM_SECONDS = 1.6;

/** Walking with gravity. Never ends inside anything solid: a body that is embedded is moved upward first. */
export function walk(frame: Frame): void {
  const { body } = frame;
  if (freeUpward(frame)) body.velocityY = 0;
  calmEye(frame);
  if (body.y < DEEP) swim(frame);
  else stride(frame);
}

function stride(frame: Frame): void {
  const { body, controls, seconds } = frame;
  const wasStanding = body.isStanding;
  const speed = controls.shift ? SPRINT_SPEED : WALK_SPEED;
  steer(frame, speed, wasStanding ? GROUND_KEENNESS : AIR_KEENNESS);
  const jumps = wasStanding && controls.up;
  if (jumps) body.velocityY = JUMP_SPEED;
  body.velocityY = Math.max(-FASTEST_FALL, body.velocityY - GRAVITY * seconds);
  advance(frame, 'x');
  advance(frame, 'z');
  fall(frame);
  if (wasStanding && !jumps && !body.isStanding) stepDown(frame);
  rememberShore(frame);
}

/** One horizontal axis, up a step where one is in the way. */
function advance(frame: Frame, axis: 'x' | 'z'): void {
  const { body, seconds } = frame;
  const velocity = axis === 'x' ? body.velocityX : body.velocityZ;
  const goal = body[axis] + velocity * seconds;
  if (moveAlong(frame, axis, velocity * seconds)) return;
  if (body.isStanding && climb(frame, axis, goal)) return;
  if (axis === 'x') body.velocityX = 0;
  else body.velocityZ = 0;
}

function climb(frame: Frame, axis: Axis, goal: number): boolean {
  const { body } = frame;
  const from = body[axis];
  const floor = body.y;
  for (const rise of STEPS_UP) {
    if (moveAlong(frame, 'y', rise) && moveAlong(frame, axis, goal - from)) {
      moveAlong(frame, 'y', -rise);
      lagEye(frame, floor);
      return true;
    }
    body[axis] = from;
    body.y = floor;
  }
  return false;
}

function fall(frame: Frame): void {
  const { body, seconds } = frame;
  body.isStanding = false;
  if (moveAlong(frame, 'y', body.velocityY * seconds)) return;
  body.isStanding = body.velocityY <= 0;
  body.velocityY = 0;
}

/** Keeps the soles on stairs that lead down, instead of hopping from one to the next. */
function stepDown(frame: Frame): void {
  const { body } = frame;
  const floor = body.y;
  if (moveAlong(frame, 'y', -STEP_DOWN)) {
    body.y = floor;
    return;
  }
  body.isStanding = true;
  body.velocityY = 0;
  lagEye(frame, floor);
}

function swim(frame: Frame): void {
  const { body, seconds } = frame;
  steer(frame, SWIM_SPEED, AIR_KEENNESS);
  const lift = (FLOAT_DEPTH - body.y) * FLOAT_STIFFNESS - body.velocityY * FLOAT_DAMPING;
  body.velocityY += lift * seconds;
  if (!moveAlong(frame, 'x', body.velocityX * seconds)) body.velocityX = 0;
  if (!moveAlong(frame, 'z', body.velocityZ * seconds)) body.velocityZ = 0;
  if (!moveAlong(frame, 'y', body.velocityY * seconds)) body.velocityY = 0;
  body.isStanding = false;
  body.waterSeconds += seconds;
  if (body.waterSeconds < SWIM_SECONDS) return;
  putBody(body, body.shore);
  freeUpward(frame);
}

function rememberShore({ body }: Frame): void {
  if (!body.isStanding) return;
  body.waterSeconds = 0;
  if (body.y < 0) return;
  body.shore.x = body.x;
  body.shore.y = body.y;
  body.shore.z = body.z;
}

/** The eye stays where it was and follows in its own time, so that steps do not jolt. */
function lagEye({ body }: Frame, floorBefore: number): void {
  body.eyeLag = clamp(body.eyeLag + floorBefore - body.y, -1, 1);
}

const UNSEEN_LAG = 0.002;

function calmEye({ body, seconds }: Frame): void {
  body.eyeLag -= body.eyeLag * approach(EYE_KEENNESS, seconds);
  if (Math.abs(body.eyeLag) < UNSEEN_LAG) body.eyeLag = 0;
}
