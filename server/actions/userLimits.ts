import { createRateLimit } from '../access/rateLimit.ts';
import type { RateLimit } from '../access/rateLimit.ts';

/** Less than an engine takes from all together: one user leaves room for another. */
export const USER_MOST = 20;
export const USER_PER_MS = 10_000;
/** Of whom is remembered what they asked; who asked longest ago is forgotten first. */
export const USERS_MOST = 1_000;

/** How much one user may ask for, on all engines and in all sessions together. */
export function createUserLimits(now: () => number): { take(user: string): boolean } {
  const limits = new Map<string, RateLimit>();
  return {
    take(user) {
      const limit = limits.get(user) ?? createRateLimit(USER_MOST, USER_PER_MS, now);
      limits.delete(user);
      limits.set(user, limit);
      const [oldest] = limits.keys();
      if (limits.size > USERS_MOST && oldest !== undefined) limits.delete(oldest);
      return limit.take();
    },
  };
}
