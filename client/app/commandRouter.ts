import type { HudCommands } from '../hud/hudCommands.ts';
import type { InputCommand } from '../input/command.ts';
import type { Input } from '../input/createInput.ts';
import { toggleFly, toggleMap, type Player } from '../player/player.ts';
import type { Target } from '../city/parts.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { Visitor } from './visitor.ts';

export interface RouterPorts {
  readonly scene: TownScene;
  readonly player: Player;
  readonly input: Input;
  readonly visitor: Visitor;
  readonly view: ViewStore;
  readonly hud: HudCommands;
  readonly canvas: HTMLCanvasElement;
}

export interface CommandRouter {
  readonly send: (command: InputCommand) => void;
  /** Looks anew at what the cursor, or the crosshair while the pointer is locked, is on. */
  readonly aim: () => void;
}

/** Where each wish of keyboard, pointer and touch goes. */
export function createCommandRouter(ports: RouterPorts): CommandRouter {
  const { scene, input, visitor, view } = ports;
  const aimed = () => (input.cursor.isLocked ? pickAhead(ports) : scene.pick(input.cursor.x, input.cursor.y));
  const aim = () => {
    const target = input.cursor.isInside || input.cursor.isLocked ? aimed() : null;
    view.setHovered(target);
    scene.setHover(target);
    view.setPointer(input.cursor.isLocked ? 'locked' : 'free');
  };
  const send = (command: InputCommand) => {
    switch (command.kind) {
      case 'useAt':
        visitor.use(scene.pick(command.x, command.y));
        return;
      case 'useAhead':
        visitor.use(pickAhead(ports));
        return;
      case 'useNearest':
        visitor.use(aimed() ?? pickAhead(ports));
        return;
      default:
        go(ports, command);
    }
  };
  return { send, aim };
}

type Aimless = Exclude<InputCommand, { readonly kind: 'useAt' | 'useAhead' | 'useNearest' }>;

function go({ player, input, visitor, hud }: RouterPorts, command: Aimless): void {
  const ways: Readonly<Record<Aimless['kind'], () => unknown>> = {
    toggleFly: () => toggleFly(player),
    toggleMap: () => toggleMap(player),
    goHome: visitor.goHome,
    nextAlarm: visitor.nextAlarm,
    toggleLock: input.toggleLock,
    toggleHelp: hud.toggleHelp,
    toggleList: hud.toggleList,
    togglePanel: () => hud.toggleContainer(),
    openSearch: hud.openSearch,
    toggleSound: hud.toggleMute,
    close: hud.closeTop,
  };
  void ways[command.kind]();
}

/** What stands in the middle of the picture. */
function pickAhead({ scene, canvas }: RouterPorts): Target | null {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return scene.pick(left + width / 2, top + height / 2);
}
