/**
 * `npm run bench:truth`: how soon and how cheaply every client holds what the engine lists, beside the goals. Root and
 * Debian's engine are needed for the rows of a real engine. Prints a table, then the same as JSON.
 */
import Docker from 'dockerode';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { systemClock } from '../../server/world/clock.ts';
import { connectClient } from '../server/support/command.ts';
import { townOver } from '../server/world/support/townOver.ts';
import { COMPARABLE_MEMORY, measureHeldKib } from '../support/heldMemory.ts';
import { measureHerd } from '../support/herd.ts';
import { startLoadClients } from '../support/loadClients.ts';
import { startPrivateEngine } from '../support/privateEngine.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { compareEngineApi } from './engineApi.ts';
import { measureStatsTraffic } from './statsTraffic.ts';

interface Row {
  readonly figure: string;
  readonly goal: string;
  readonly reached: string;
}

const POLL_MS = 5;
const EVENTS = 100;
const WATCHING_CLIENTS = 500;
const MEGABIT = 1e6 / 8;

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const kib = (value: number): string => `${value.toFixed(0)} KiB`;
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

/** A built server on an engine, for as long as `work` takes. */
async function withTown<T>(
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
async function untilEngine({ url }: TownServer, isWanted: (state: string) => boolean): Promise<number> {
  const began = performance.now();
  for (;;) {
    const health = (await (await fetch(`${url}/healthz`)).json()) as {
      engines: readonly { state: string }[];
    };
    if (isWanted(health.engines[0]?.state ?? '')) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const isLive = (state: string): boolean => state === 'live';
const isAway = (state: string): boolean => state !== 'live';

async function realEngine(): Promise<Row[]> {
  const engine = await startPrivateEngine();
  try {
    const lost = await withTown(engine.address, async (town) => {
      await untilEngine(town, isLive);
      await engine.kill();
      const killed = await untilEngine(town, isAway);
      await engine.restart();
      const back = await untilEngine(town, isLive);
      engine.hang();
      const hung = await untilEngine(town, isAway);
      engine.wake();
      return { killed, back, hung };
    });
    const api = await compareEngineApi({
      ...{ address: engine.address, rounds: 4, callsPerRound: 400 },
      attach: async () => {
        const { world } = await townOver(systemClock, engine.address);
        return () => {
          world.close();
          return Promise.resolve();
        };
      },
    });
    return [
      { figure: 'killed engine shown', goal: '≤ 1000 ms', reached: ms(lost.killed) },
      { figure: 'live again after its return', goal: '≤ 5000 ms', reached: ms(lost.back) },
      { figure: 'hung engine shown', goal: '≤ 10000 ms', reached: ms(lost.hung) },
      { figure: 'engine API p99, attached / alone', goal: '≤ 1.1', reached: api.ratio.toFixed(2) },
    ];
  } finally {
    engine.wake();
    await engine.stop();
  }
}

/** From the call to the engine until a client among so many has the patch. */
async function latency(clients: number): Promise<Row> {
  const engine = await startSimulator({ containers: 1_000, seed: 1, alive: false });
  const load = startLoadClients();
  try {
    const times = await withTown(engine.address, async (town) => {
      await untilEngine(town, isLive);
      await load.join(`${town.url}/`, clients);
      return timeEvents(town, new Docker({ socketPath: engine.address.replace('unix://', '') }));
    });
    const reached = `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.99))}`;
    return { figure: `event to client p50 / p99, ${clients} clients`, goal: '≤ 50 / 250 ms', reached };
  } finally {
    await load.close();
    await engine.close();
  }
}

async function timeEvents({ url }: TownServer, docker: Docker): Promise<number[]> {
  const client = connectClient(url);
  await new Promise<void>((resolve) => client.once('hello', () => resolve()));
  const running = (await docker.listContainers({ filters: { status: ['running'] } })).slice(0, EVENTS);
  const times: number[] = [];
  for (const { Id } of running) {
    // Nothing else changes in this town, and what an event named is read again for two seconds without a difference.
    const patched = new Promise<void>((resolve) => client.once('patch', () => resolve()));
    const began = performance.now();
    await docker.getContainer(Id).pause();
    await patched;
    times.push(performance.now() - began);
  }
  client.close();
  return times;
}

async function herd(): Promise<Row[]> {
  const engine = await startSimulator({ containers: 200, seed: 1, alive: false });
  const figures = await withTown(engine.address, (town) => measureHerd(town, 1_000));
  const held = await withTown(
    engine.address,
    (town) => measureHeldKib(town, 1_000, 3_000),
    COMPARABLE_MEMORY,
  );
  await engine.close();
  return [
    { figure: '1,000 clients cut at once, all live', goal: '≤ 15000 ms', reached: ms(figures.returnMs) },
    { figure: 'held by idle client, from 1,000 to 3,000', goal: '≤ 40 KiB', reached: kib(held) },
    { figure: 'growth by client, the first 1,000', goal: '', reached: kib(figures.kibPerClient) },
  ];
}

/** What 500 clients that are told of all 10,000 containers get, in frames. */
function traffic(load: 'lifelike' | 'worst', goalMegabit: number): Row {
  const { bytesPerSecond, serverMs } = measureStatsTraffic(
    load,
    { containers: 10_000, seconds: 20 },
    seeded(),
  );
  const megabit = (bytesPerSecond * WATCHING_CLIENTS) / MEGABIT;
  return {
    figure: `figures of 10,000 to ${WATCHING_CLIENTS} clients, ${load}; made with`,
    goal: `≤ ${goalMegabit} Mbit/s; 25 % of a core`,
    reached: `${megabit.toFixed(0)} Mbit/s; ${(serverMs / 10).toFixed(0)} %`,
  };
}

/** Park and Miller's generator: the same figures in every run. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const rows = [
  ...(await realEngine()),
  await latency(100),
  await latency(500),
  ...(await herd()),
  traffic('lifelike', 70),
  traffic('worst', 250),
];
console.table(rows);
console.log(JSON.stringify(rows));
process.exit(0);
