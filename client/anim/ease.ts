/** Shapes of motion over 0 … 1; every one is total and begins at 0 and ends at 1. */
export type Ease = (progress: number) => number;

export const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));

export const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

export const linear: Ease = (progress) => clamp01(progress);

export const easeOut: Ease = (progress) => 1 - (1 - clamp01(progress)) ** 3;

export const easeInOut: Ease = (progress) => {
  const t = clamp01(progress);
  return t * t * (3 - 2 * t);
};

/** Passes its goal by about 5 % and comes back, as a heavy thing that is stopped. */
const OVERSHOOT = 1.2;
export const easeWithWeight: Ease = (progress) => {
  const t = clamp01(progress) - 1;
  return 1 + (OVERSHOOT + 1) * t ** 3 + OVERSHOOT * t ** 2;
};

/** Swings that die away: 0 at both ends, about ±1 between. */
const SWINGS = 4;
export const shake = (progress: number): number => {
  const t = clamp01(progress);
  return Math.sin(t * SWINGS * 2 * Math.PI) * (1 - t) ** 2;
};
