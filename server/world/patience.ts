/** A list that says nothing for so long has failed. */
export const SILENCE_MS = 10_000;
export const LONGEST_SILENCE_MS = 120_000;
const PER_LIST = 3;

/** How long a list of everything may stay without a byte. */
export interface Patience {
  silenceMs(): number;
  tookMs(ms: number): void;
  /** It was not enough. */
  wasInVain(): void;
}

/**
 * Docker 20.10 writes nothing before it has everything, at 1.35 ms a container: 31,000 take 42 s. So a list in vain doubles it,
 * and what a list took is remembered; an engine of usual size is still given up after 10 s.
 */
export function createPatience(): Patience {
  let silenceMs = SILENCE_MS;
  const be = (ms: number) => {
    silenceMs = Math.min(LONGEST_SILENCE_MS, Math.max(SILENCE_MS, ms));
  };
  return {
    silenceMs: () => silenceMs,
    tookMs: (ms) => be(PER_LIST * ms),
    wasInVain: () => be(2 * silenceMs),
  };
}
