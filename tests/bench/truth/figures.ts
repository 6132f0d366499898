/**
 * What it takes to tell so many clients of so many containers. Server and clients are processes of their own and real
 * sockets lie between; the processor's time is what the kernel says of the server, the bytes are what the clients' sockets
 * have read. What reading the engines takes besides is in `sources.ts`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoadClients, type LoadClients } from '../../support/loadClients.ts';
import type { Load } from '../statsTraffic.ts';
import { cpuPercent } from './processes.ts';
import { atMost, withoutGoal, type Row } from './rows.ts';
import { startStatsServer, type StatsServer } from './startStatsServer.ts';

const CONTAINERS = 10_000;
const CLIENTS = 500;
/** Until everybody has been told everything once. */
const SETTLE_MS = 12_000;
const MEASURE_MS = 20_000;
const BITS = 8;
const CORE_PERCENT = 25;
const MEGABIT: Readonly<Record<Load, number>> = { lifelike: 70, worst: 250 };

export async function figures(): Promise<readonly Row[]> {
  const server = await startStatsServer(CONTAINERS);
  const load = startLoadClients();
  try {
    await load.watch(server.url, CLIENTS);
    return [...(await told(server, load, 'lifelike')), ...(await told(server, load, 'worst'))];
  } finally {
    await load.close();
    await server.close();
  }
}

async function told(server: StatsServer, load: LoadClients, kind: Load): Promise<Row[]> {
  await server.feed({ load: kind, changed: 0 });
  await sleep(SETTLE_MS);
  const [before, began] = [await load.report(), performance.now()];
  const percent = await cpuPercent(server.pid, () => sleep(MEASURE_MS));
  const [after, seconds] = [await load.report(), (performance.now() - began) / 1_000];
  const megabit = ((after.bytes - before.bytes) * BITS) / 1e6 / seconds;
  const frames = (after.frames - before.frames) / CLIENTS / seconds;
  const subject = `figures of ${CONTAINERS} to ${CLIENTS} clients, ${kind}`;
  return [
    atMost(`${subject}: on the wire`, { reached: megabit, goal: MEGABIT[kind], unit: 'Mbit/s' }),
    atMost(`${subject}: server`, { reached: percent, goal: CORE_PERCENT, unit: '% of a core' }),
    withoutGoal(`${subject}: frames a second that each client got`, frames.toFixed(2)),
  ];
}
