import type { Look } from './looks.ts';

/** How a look changes the surfaces of a building. */
export interface Shade {
  /** Share of chroma lost. */
  readonly muted: number;
  /** Factor on what is left. */
  readonly bright: number;
}

const PLAIN: Shade = { muted: 0, bright: 1 };

const SHADES: Readonly<Record<Look, Shade>> = {
  created: PLAIN,
  running: PLAIN,
  healthy: PLAIN,
  starting: PLAIN,
  unhealthy: PLAIN,
  paused: PLAIN,
  restarting: PLAIN,
  exited: { muted: 0.85, bright: 0.8 },
  failed: { muted: 0.6, bright: 1.05 },
  oomKilled: { muted: 0.6, bright: 1.02 },
  removing: { muted: 0.35, bright: 1 },
  dead: { muted: 0.7, bright: 0.82 },
};

export const shadeOf = (look: Look): Shade => SHADES[look];
