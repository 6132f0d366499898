/**
 * Clients that stop reading while patches and figures go on: what the server holds for each until it ends them. Its own
 * memory is its resident one without garbage, as the kernel says; what the kernel itself keeps for a connection comes besides.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTED_MS, COMPARABLE_MEMORY } from '../../support/heldMemory.ts';
import { residentKib } from '../../support/herd.ts';
import { startLoadClients } from '../../support/loadClients.ts';
import { unsentBytes } from './processes.ts';
import { atMost, withoutGoal, type Row } from './rows.ts';
import { startStatsServer, type StatsServer } from './startStatsServer.ts';

const CONTAINERS = 10_000;
const CLIENTS = 200;
const FEW_RECORDS = 20;
/** In each patch: the kernel's buffers of several MB are full after some seconds, and the ring of past patches after eight. */
const MANY_RECORDS = 500;
const RING_FULL_MS = 10_000;
/** By then everybody has been told everything, and the heap has its size. */
const SETTLE_MS = 20_000;
const LIMIT_MS = 60_000;
const HELD_KIB = 256;

export async function slowClient(): Promise<readonly Row[]> {
  const server = await startStatsServer(CONTAINERS, COMPARABLE_MEMORY);
  const load = startLoadClients();
  try {
    await server.feed({ load: 'worst', changed: MANY_RECORDS });
    await sleep(RING_FULL_MS);
    await server.feed({ load: 'worst', changed: FEW_RECORDS });
    await load.watch(server.url, CLIENTS);
    await sleep(SETTLE_MS);
    // The whole process, so that nobody gives up and comes back.
    process.kill(load.pid, 'SIGSTOP');
    await server.feed({ load: 'worst', changed: MANY_RECORDS });
    const { first, held, unsent, seconds } = await untilCutOff(server);
    return [
      atMost(`held for a client that reads nothing, ${CLIENTS} of them`, {
        ...{ reached: (held - first) / CLIENTS, goal: HELD_KIB, unit: 'KiB' },
      }),
      withoutGoal('besides in the send buffer that the kernel gives it', `${(unsent / 1024).toFixed(0)} KiB`),
      withoutGoal('until the last of them is cut off, and gone', `${seconds.toFixed(0)} s`),
    ];
  } finally {
    await load.close();
    await server.close();
  }
}

async function heldKib({ pid }: StatsServer): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await sleep(COLLECTED_MS);
  return residentKib(pid);
}

/**
 * The most that was seen until then; `unsent` for the connection with the most. `first` is from just after they stopped,
 * when the kernel still takes everything: who reads makes garbage, and would be a wrong measure.
 */
async function untilCutOff(server: StatsServer) {
  const port = Number(new URL(server.url).port);
  const began = performance.now();
  await heldKib(server);
  const first = await heldKib(server);
  const most = { first, held: first, unsent: 0, seconds: 0 };
  while (most.seconds < LIMIT_MS / 1_000) {
    const unsent = unsentBytes(port);
    most.seconds = (performance.now() - began) / 1_000;
    if (unsent.length === 0) break;
    most.unsent = Math.max(most.unsent, ...unsent);
    most.held = Math.max(most.held, await heldKib(server));
  }
  return most;
}
