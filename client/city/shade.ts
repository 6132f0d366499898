import type { Look } from './looks.ts';

/** How a look changes the surfaces of the shell. */
export interface Shade {
  /** Share of chroma lost. */
  readonly mute: number;
  /** Factor on walls. */
  readonly tint: number;
  /** Factor on roof and ridge. */
  readonly roofTint: number;
  /** Share of windows and lamps that are lit. */
  readonly lit: number;
  /** Radius in blocks of the hole about `damagePoint`; 0 = whole. */
  readonly hole: number;
}

const WHOLE: Shade = { mute: 0, tint: 1, roofTint: 1, lit: 1, hole: 0 };

const SHADES: Readonly<Record<Look, Shade>> = {
  created: { ...WHOLE, lit: 0 },
  running: WHOLE,
  healthy: WHOLE,
  starting: { ...WHOLE, lit: 0.4 },
  unhealthy: WHOLE,
  paused: { ...WHOLE, mute: 0.6, lit: 0 },
  restarting: { ...WHOLE, lit: 0.3 },
  exited: { ...WHOLE, mute: 0.85, tint: 0.8, roofTint: 0.8, lit: 0 },
  failed: { mute: 0.6, tint: 1.05, roofTint: 1.05, lit: 0, hole: 4 },
  oomKilled: { mute: 0.6, tint: 1.02, roofTint: 0.38, lit: 0, hole: 2.6 },
  removing: { ...WHOLE, mute: 0.35, lit: 0 },
  dead: { ...WHOLE, mute: 0.7, tint: 0.82, lit: 0 },
};

export const shadeOf = (look: Look): Shade => SHADES[look];
