export interface RateLimit {
  /** Whether one more is allowed now; counts it when it is. */
  take(): boolean;
}

/** At most `most` at once, refilled evenly over `perMs`. */
export function createRateLimit(most: number, perMs: number, now: () => number): RateLimit {
  let left = most;
  let at = now();
  return {
    take() {
      const time = now();
      left = Math.min(most, left + ((time - at) * most) / perMs);
      at = time;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
