import { createControls, type Controls } from '../player/controls.ts';
import { createAxes, writeAxes } from './axes.ts';
import type { SendCommand } from './command.ts';
import { keyOwnerOf, type KeyOwner } from './focus.ts';
import { createKeyboard, type Keyboard } from './keyboard.ts';
import { createPointer, type Cursor, type Looking, type Pointer } from './pointer.ts';

export interface InputOptions {
  /** The picture of the world. */
  readonly element: HTMLElement;
  readonly send: SendCommand;
  readonly looking: () => Looking;
}

export interface Input {
  readonly controls: Controls;
  readonly cursor: Cursor;
  /** Locks the pointer to the picture, or frees it; must come from a key or a click. */
  readonly toggleLock: () => void;
  readonly dispose: () => void;
}

interface Devices {
  readonly keyboard: Keyboard;
  readonly pointer: Pointer;
  readonly controls: Controls;
  readonly cursor: Cursor;
  /** To be called after every event that can move an axis. */
  readonly settle: () => void;
}

const PIXELS_PER_NOTCH = 100;
/** Said of the picture while the Tab key has led to it: a frame round it is for those who need one. */
const TABBED = 'data-tabbed';
const MOST_NOTCHES = 3;

/** Listens to the keys of the whole page and to the pointers on the picture. */
export function createInput(options: InputOptions): Input {
  const { element } = options;
  const devices = createDevices(options);
  const page = element.ownerDocument;
  const ending = new AbortController();
  const on = { signal: ending.signal };
  listenToKeys(page, devices, on);
  listenToPointers(element, devices, on);
  listenToFocus(page, devices, on);
  const noteTab = ({ code, target }: KeyboardEvent) =>
    code === 'Tab' && element.toggleAttribute(TABBED, target === element);
  page.addEventListener('keyup', noteTab, on);
  page.addEventListener(
    'pointerlockchange',
    () => noteLock(page.pointerLockElement === element, devices),
    on,
  );
  return {
    controls: devices.controls,
    cursor: devices.cursor,
    toggleLock: () => toggleLock(element),
    dispose: () => {
      releaseAll(devices);
      ending.abort();
    },
  };
}

function createDevices({ element, send, looking }: InputOptions): Devices {
  const controls = createControls();
  const cursor: Cursor = { x: 0, y: 0, isInside: false, isLocked: false, isDragging: false };
  const keys = createAxes();
  const stick = createAxes();
  const extent = () => element.getBoundingClientRect();
  return {
    keyboard: createKeyboard({ controls, axes: keys, send }),
    pointer: createPointer({ controls, axes: stick, cursor, send, looking, extent }),
    controls,
    cursor,
    settle: () => writeAxes(controls, keys, stick),
  };
}

function listenToKeys(page: Document, { keyboard, settle }: Devices, on: AddEventListenerOptions): void {
  page.addEventListener(
    'keydown',
    (event) => {
      const isTaken = keyboard.press(event, keyOwnerOf(event.target));
      if (isTaken && event.code !== 'Escape') event.preventDefault();
      settle();
    },
    on,
  );
  page.addEventListener(
    'keyup',
    (event) => {
      keyboard.lift(event.code);
      settle();
    },
    on,
  );
}

function listenToPointers(element: HTMLElement, devices: Devices, on: AddEventListenerOptions): void {
  const { pointer, controls, cursor, settle } = devices;
  const then = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    act(event);
    settle();
  };
  const down = (event: PointerEvent) => {
    // Keys go to the world again after a click on it.
    element.focus({ preventScroll: true });
    element.toggleAttribute(TABBED, false);
    if (!cursor.isLocked) element.setPointerCapture(event.pointerId);
    pointer.down(event);
  };
  element.addEventListener('pointerdown', then(down), on);
  // Only this event, which follows, counts clicks.
  element.addEventListener('mousedown', ({ detail }) => detail > 1 && pointer.repeat(), on);
  element.addEventListener('pointermove', then(pointer.move), on);
  element.addEventListener('pointerup', then(pointer.up), on);
  element.addEventListener(
    'pointercancel',
    then(({ pointerId }) => pointer.cancel(pointerId)),
    on,
  );
  element.addEventListener('pointerleave', () => (cursor.isInside = false), on);
  element.addEventListener('contextmenu', (event) => event.preventDefault(), on);
  const zoom = (event: WheelEvent) => {
    event.preventDefault();
    controls.zoom -= notchesOf(event);
  };
  element.addEventListener('wheel', zoom, { ...on, passive: false });
}

/** A key that is let go of in another window is never heard of here. */
function listenToFocus(page: Document, devices: Devices, on: AddEventListenerOptions): void {
  page.defaultView?.addEventListener('blur', () => releaseAll(devices), on);
  page.addEventListener('visibilitychange', () => page.hidden && releaseAll(devices), on);
  // Nobody walks on while a dialog is open, even with the key still down; and a locked pointer would act in the town behind it.
  const inDialog = ({ target }: Event) => {
    if (!isOfPage(keyOwnerOf(target))) return;
    releaseAll(devices);
    if (devices.cursor.isLocked) page.exitPointerLock();
  };
  page.addEventListener('focusin', inDialog, on);
}

const isOfPage = (owner: KeyOwner): boolean => owner === 'page' || owner === 'dialog';

function releaseAll({ keyboard, pointer, controls, settle }: Devices): void {
  keyboard.liftAll();
  pointer.cancelAll();
  settle();
  controls.begun = false;
}

function noteLock(isLocked: boolean, { cursor, pointer }: Devices): void {
  cursor.isLocked = isLocked;
  pointer.cancelAll();
}

function toggleLock(element: HTMLElement): void {
  const page = element.ownerDocument;
  if (page.pointerLockElement === element) {
    page.exitPointerLock();
    return;
  }
  // Older browsers answer nothing; a refusal leaves the free cursor, which is the default anyway.
  void Promise.resolve(element.requestPointerLock()).catch(() => undefined);
}

/** Wheels that count in lines or pages are one notch an event. */
function notchesOf({ deltaY, deltaMode }: WheelEvent): number {
  const notches = deltaMode === 0 ? deltaY / PIXELS_PER_NOTCH : Math.sign(deltaY);
  return Math.max(-MOST_NOTCHES, Math.min(MOST_NOTCHES, notches));
}
