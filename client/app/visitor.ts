import { containersOf, hostsOf, isAlarming, type Container, type ContainerId } from '../../shared/records.ts';
import type { Target } from '../city/parts.ts';
import { actionOf } from '../city/switches.ts';
import { useOf } from '../input/use.ts';
import { doorPose, type Front } from '../player/front.ts';
import { headFor, isHeading } from '../player/heading.ts';
import { showView, travelTo, type Player } from '../player/player.ts';
import type { Pose } from '../player/pose.ts';
import { arrivalPose } from '../player/arrival.ts';
import type { Commands } from '../store/commands.ts';
import { standingAt } from '../store/footing.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { containerIn, type WorldStore } from '../store/worldStore.ts';
import { frontOf } from './fronts.ts';

export interface VisitorPorts {
  readonly world: WorldStore;
  readonly view: ViewStore;
  readonly pending: PendingStore;
  readonly notices: NoticeStore;
  readonly commands: Commands;
  readonly player: Player;
  /** Cuts instead of travelling. */
  readonly isCalm: boolean;
  /** Width by height of the picture. */
  readonly aspect: () => number;
  /** Share of its height, from above, that lies under the tools of the page. */
  readonly covered: () => number;
}

/** What a visitor does beside moving: go somewhere by name, and use what is aimed at. */
export interface Visitor {
  readonly goTo: (id: ContainerId) => Promise<void>;
  readonly goHome: () => Promise<void>;
  /** To the island that is offered, if one is. */
  readonly takeFerry: () => void;
  /** Each call goes to the next building that needs an operator. */
  readonly nextAlarm: () => void;
  /** The picture has another shape: whoever was put before a house and has not moved keeps all of its front in view. */
  readonly reframe: () => void;
  readonly use: (target: Target | null) => void;
  readonly homePose: () => Pose;
}

/** Before which house the visitor was put, and how he was to see it. */
interface Standing {
  readonly front: Front;
  readonly pose: Pose;
}

export function createVisitor(ports: VisitorPorts): Visitor {
  const { world, view } = ports;
  const records = () => world.getState().records;
  const homePose = () => {
    const hosts = hostsOf(records());
    return arrivalPose(hosts.find(({ state }) => state === 'live') ?? hosts[0]);
  };
  const { travel, goTo, reframe } = createWays(ports);
  return {
    goTo,
    goHome: () => travel(homePose()),
    takeFerry: () => {
      const { ferryTo } = view.getState();
      const host = ferryTo === null ? undefined : records().get(ferryTo);
      if (host?.type !== 'host') return;
      // All islands look alike from their harbours.
      ports.notices.tell(`Welcome to ${host.name}.`, 'calm');
      void travel(arrivalPose(host));
    },
    homePose,
    reframe,
    nextAlarm: () => {
      const next = nextAlarm(containersOf(records()), view.getState().selected);
      if (next === undefined) ports.notices.tell('Nothing needs attention.', 'calm');
      else view.select(next.id);
      if (next !== undefined) void goTo(next.id);
    },
    use: (target) => {
      const container = containerIn(records(), target?.id ?? null);
      if (target !== null && container !== undefined) use(ports, target, container);
    },
  };
}

/** The ways of a visitor, who stays before the house to which he was led. */
function createWays({ world, notices, player, isCalm, aspect, covered }: VisitorPorts) {
  let before: Standing | null = null;
  const travel = (pose: Pose) => {
    if (!isCalm) return travelTo(player, pose);
    showView(player, pose);
    return Promise.resolve();
  };
  const goTo = async (id: ContainerId) => {
    const { records } = world.getState();
    const container = containerIn(records, id);
    if (container === undefined) return;
    const front = frontOf(container, records);
    if (front === null) {
      notices.tell(`${container.name} has no building: a newer one stands on its plot`);
      return;
    }
    before = { front, pose: doorPose(front, aspect(), covered()) };
    await travel(before.pose);
  };
  const reframe = () => {
    if (before === null || !isHeading(player, before.pose)) return;
    before = { ...before, pose: doorPose(before.front, aspect(), covered()) };
    headFor(player, before.pose);
  };
  return { travel, goTo, reframe };
}

function nextAlarm(containers: readonly Container[], after: ContainerId | null): Container | undefined {
  const alarms = containers
    .filter((container) => container.plot !== null && isAlarming(container))
    .toSorted((a, b) => (a.plot ?? 0) - (b.plot ?? 0));
  return alarms[(alarms.findIndex(({ id }) => id === after) + 1) % alarms.length];
}

function use(
  { world, view, pending, notices, commands }: VisitorPorts,
  target: Target,
  container: Container,
) {
  const { rights, records } = world.getState();
  const wanted = useOf(target, container, standingAt(rights, records.get(container.host)));
  switch (wanted.kind) {
    case 'act':
      void commands.act(container.id, wanted.action);
      if (target.part === 'lever') view.setSettings({ pulledLever: true });
      return;
    case 'button':
      void commands.pressButton(container.id);
      return;
    case 'panel':
      view.select(container.id);
      return;
    case 'logs':
      view.openLogs(container.id);
      return;
    case 'none': {
      const action = actionOf(target.part, container);
      if (action !== null) pending.refuse(container.id, action, wanted.reason);
      notices.tell(wanted.reason);
    }
  }
}
