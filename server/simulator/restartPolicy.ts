import type { SimulatedContainer } from './container.ts';

/** As the engine waits: doubling from 100 ms, a minute at most, afresh once a run lasted 10 s. */
const FIRST_BACKOFF_MS = 100;
export const LONGEST_BACKOFF_MS = 60_000;
const LASTING_MS = 10_000;

/** Milliseconds before a process that ended now is begun again; null when its policy leaves it ended. */
export function restartBackoff(container: SimulatedContainer, exitCode: number, now: number): number | null {
  if (!isRestarted(container, exitCode)) return null;
  const { startedAt, backoffMs } = container.run;
  const lasted = startedAt !== null && now - startedAt >= LASTING_MS;
  return lasted || backoffMs === 0 ? FIRST_BACKOFF_MS : Math.min(LONGEST_BACKOFF_MS, 2 * backoffMs);
}

function isRestarted({ spec, run }: SimulatedContainer, exitCode: number): boolean {
  const { name, maximumRetries } = spec.restartPolicy;
  if (run.endAsked) return false;
  if (name !== 'on-failure') return name === 'always' || name === 'unless-stopped';
  return exitCode !== 0 && (maximumRetries === 0 || run.restartCount < maximumRetries);
}
