import type { Controls } from '../player/controls.ts';
import type { Axes } from './axes.ts';
import type { InputCommand, SendCommand } from './command.ts';
import type { KeyOwner } from './focus.ts';

/** The part of a KeyboardEvent that matters here. */
export interface KeyPress {
  /** The physical key, so that the layout of the keyboard does not matter. */
  readonly code: string;
  /** What it types; only for `/`, which lies elsewhere on most layouts. */
  readonly key: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Milliseconds of any steady clock. */
  readonly timeStamp: number;
}

export interface Keyboard {
  /** True when the key was for the world, so that the page must not use it too. */
  readonly press: (key: KeyPress, owner: KeyOwner) => boolean;
  readonly lift: (code: string) => void;
  readonly liftAll: () => void;
}

const DOUBLE_PRESS_MS = 300;

const AHEAD = ['KeyW', 'ArrowUp'];
const BACK = ['KeyS', 'ArrowDown'];
const LEFT = ['KeyA', 'ArrowLeft'];
const RIGHT = ['KeyD', 'ArrowRight'];
const UP = ['Space'];
const SHIFT = ['ShiftLeft', 'ShiftRight'];
const HELD: ReadonlySet<string> = new Set([...AHEAD, ...BACK, ...LEFT, ...RIGHT, ...UP, ...SHIFT]);
/** These press a focused button. */
const PRESSING: ReadonlySet<string> = new Set(['Space', 'Enter', 'NumpadEnter']);

/** What opened a dialog closes it too. */
const DIALOG_COMMANDS: ReadonlySet<InputCommand['kind']> = new Set([
  ...(['toggleHelp', 'toggleList', 'toggleLogs', 'toggleHistory', 'close'] as const),
]);

const COMMANDS: ReadonlyMap<string, InputCommand> = new Map([
  ['KeyE', { kind: 'useNearest' }],
  ['Home', { kind: 'goHome' }],
  ['Digit0', { kind: 'goHome' }],
  ['Numpad0', { kind: 'goHome' }],
  ['KeyV', { kind: 'toggleMap' }],
  ['KeyG', { kind: 'toggleTour' }],
  ['KeyL', { kind: 'toggleLock' }],
  ['KeyH', { kind: 'toggleHelp' }],
  ['KeyB', { kind: 'toggleList' }],
  ['KeyI', { kind: 'togglePanel' }],
  ['KeyO', { kind: 'toggleLogs' }],
  ['KeyJ', { kind: 'toggleHistory' }],
  ['KeyN', { kind: 'nextAlarm' }],
  ['KeyM', { kind: 'toggleSound' }],
  ['Escape', { kind: 'close' }],
]);

export interface KeyboardOptions {
  readonly controls: Controls;
  readonly axes: Axes;
  readonly send: SendCommand;
}

export function createKeyboard({ controls, axes, send }: KeyboardOptions): Keyboard {
  const held = new Set<string>();
  let spaceAt = -Infinity;
  const writeHeld = () => {
    axes.forward = pull(held, AHEAD, BACK);
    axes.right = pull(held, RIGHT, LEFT);
    controls.up = UP.some((code) => held.has(code));
    controls.shift = SHIFT.some((code) => held.has(code));
  };
  const hold = ({ code, repeat, timeStamp }: KeyPress) => {
    held.add(code);
    writeHeld();
    if (code !== 'Space' || repeat) return;
    const isDouble = timeStamp - spaceAt <= DOUBLE_PRESS_MS;
    spaceAt = isDouble ? -Infinity : timeStamp;
    if (isDouble) send({ kind: 'toggleFly' });
  };
  return {
    press: (key, owner) => {
      const command = commandOf(key);
      if (!isForWorld(key, owner) || (owner === 'dialog' && !closesDialog(command))) return false;
      if (command !== undefined && !key.repeat) send(command);
      if (command !== undefined) return true;
      if (!HELD.has(key.code)) return false;
      hold(key);
      return true;
    },
    lift: (code) => {
      held.delete(code);
      writeHeld();
    },
    liftAll: () => {
      held.clear();
      writeHeld();
    },
  };
}

const closesDialog = (command: InputCommand | undefined): boolean =>
  command !== undefined && DIALOG_COMMANDS.has(command.kind);

function isForWorld(key: KeyPress, owner: KeyOwner): boolean {
  if (key.code === 'Escape') return true;
  if (owner === 'page') return false;
  if (owner === 'pressable' && PRESSING.has(key.code)) return false;
  return isSearchChord(key) || !(key.ctrlKey || key.metaKey || key.altKey);
}

function commandOf(key: KeyPress): InputCommand | undefined {
  return key.key === '/' || isSearchChord(key) ? { kind: 'openSearch' } : COMMANDS.get(key.code);
}

const isSearchChord = ({ code, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  code === 'KeyK' && (ctrlKey || metaKey) && !altKey;

const pull = (held: ReadonlySet<string>, plus: readonly string[], minus: readonly string[]): number =>
  Number(plus.some((code) => held.has(code))) - Number(minus.some((code) => held.has(code)));
