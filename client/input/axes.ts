import type { Controls } from '../player/controls.ts';

/** One source of movement: the keys, or the stick under a thumb. */
export interface Axes {
  forward: number;
  right: number;
}

export const createAxes = (): Axes => ({ forward: 0, right: 0 });

/** Keys and stick add up, within one. */
export function writeAxes(controls: Controls, keys: Axes, stick: Axes): void {
  controls.forward = within1(keys.forward + stick.forward);
  controls.right = within1(keys.right + stick.right);
  if (controls.forward !== 0 || controls.right !== 0) controls.begun = true;
}

const within1 = (value: number): number => Math.min(1, Math.max(-1, value));
