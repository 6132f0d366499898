import { freshDataDir, startTown, type TownServer } from '../../support/server.ts';

const POLL_MS = 5;

/** A built server on an engine, for as long as `work` takes. */
export async function withTown<T>(
  address: string,
  work: (town: TownServer) => Promise<T>,
  env: NodeJS.ProcessEnv = {},
): Promise<T> {
  const data = await freshDataDir();
  const town = await startTown({ dataDir: data.path, args: ['--engine', address], env });
  try {
    return await work(town);
  } finally {
    await town.stop();
    await data.remove();
  }
}

/** Milliseconds until the server says that its engine is in that state, as anybody can ask. */
export async function untilEngine(
  { url }: TownServer,
  isWanted: (state: string) => boolean,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const health = (await (await fetch(`${url}/healthz`)).json()) as {
      engines: readonly { state: string }[];
    };
    if (isWanted(health.engines[0]?.state ?? '')) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export const isLive = (state: string): boolean => state === 'live';
export const isAway = (state: string): boolean => state !== 'live';
