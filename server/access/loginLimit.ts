import { createRateLimit } from './rateLimit.ts';
import type { RateLimit } from './rateLimit.ts';

/** A token cannot be guessed; the limits keep those who try anyway from costing anything. */
export const TRIES_EACH = 10;
export const TRIES_ALL = 100;
const MINUTE_MS = 60_000;
const MOST_ADDRESSES = 1_000;

/** Whether one more try from that address is allowed now; counts it when it is. */
export function createLoginLimit(now: () => number): (address: string) => boolean {
  const all = createRateLimit(TRIES_ALL, MINUTE_MS, now);
  const each = new Map<string, RateLimit>();
  return (address) => {
    const own = each.get(address) ?? createRateLimit(TRIES_EACH, MINUTE_MS, now);
    // The newest last, so that the first is the one that has been quiet the longest.
    each.delete(address);
    each.set(address, own);
    const [oldest] = each.keys();
    if (each.size > MOST_ADDRESSES && oldest !== undefined) each.delete(oldest);
    return own.take() && all.take();
  };
}
