import { EYE_HEIGHT, type Rig } from './body.ts';
import { isIdle, takeTurns } from './controls.ts';
import { fly } from './fly.ts';
import { MAP_FIELD_OF_VIEW, orbitMap, type Orbit } from './map.ts';
import { look } from './motion.ts';
import { endTour, release, showView, type Player } from './player.ts';
import { TRAVEL_SECONDS, writeTravel, type MutablePose } from './travel.ts';
import { walk } from './walk.ts';

/** One step is cut into strides of this, so that nothing tunnels and a jump is as high at any frame rate. */
const LONGEST_STRIDE_SECONDS = 1 / 30;
/** Time beyond this is lost: after a pause the world goes on where it was. */
const LONGEST_STEP_SECONDS = 0.25;

/** One frame of `seconds`; true when the view is another than before, so that it must be drawn. */
export function stepPlayer(player: Player, seconds: number): boolean {
  const { pose } = player;
  const { x, y, z, yaw, pitch, fieldOfView } = pose;
  // A travel ends when its time is over, however few frames there were on the way.
  move(player, player.mode === 'travel' ? seconds : Math.min(seconds, LONGEST_STEP_SECONDS));
  return (
    x !== pose.x ||
    y !== pose.y ||
    z !== pose.z ||
    yaw !== pose.yaw ||
    pitch !== pose.pitch ||
    fieldOfView !== pose.fieldOfView
  );
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
