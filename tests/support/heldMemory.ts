import { setTimeout as sleep } from 'node:timers/promises';
import { residentKib, untilLive } from './herd.ts';
import { startLoadClients } from './loadClients.ts';
import type { TownServer } from './server.ts';

/** A connection over which a page has fetched its snapshot is closed after 5 s. */
const IDLE_MS = 8_000;
export const COLLECTED_MS = 1_500;

const COLLECT = `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => { collect(); collect(); });`;

/**
 * The environment of a server whose memory is compared: at SIGUSR2 it collects its garbage, and its young generation
 * keeps one size. Else that grows by up to 30 MiB with the first clients, whatever is kept for them, and shrinks again at
 * any time.
 */
export const COMPARABLE_MEMORY = {
  NODE_OPTIONS: `--max-semi-space-size=1 --import=data:text/javascript,${encodeURIComponent(COLLECT)}`,
};

/** What each further client costs for good: resident memory between so few and so many idle clients, without garbage. */
export async function measureHeldKib(town: TownServer, few: number, many: number): Promise<number> {
  const load = startLoadClients();
  const residentWith = async (clients: number, more: number) => {
    await load.join(`${town.url}/`, more);
    await untilLive(load, clients);
    await sleep(IDLE_MS);
    process.kill(town.pid, 'SIGUSR2');
    await sleep(COLLECTED_MS);
    return residentKib(town.pid);
  };
  try {
    const before = await residentWith(few, few);
    return ((await residentWith(many, many - few)) - before) / (many - few);
  } finally {
    await load.close();
  }
}
