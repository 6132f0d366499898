import { showView, type Player } from '../player/player.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { buildingOf } from './address.ts';
import type { Visitor } from './visitor.ts';
import { findContainer } from './worldView.ts';

export interface ArrivalPorts {
  readonly player: Player;
  readonly visitor: Visitor;
  readonly world: WorldStore;
}

/** Puts the visitor at the harbour, or before the building that the page's address names; later names lead there too. */
export function arrive({ player, visitor, world }: ArrivalPorts): void {
  const goToNamed = () => {
    const container = findContainer(world.getState().records, buildingOf(location.hash));
    if (container !== undefined) void visitor.goTo(container.id);
  };
  showView(player, visitor.homePose());
  goToNamed();
  window.addEventListener('hashchange', goToNamed);
}
