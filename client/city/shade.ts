import type { Look } from './looks.ts';

/** How a look changes the surfaces of a building. */
export interface Shade {
  /** Share of chroma lost. */
  readonly muted: number;
  /** Factor on what is left. */
  readonly bright: number;
  /** Whether the whole building stands; where not, its dressing stands in its place. Told without drawing any mesh. */
  readonly shell: boolean;
}

const PLAIN: Shade = { muted: 0, bright: 1, shell: true };

const SHADES: Readonly<Record<Look, Shade>> = {
  created: { ...PLAIN, shell: false },
  running: PLAIN,
  healthy: PLAIN,
  starting: PLAIN,
  unhealthy: PLAIN,
  paused: PLAIN,
  restarting: PLAIN,
  exited: { muted: 0.85, bright: 0.8, shell: true },
  failed: { muted: 0.6, bright: 1.05, shell: false },
  oomKilled: { muted: 0.6, bright: 1.02, shell: false },
  removing: { muted: 0.35, bright: 1, shell: false },
  dead: { muted: 0.7, bright: 0.82, shell: false },
};

export const shadeOf = (look: Look): Shade => SHADES[look];
