import type { HudCommands } from '../hud/hudCommands.ts';
import type { InputCommand } from '../input/command.ts';
import type { Input } from '../input/createInput.ts';
import { comeBack, toggleFly, toggleMap, type Player } from '../player/player.ts';
import { REACH_BLOCKS, type Target } from '../city/parts.ts';
import { overviewOf } from '../player/overview.ts';
import { nearestLever } from '../input/nearestLever.ts';
import { switchboardsOf } from './fronts.ts';
import type { Guide } from './guide.ts';
import { createLastTap } from './lastTap.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { Visitor } from './visitor.ts';

export interface RouterPorts {
  readonly scene: Pick<TownScene, 'pick' | 'setHover'>;
  readonly player: Player;
  readonly input: Pick<Input, 'cursor' | 'toggleLock'>;
  readonly visitor: Visitor;
  readonly guide: Guide;
  readonly view: ViewStore;
  readonly world: WorldStore;
  readonly notices: NoticeStore;
  readonly hud: HudCommands;
  readonly canvas: Pick<HTMLCanvasElement, 'clientWidth' | 'clientHeight' | 'getBoundingClientRect'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface CommandRouter {
  readonly send: (command: InputCommand) => void;
  /**
   * Looks at what the cursor, or the crosshair while the pointer is locked, is on: anew where the picture is another than at the
   * last look, or the cursor elsewhere in it.
   */
  readonly aim: (isOtherPicture: boolean) => void;
}

/** Where each wish of keyboard, pointer and touch goes. */
export function createCommandRouter(ports: RouterPorts): CommandRouter {
  const { scene, input, visitor, view } = ports;
  const lastTap = createLastTap(ports.now);
  const sight = createSight(ports);
  const aim = (isOtherPicture: boolean) => {
    const { isInside, isLocked, isDragging } = input.cursor;
    if (isInside || isLocked || isDragging) lastTap.forget();
    const tapped = lastTap.target();
    const target = sight.kept(isOtherPicture) ?? tapped;
    view.setHovered(target);
    scene.setHover(target);
    view.setPointer(pointerOf(isLocked, tapped));
  };
  const targetOf = (use: Use): Target | null => {
    switch (use.kind) {
      case 'useAt':
      case 'tapAt':
        return scene.pick(use.x, use.y);
      case 'useAhead':
        return pickAhead(ports);
      case 'useNearest':
        return usable(sight.now()) ?? leverAhead(ports);
    }
  };
  const send = (command: InputCommand) => {
    if (!isUse(command)) {
      go(ports, command);
      return;
    }
    const target = targetOf(command);
    if (target === null && command.kind === 'useNearest') visitor.takeFerry();
    const isRepeat = command.kind === 'tapAt' && lastTap.tap(target) === 'repeat';
    if (!isRepeat) visitor.use(target);
  };
  return { send, aim };
}

/** What cursor or crosshair are on: now, or as it was found last while neither the cursor nor the picture is another. */
function createSight(ports: RouterPorts) {
  const { cursor } = ports.input;
  let [x, y, isInside, isLocked] = [NaN, NaN, false, false];
  let seen: Target | null = null;
  /** Where a cursor was before it left the picture says nothing. */
  const now = () => {
    if (cursor.isLocked) return pickAhead(ports);
    return cursor.isInside ? ports.scene.pick(cursor.x, cursor.y) : null;
  };
  const isSame = () =>
    x === cursor.x && y === cursor.y && isInside === cursor.isInside && isLocked === cursor.isLocked;
  const kept = (isOtherPicture: boolean) => {
    if (isOtherPicture || !isSame()) seen = now();
    ({ x, y, isInside, isLocked } = cursor);
    return seen;
  };
  return { now, kept };
}

type Use = Extract<InputCommand, { readonly kind: 'useAt' | 'tapAt' | 'useAhead' | 'useNearest' }>;
type Aimless = Exclude<InputCommand, Use>;

const isUse = (command: InputCommand): command is Use =>
  command.kind.startsWith('use') || command.kind === 'tapAt';

function pointerOf(isLocked: boolean, tapped: Target | null): 'locked' | 'touch' | 'free' {
  if (isLocked) return 'locked';
  return tapped === null ? 'free' : 'touch';
}

/** A switch in reach; a wall across the street is not what a key press means. */
const usable = (target: Target | null): Target | null =>
  target !== null && target.part !== 'body' && target.distance <= REACH_BLOCKS ? target : null;

const leverAhead = ({ world, player: { pose } }: RouterPorts): Target | null =>
  nearestLever(switchboardsOf(world.getState().records, pose), pose);

function go(ports: RouterPorts, command: Aimless): void {
  const { player, input, visitor, guide, hud, view, notices } = ports;
  const ways: Readonly<Record<Aimless['kind'], () => unknown>> = {
    toggleFly: () => toggleFly(player),
    toggleMap: () => toggleMap(player, overviewFrom(ports)),
    toggleTour: guide.toggle,
    goHome: visitor.goHome,
    nextAlarm: visitor.nextAlarm,
    toggleLock: input.toggleLock,
    toggleHelp: hud.toggleHelp,
    toggleList: hud.toggleList,
    togglePanel: () => hud.toggleContainer() || notices.tell(AIM_FIRST),
    toggleLogs: () => hud.toggleLogs() || notices.tell(AIM_FIRST),
    toggleHistory: () => openHistory(ports),
    openSearch: hud.openSearch,
    toggleSound: () => {
      hud.toggleMute();
      notices.tell(view.getState().muted ? 'The sound is off.' : 'The sound is on.', 'calm');
    },
    close: () => hud.closeTop() || hud.isModalOpen() || comeBack(player),
  };
  void ways[command.kind]();
}

const AIM_FIRST = 'Aim at a house first.';

function openHistory({ world, hud, notices }: RouterPorts): void {
  if (world.getState().rights.may.includes('history')) hud.toggleHistory();
  else notices.tell('Only an admin reads the history.');
}

const overviewFrom = ({ player, world, canvas }: RouterPorts) =>
  overviewOf(world.getState().records, player.pose.x, canvas.clientWidth / Math.max(1, canvas.clientHeight));

/** What stands in the middle of the picture. */
function pickAhead({ scene, canvas }: RouterPorts): Target | null {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return scene.pick(left + width / 2, top + height / 2);
}
