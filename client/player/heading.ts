import { showView, standpointOf, type Player } from './player.ts';
import type { Pose } from './pose.ts';

/** Whether this view is held, or on its way to. */
export function isHeading({ mode, pose, travel }: Player, view: Pose): boolean {
  if (mode === 'travel') return travel?.to === view;
  return mode === 'still' && isSameView(pose, view);
}

/** Where the visitor stands, or will stand at the end of a travel. */
export const goalOf = (player: Player): Pick<Pose, 'x' | 'z'> => player.travel?.to ?? standpointOf(player);

/** Another view instead of the one that is held or on its way to; whoever waits for it waits on. */
export function headFor(player: Player, view: Pose): void {
  if (player.mode !== 'travel') showView(player, view);
  else if (player.travel !== null) player.travel = { ...player.travel, to: view };
}

const isSameView = (a: Pose, b: Pose): boolean =>
  a.x === b.x && a.y === b.y && a.z === b.z && a.yaw === b.yaw && a.pitch === b.pitch;
