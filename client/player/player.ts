import { createBody, EYE_HEIGHT, putBody, stopBody, type Frame } from './body.ts';
import type { Controls } from './controls.ts';
import { createOrbit, type Orbit } from './map.ts';
import type { Pose } from './pose.ts';
import type { Solid } from './solid.ts';
import type { Tour } from './tour.ts';
import { planTravel, type MutablePose, type Travel } from './travel.ts';

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
  if (player.mode === 'map') {
    comeBack(player);
    return;
  }
  endTour(player);
  Object.assign(player.orbit, overview);
  player.mode = 'map';
}

/** Out of the map, or of the tour; whoever goes his own way goes on. */
export function comeBack(player: Player): void {
  endTour(player);
  if (player.mode === 'map') release(player);
}

/** Lets the visitor move from the view that was held. */
export function release(player: Player): void {
  const { body, solid } = player.frame;
  stopBody(body);
  const ground = Math.max(0, solid.groundAt(body.x, body.z));
  player.mode = body.y - ground > FLYING_FROM_BLOCKS ? 'fly' : 'walk';
}
