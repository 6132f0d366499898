import { ISLAND_PITCH, plotAt } from '../../shared/plots.ts';
import type { Host, RecordMap } from '../../shared/records.ts';
import { COURT_NORTH } from '../city/island/town.ts';
import { goalOf } from '../player/heading.ts';
import { showView, type Player } from '../player/player.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import { hostsIn } from '../store/derived.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { buildingOf } from './address.ts';
import type { Visitor } from './visitor.ts';
import { findContainer } from './worldView.ts';

export interface ArrivalPorts {
  readonly player: Player;
  readonly visitor: Visitor;
  readonly world: WorldStore;
  readonly notices: NoticeStore;
}

/** Puts the visitor at the harbour, or before the building that the page's address names; later names lead there too. */
export function arrive({ player, visitor, world, notices }: ArrivalPorts): void {
  const goToNamed = () => {
    const name = buildingOf(location.hash);
    const container = findContainer(world.getState().records, name);
    if (container !== undefined) void visitor.goTo(container.id);
    else if (name !== '') notices.tell(`Nothing here is named ${name}.`);
  };
  showView(player, visitor.homePose());
  goToNamed();
  world.subscribe(({ records }, previous) => {
    if (records === previous.records) return;
    const underFoot = Math.round(goalOf(player).x / ISLAND_PITCH);
    if (isLeftBehind(underFoot, hostsIn(records), previous.records)) void visitor.goHome();
  });
  window.addEventListener('hashchange', goToNamed);
}

/** Where on a host's island somebody arrives: before the building that the page's address names, or at the harbour. */
export function arrivalAt(records: RecordMap, host: Host): { x: number; z: number } {
  const container = findContainer(records, buildingOf(location.hash));
  if (container?.host !== host.id || container.plot === null) return { x: 0, z: COURT_NORTH };
  const { x, z } = plotAt(container.plot);
  return { x, z };
}

/** Whether the island under the visitor's feet is gone, or away while another one has just come to life. */
export function isLeftBehind(index: number, hosts: readonly Host[], previous: RecordMap): boolean {
  if (hosts.length === 0) return false;
  const here = hosts.find((host) => host.index === index);
  if (here === undefined) return true;
  return here.state !== 'live' && hosts.some((host) => host.state === 'live' && !wasLive(host, previous));
}

function wasLive({ id }: Host, previous: RecordMap): boolean {
  const before = previous.get(id);
  return before?.type === 'host' && before.state === 'live';
}
