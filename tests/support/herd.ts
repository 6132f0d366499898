import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoadClients, type LoadClients } from './loadClients.ts';
import type { TownServer } from './server.ts';

const POLL_MS = 50;
const LIMIT_MS = 60_000;

export interface HerdFigures {
  /** Until all were live: when they came for the first time, and after all had been cut off at once. */
  readonly joinMs: number;
  readonly returnMs: number;
  /** Growth of the server's resident memory, by client, with what its heap grows by when it is first used; see `heldMemory.ts`. */
  readonly kibPerClient: number;
}

/** Many clients at a server that runs already, all cut off at once. */
export async function measureHerd(town: TownServer, clients: number): Promise<HerdFigures> {
  const load = startLoadClients();
  try {
    await load.join(`${town.url}/`, 1);
    await untilLive(load, 1);
    const before = residentKib(town.pid);
    const joinMs = await timed(async () => {
      await load.join(`${town.url}/`, clients - 1);
      await untilLive(load, clients);
    });
    await sleep(IDLE_MS);
    const kibPerClient = (residentKib(town.pid) - before) / (clients - 1);
    const returnMs = await timed(async () => {
      await load.cut(1);
      await untilLive(load, clients);
    });
    return { joinMs, returnMs, kibPerClient };
  } finally {
    await load.close();
  }
}

const IDLE_MS = 3_000;

export async function untilLive(load: LoadClients, clients: number): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end;) {
    const { live } = await load.report();
    if (live === clients) return;
    await sleep(POLL_MS);
  }
  throw new Error(`not all of ${String(clients)} clients were live within ${String(LIMIT_MS)} ms`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** From /proc, not from the process's own word. */
export const residentKib = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
