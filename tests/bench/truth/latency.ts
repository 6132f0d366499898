/**
 * From the call to the engine until a client has the patch. The client that is timed came last, and is sent to last.
 *
 * Single events are 150 to 400 ms apart: patches go out at once after 50 ms of silence and then 20 times a second, so an
 * event that directly follows a patch waits for its turn, and a loop of those would time nothing but the turn. In a burst,
 * where each event follows the patch of the one before, that wait is what anybody gets, and it is told besides.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import Docker from 'dockerode';
import { startSimulator } from '../../../server/simulator/simulator.ts';
import { connectClient, type TownClient } from '../../server/support/command.ts';
import { startLoadClients } from '../../support/loadClients.ts';
import { isLive, untilEngine, withTown } from './places.ts';
import { atMost, quantile, seeded, type Row } from './rows.ts';

const CONTAINERS = 1_000;
const EVENTS = 100;
const SHORTEST_GAP_MS = 150;
const LONGEST_GAP_MS = 400;
const P50_MS = 50;
const P99_MS = 250;

interface Times {
  readonly single: readonly number[];
  readonly burst: readonly number[];
}

export async function latency(): Promise<readonly Row[]> {
  return [...(await latencyWith(100)), ...(await latencyWith(500))];
}

async function latencyWith(clients: number): Promise<Row[]> {
  const { single, burst } = await timesWith(clients);
  const rows = (kind: string, times: readonly number[]) => [
    atMost(`${kind} to client p50, ${clients} clients`, {
      ...{ reached: quantile(times, 0.5), goal: P50_MS, unit: 'ms' },
    }),
    atMost(`${kind} to client p99, ${clients} clients`, {
      ...{ reached: quantile(times, 0.99), goal: P99_MS, unit: 'ms' },
    }),
  ];
  return [...rows('event', single), ...rows('event in a burst', burst)];
}

async function timesWith(clients: number): Promise<Times> {
  const engine = await startSimulator({ containers: CONTAINERS, seed: 1, alive: false });
  const load = startLoadClients();
  try {
    return await withTown(engine.address, async (town) => {
      await untilEngine(town, isLive);
      await load.join(`${town.url}/`, clients);
      const client = connectClient(town.url);
      await new Promise<void>((resolve) => client.once('hello', () => resolve()));
      const docker = new Docker({ socketPath: engine.address.replace('unix://', '') });
      const times = await timeEvents(client, docker);
      client.close();
      return times;
    });
  } finally {
    await load.close();
    await engine.close();
  }
}

async function timeEvents(client: TownClient, docker: Docker): Promise<Times> {
  const random = seeded();
  const running = await docker.listContainers({ filters: { status: ['running'] } });
  const single: number[] = [];
  for (const { Id } of running.slice(0, EVENTS)) {
    await sleep(SHORTEST_GAP_MS + (LONGEST_GAP_MS - SHORTEST_GAP_MS) * random());
    single.push(await timePause(client, docker, Id));
  }
  const burst: number[] = [];
  for (const { Id } of running.slice(EVENTS, 2 * EVENTS)) burst.push(await timePause(client, docker, Id));
  return { single, burst };
}

/** Nothing else changes in this town, and what an event named is read again for two seconds without a difference. */
async function timePause(client: TownClient, docker: Docker, id: string): Promise<number> {
  const patched = new Promise<void>((resolve) => client.once('patch', () => resolve()));
  const began = performance.now();
  await docker.getContainer(id).pause();
  await patched;
  return performance.now() - began;
}
