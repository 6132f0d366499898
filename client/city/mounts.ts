import { ANCHORS, LEVER_THROW } from './controls.ts';

/** Where a piece of the control front hangs; its number is all that shaders know of it. The foot is the wall itself. */
export const MOUNTS = ['foot', 'lever', 'iceLever', 'button', 'bell', 'glassCase'] as const;
export type Mount = (typeof MOUNTS)[number];

/** How it moves: about an axle along x, by a channel of its building's cell. */
export interface Swing {
  readonly channel: 'lever' | 'ice' | 'armed';
  /** Radians from the middle to either end; from shut to open for `armed`. */
  readonly throw: number;
}

const CASE_OPEN = 1.6;

/** Null where it hangs still. */
export function swingOf(mount: Mount): Swing | null {
  if (mount === 'lever') return { channel: 'lever', throw: LEVER_THROW };
  if (mount === 'iceLever') return { channel: 'ice', throw: LEVER_THROW };
  return mount === 'glassCase' ? { channel: 'armed', throw: CASE_OPEN } : null;
}

/** Blocks over the building's ground: it appears with the wall that bears it. */
export const liftOf = (mount: Mount): number => (mount === 'foot' ? 0 : ANCHORS[mount].y);
