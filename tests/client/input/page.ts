import { setMaxListeners } from 'node:events';

// One signal ends all listeners of the input; Node takes more than ten for a leak, browsers do not.
setMaxListeners(32);

/** As much of a page as the input listens to: a document, its window, and the element that shows the world. */
export class FakePage extends EventTarget {
  readonly defaultView = new EventTarget();
  hidden = false;
  pointerLockElement: FakeElement | null = null;
  exitPointerLock(): void {
    this.pointerLockElement = null;
    this.dispatchEvent(new Event('pointerlockchange'));
  }
}

export class FakeElement extends EventTarget {
  readonly ownerDocument = new FakePage();
  readonly captured: number[] = [];
  refusesLock = false;
  focused = 0;
  focus(): void {
    this.focused += 1;
  }
  toggleAttribute(): void {
    // Nothing here looks at how the picture is framed.
  }
  setPointerCapture(pointerId: number): void {
    this.captured.push(pointerId);
  }
  getBoundingClientRect() {
    return { left: 0, width: 800 };
  }
  requestPointerLock(): Promise<void> {
    if (this.refusesLock) return Promise.reject(new Error('not allowed'));
    this.ownerDocument.pointerLockElement = this;
    this.ownerDocument.dispatchEvent(new Event('pointerlockchange'));
    return Promise.resolve();
  }
}

/** An event as a browser would send it; returns false when the page must not use it too. */
export const fire = (target: EventTarget, type: string, fields: object = {}): boolean =>
  target.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), fields));

export const key = (code: string, change: object = {}) => ({
  code,
  key: '',
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

export const mouse = (clientX: number, clientY: number, change: object = {}) => ({
  pointerId: 1,
  pointerType: 'mouse',
  button: 0,
  clientX,
  clientY,
  movementX: 0,
  movementY: 0,
  ...change,
});
