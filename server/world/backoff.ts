const FIRST_MS = 800;
const LONGEST_MS = 30_000;
/** A local socket costs nothing to try: its engine is back within two seconds. */
const LONGEST_LOCAL_MS = 2_000;
/** Full jitter may draw nothing; a stream that ends at once must not become a hot loop. */
const SHORTEST_MS = 50;

export const isLocalAddress = (address: string): boolean =>
  address.startsWith('unix:') || address.startsWith('simulator');

/** Milliseconds before attempt number `attempt` (0 = the first retry), with full jitter. */
export function backoffMs(attempt: number, address: string, random: () => number): number {
  const longest = isLocalAddress(address) ? LONGEST_LOCAL_MS : LONGEST_MS;
  return Math.max(SHORTEST_MS, random() * Math.min(longest, FIRST_MS * 2 ** Math.min(attempt, 16)));
}
