import type { ContainerId } from '../../shared/records.ts';
import type { SendCommand } from '../input/command.ts';
import { standpointOf, type Player } from '../player/player.ts';
import type { Pose } from '../player/pose.ts';
import type { Guide } from './guide.ts';
import type { Visitor } from './visitor.ts';

/** Ways to go that the HUD offers. They do nothing where no town can be drawn. */
export interface TownWays {
  readonly flyTo: (id: ContainerId) => void;
  readonly goHome: () => void;
  readonly takeFerry: () => void;
  readonly nextAlarm: () => void;
  readonly toggleMap: () => void;
  readonly toggleTour: () => void;
  readonly standpoint: () => Pick<Pose, 'x' | 'z' | 'yaw'>;
  readonly isAbove: () => boolean;
}

const nothing = (): void => undefined;
export const NO_WAYS: TownWays = {
  ...{
    flyTo: nothing,
    goHome: nothing,
    takeFerry: nothing,
    nextAlarm: nothing,
    toggleMap: nothing,
    toggleTour: nothing,
  },
  standpoint: () => ({ x: 0, z: 0, yaw: 0 }),
  isAbove: () => false,
};

export interface WaysPorts {
  readonly player: Player;
  readonly visitor: Visitor;
  readonly guide: Guide;
  readonly send: SendCommand;
}

export const waysOf = ({ player, visitor, guide, send }: WaysPorts): TownWays => ({
  flyTo: (id) => void visitor.goTo(id),
  goHome: () => void visitor.goHome(),
  takeFerry: visitor.takeFerry,
  nextAlarm: visitor.nextAlarm,
  toggleMap: () => send({ kind: 'toggleMap' }),
  toggleTour: guide.toggle,
  standpoint: () => standpointOf(player),
  isAbove: () => player.mode === 'map',
});
