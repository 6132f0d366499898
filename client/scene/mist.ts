/** Fog that rolls in over an island whose engine is away, and lifts when it is back. */
export interface Mist {
  /** How thick it is now, 0 … 1. */
  readonly step: (isAway: boolean, nowMs: number, isCalm: boolean) => number;
  readonly isMoving: () => boolean;
}

const ROLL_MS = 2_500;
const THICKEST = 0.75;

export function createMist(): Mist {
  let thickness = 0;
  let goal = 0;
  let lastMs = NaN;
  return {
    step: (isAway, nowMs, isCalm) => {
      goal = isAway ? THICKEST : 0;
      const step = isCalm || Number.isNaN(lastMs) ? 1 : Math.max(0, nowMs - lastMs) / ROLL_MS;
      lastMs = nowMs;
      thickness += Math.max(-step, Math.min(step, goal - thickness));
      return thickness;
    },
    isMoving: () => thickness !== goal,
  };
}
