import { createBody, EYE_HEIGHT, putBody, stopBody, type Frame, type Rig } from './body.ts';
import { isIdle, takeTurns, type Controls } from './controls.ts';
import { fly } from './fly.ts';
import { createOrbit, MAP_FIELD_OF_VIEW, orbitMap, type Orbit } from './map.ts';
import { look } from './motion.ts';
import type { Pose } from './pose.ts';
import type { Solid } from './solid.ts';
import type { Tour } from './tour.ts';
import { planTravel, TRAVEL_SECONDS, writeTravel, type MutablePose, type Travel } from './travel.ts';
import { walk } from './walk.ts';

/** `still` holds a given view until the visitor moves; `travel` is on its way to one; `tour` leads on until the visitor moves. */
export type Mode = 'walk' | 'fly' | 'map' | 'still' | 'travel' | 'tour';

/** The visitor: one eye, moved by one rig at a time. `pose` is one object, written anew by every step. */
export interface Player {
  mode: Mode;
  readonly pose: MutablePose;
  readonly frame: Frame;
  readonly orbit: Orbit;
  travel: Travel | null;
  /** Share of the travel that lies behind. */
  travelled: number;
  /** Ends the wait of whoever asked for the travel. */
  arrive: () => void;
  tour: Tour | null;
}

/** One step is cut into strides of this, so that nothing tunnels and a jump is as high at any frame rate. */
const LONGEST_STRIDE_SECONDS = 1 / 30;
/** Time beyond this is lost: after a pause the world goes on where it was. */
const LONGEST_STEP_SECONDS = 0.25;
/** An eye this far above the ground was not put there to stand. */
const FLYING_FROM_BLOCKS = 4;

export function createPlayer(start: Pose, controls: Controls, solid: Solid): Player {
  const body = createBody({ ...start, y: start.y - EYE_HEIGHT });
  const player: Player = {
    mode: 'still',
    pose: { ...start },
    frame: { body, controls, solid, seconds: 0 },
    orbit: createOrbit(),
    travel: null,
    travelled: 0,
    arrive: () => undefined,
    tour: null,
  };
  showView(player, start);
  return player;
}

/** One frame of `seconds`; true when the view is another than before, so that it must be drawn. */
export function stepPlayer(player: Player, seconds: number): boolean {
  const { pose } = player;
  const { x, y, z, yaw, pitch, fieldOfView } = pose;
  move(player, Math.min(seconds, LONGEST_STEP_SECONDS));
  return (
    x !== pose.x ||
    y !== pose.y ||
    z !== pose.z ||
    yaw !== pose.yaw ||
    pitch !== pose.pitch ||
    fieldOfView !== pose.fieldOfView
  );
}

/** At once; holds exactly this view until the visitor moves. */
export function showView(player: Player, view: Pose): void {
  const { body } = player.frame;
  player.arrive();
  player.travel = null;
  player.mode = 'still';
  Object.assign(player.pose, view);
  putBody(body, { x: view.x, y: view.y - EYE_HEIGHT, z: view.z });
  body.yaw = view.yaw;
  body.pitch = view.pitch;
  body.fieldOfView = view.fieldOfView;
}

/** Shown around until the visitor moves. */
export function lead(player: Player, tour: Tour): void {
  player.arrive();
  player.travel = null;
  player.tour = tour;
  player.mode = 'tour';
}

/** The view of this moment is held, and the visitor can go on from there. */
export function endTour(player: Player): void {
  if (player.mode === 'tour') showView(player, player.pose);
}

/** Flies there; resolves when the view is still, or when another way was taken instead. */
export function travelTo(player: Player, view: Pose): Promise<void> {
  player.arrive();
  player.travel = planTravel(player.pose, view);
  player.travelled = 0;
  player.mode = 'travel';
  return new Promise((resolve) => (player.arrive = resolve));
}

export function toggleFly(player: Player): void {
  if (player.mode === 'travel') return;
  endTour(player);
  stopBody(player.frame.body);
  player.mode = player.mode === 'fly' ? 'walk' : 'fly';
}

/** Where the visitor is: in the map where the body stands, since the eye is far above what it looks at. */
export const standpointOf = ({ mode, pose, frame }: Player): Pick<Pose, 'x' | 'z' | 'yaw'> =>
  mode === 'map' ? frame.body : pose;

/** The body stays where it was while the eye is above. @param overview where the eye begins */
export function toggleMap(player: Player, overview: Readonly<Orbit>): void {
  if (player.mode === 'travel') return;
  endTour(player);
  if (player.mode === 'map') {
    release(player);
    return;
  }
  Object.assign(player.orbit, overview);
  player.mode = 'map';
}

function move(player: Player, seconds: number): void {
  switch (player.mode) {
    case 'travel':
      goOn(player, seconds);
      return;
    case 'map':
      player.frame.seconds = seconds;
      orbitMap(player.orbit, player.frame);
      writeOrbit(player.pose, player.orbit);
      return;
    case 'tour':
    case 'still':
      if (!takesOver(player, seconds)) return;
      break;
    case 'walk':
    case 'fly':
  }
  run(player, seconds);
}

/** Whether the visitor moves now, who is led until then or holds a view. */
function takesOver(player: Player, seconds: number): boolean {
  if (isIdle(player.frame.controls)) {
    if (player.mode === 'tour') player.tour?.step(player.pose, seconds);
    return false;
  }
  endTour(player);
  release(player);
  return true;
}

function goOn(player: Player, seconds: number): void {
  takeTurns(player.frame.controls);
  if (player.travel === null) return;
  player.travelled += seconds / TRAVEL_SECONDS;
  writeTravel(player.pose, player.travel, player.travelled);
  if (player.travelled >= 1) showView(player, player.travel.to);
}

/** Lets the visitor move from the view that was held. */
function release(player: Player): void {
  const { body, solid } = player.frame;
  stopBody(body);
  const ground = Math.max(0, solid.groundAt(body.x, body.z));
  player.mode = body.y - ground > FLYING_FROM_BLOCKS ? 'fly' : 'walk';
}

function run(player: Player, seconds: number): void {
  const { frame, pose } = player;
  const { body } = frame;
  look(frame);
  const rig: Rig = player.mode === 'fly' ? fly : walk;
  const strides = Math.ceil(seconds / LONGEST_STRIDE_SECONDS);
  frame.seconds = seconds / strides;
  for (let i = 0; i < strides; i += 1) rig(frame);
  if (player.mode === 'fly' && body.isStanding) player.mode = 'walk';
  pose.x = body.x;
  pose.y = body.y + EYE_HEIGHT + body.eyeLag;
  pose.z = body.z;
  pose.yaw = body.yaw;
  pose.pitch = body.pitch;
  pose.fieldOfView = body.fieldOfView;
}

function writeOrbit(pose: MutablePose, orbit: Orbit): void {
  const aside = Math.cos(orbit.pitch) * orbit.distance;
  pose.x = orbit.x + Math.sin(orbit.yaw) * aside;
  pose.y = orbit.y - Math.sin(orbit.pitch) * orbit.distance;
  pose.z = orbit.z + Math.cos(orbit.yaw) * aside;
  pose.yaw = orbit.yaw;
  pose.pitch = orbit.pitch;
  pose.fieldOfView = MAP_FIELD_OF_VIEW;
}
