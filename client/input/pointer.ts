import type { Controls } from '../player/controls.ts';
import type { Axes } from './axes.ts';
import type { SendCommand } from './command.ts';

/** The part of a PointerEvent that matters here; pixels of the window. */
export interface PointerSample {
  readonly pointerId: number;
  readonly pointerType: string;
  readonly button: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly movementX: number;
  readonly movementY: number;
}

/** Where the cursor is; one object, changed in place. */
export interface Cursor {
  x: number;
  y: number;
  /** False while it is outside the picture or there is none, as on a touch screen. */
  isInside: boolean;
  /** The mouse turns the head and the crosshair aims. */
  isLocked: boolean;
  isDragging: boolean;
}

/** How the visitor wants to look around, by his settings. */
export interface Looking {
  /** Factor of the speed. */
  readonly sensitivity: number;
  /** A locked pointer that moves down looks up. Whoever drags grabs the world, and looks up by that anyway. */
  readonly invert: boolean;
}

export interface PointerOptions {
  readonly controls: Controls;
  readonly axes: Axes;
  readonly cursor: Cursor;
  readonly send: SendCommand;
  readonly looking: () => Looking;
  /** Width of the picture in pixels, and where it begins in the window. */
  readonly extent: () => { readonly left: number; readonly width: number };
}

export interface Pointer {
  readonly down: (sample: PointerSample) => void;
  readonly move: (sample: PointerSample) => void;
  readonly up: (sample: PointerSample) => void;
  /** The press that has just begun is the second of a double click, which asks for nothing more than the first. */
  readonly repeat: () => void;
  /** Without a click: the system took the pointer away. */
  readonly cancel: (pointerId: number) => void;
  readonly cancelAll: () => void;
}

/** A drag of more than this looks; anything less is a click. */
const MOUSE_SLOP_PX = 4;
const TOUCH_SLOP_PX = 10;
const RADIANS_PER_PX = 0.0036;
const LOCKED_RADIANS_PER_PX = 0.0024;
const STICK_RADIUS_PX = 56;

type Role = 'look' | 'stick';

interface Press {
  readonly role: Role;
  readonly startX: number;
  readonly startY: number;
  lastX: number;
  lastY: number;
  hasMoved: boolean;
  isRepeat: boolean;
}

export function createPointer(options: PointerOptions): Pointer {
  const { cursor, axes, send } = options;
  const presses = new Map<number, Press>();
  const end = (pointerId: number) => {
    const press = presses.get(pointerId);
    presses.delete(pointerId);
    if (press?.role === 'stick') setStick(axes, 0, 0);
    cursor.isDragging = [...presses.values()].some(({ hasMoved }) => hasMoved);
    return press;
  };
  return {
    down: (sample) => {
      point(cursor, sample);
      if (!cursor.isLocked) presses.set(sample.pointerId, pressOf(sample, options, presses));
      else if (sample.button === 0) send({ kind: 'useAhead' });
    },
    move: (sample) => {
      point(cursor, sample);
      if (cursor.isLocked) turnLocked(options, sample);
      const press = presses.get(sample.pointerId);
      if (press !== undefined && !cursor.isLocked) drag(press, sample, options);
    },
    up: (sample) => {
      const press = end(sample.pointerId);
      if (press === undefined || press.hasMoved || press.isRepeat || sample.button > 0) return;
      const kind = sample.pointerType === 'touch' ? 'tapAt' : 'useAt';
      send({ kind, x: sample.clientX, y: sample.clientY });
    },
    repeat: () => {
      for (const press of presses.values()) press.isRepeat = true;
    },
    cancel: (pointerId) => void end(pointerId),
    cancelAll: () => [...presses.keys()].forEach(end),
  };
}

function pressOf(
  sample: PointerSample,
  { extent }: PointerOptions,
  presses: ReadonlyMap<number, Press>,
): Press {
  const { left, width } = extent();
  const isLeftHalf = sample.clientX - left < width / 2;
  const hasStick = [...presses.values()].some(({ role }) => role === 'stick');
  const isStick = sample.pointerType === 'touch' && isLeftHalf && !hasStick;
  return {
    role: isStick ? 'stick' : 'look',
    startX: sample.clientX,
    startY: sample.clientY,
    lastX: sample.clientX,
    lastY: sample.clientY,
    hasMoved: false,
    isRepeat: false,
  };
}

function drag(
  press: Press,
  sample: PointerSample,
  { controls, axes, cursor, looking }: PointerOptions,
): void {
  const slop = sample.pointerType === 'touch' ? TOUCH_SLOP_PX : MOUSE_SLOP_PX;
  const aside = sample.clientX - press.startX;
  const below = sample.clientY - press.startY;
  press.hasMoved ||= Math.hypot(aside, below) > slop;
  if (!press.hasMoved) return;
  cursor.isDragging = true;
  if (press.role === 'stick') {
    setStick(axes, -below / STICK_RADIUS_PX, aside / STICK_RADIUS_PX);
    return;
  }
  // As if the world were grabbed: it follows the hand.
  const speed = RADIANS_PER_PX * looking().sensitivity;
  controls.turnYaw += (sample.clientX - press.lastX) * speed;
  controls.turnPitch += (sample.clientY - press.lastY) * speed;
  press.lastX = sample.clientX;
  press.lastY = sample.clientY;
}

function setStick(axes: Axes, forward: number, right: number): void {
  const length = Math.max(1, Math.hypot(forward, right));
  axes.forward = forward / length;
  axes.right = right / length;
}

function turnLocked({ controls, looking }: PointerOptions, { movementX, movementY }: PointerSample): void {
  const { sensitivity, invert } = looking();
  const speed = LOCKED_RADIANS_PER_PX * sensitivity;
  controls.turnYaw -= movementX * speed;
  controls.turnPitch -= movementY * (invert ? -speed : speed);
}

function point(cursor: Cursor, { clientX, clientY, pointerType }: PointerSample): void {
  cursor.x = clientX;
  cursor.y = clientY;
  cursor.isInside = pointerType !== 'touch';
}
