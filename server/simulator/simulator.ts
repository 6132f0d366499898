/** An engine without containers: it speaks Docker's HTTP API over a unix socket and only plays what it tells. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../world/clock.ts';
import { liveOn } from './backgroundLife.ts';
import { createContainerStore } from './containerStore.ts';
import { createEventLog } from './eventLog.ts';
import { planFleet, planStopped } from './fleet.ts';
import type { Machine } from './machine.ts';
import type { Plan } from './plan.ts';
import { buildPlanned } from './buildPlanned.ts';
import { awaitRestart, foresee } from './process.ts';
import { createRandom, hash32 } from './random.ts';
import { route } from './routes.ts';
import type { SimulatorClock } from './timers.ts';
import { createTimers } from './timers.ts';
import { BASE_IMAGES, TOWN } from './town.ts';

export interface SimulatorOptions {
  /** How many containers, 0–31,000; without it the hand-written town. */
  readonly containers?: number;
  /** So many more that do not run, as old hosts have them. */
  readonly stopped?: number;
  /** The same seed at the same time gives the same town. */
  readonly seed?: number;
  readonly clock?: SimulatorClock;
  /** false = nothing changes but by request, crash loops and leaks included. */
  readonly alive?: boolean;
  /** Names of more images to create containers from. */
  readonly images?: readonly string[];
}

export interface Simulator {
  /** `unix:///…`, in a folder of its own. */
  readonly address: string;
  /** Ends every connection and timer and deletes the socket's folder. */
  close(): Promise<void>;
}

const DEFAULT_SEED = 7;
const GIB = 2 ** 30;
const DAY_MS = 86_400_000;
const CORES_PER_CONTAINER = 0.75;
const MEMORY_PER_CORE = 4 * GIB;
const CPUS_PER_SOCKET = 8;

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const machine = createMachine(options);
  const folder = await mkdtemp(join(tmpdir(), 'cratecraft-'));
  const socketPath = join(folder, 'engine.sock');
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) =>
    route(machine, request, response),
  );
  await listen(server, socketPath);
  if (options.alive !== false) awaken(machine);
  return {
    address: `unix://${socketPath}`,
    async close() {
      machine.timers.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The engine without its socket: what the tests turn by hand. */
export function createMachine(options: SimulatorOptions = {}): Machine {
  const { containers: count, seed = DEFAULT_SEED, clock = systemClock, images = [] } = options;
  const random = createRandom(seed);
  const timers = createTimers(clock);
  const now = clock.now();
  const running = count === undefined ? TOWN : planFleet(count, random);
  const plans = [...running, ...planStopped(options.stopped, random)];
  const cpus =
    CPUS_PER_SOCKET * Math.max(1, Math.ceil((running.length * CORES_PER_CONTAINER) / CPUS_PER_SOCKET));
  const machine: Machine = {
    engineId: engineIdOf(seed),
    hostname: count === undefined ? 'lantern-bay' : `fleet-${count}`,
    cpus,
    memoryBytes: cpus * MEMORY_PER_CORE,
    bootedAt: now - 41 * DAY_MS,
    containers: createContainerStore(),
    images: new Set([...BASE_IMAGES, ...images, ...plans.map((plan) => plan.image)]),
    networks: new Set(['bridge', 'host', 'none']),
    volumes: new Set(),
    events: createEventLog(() => clock.now()),
    timers,
    random,
    deaths: new Map(),
  };
  for (const plan of plans) settle(machine, plan, now);
  return machine;
}

function settle(machine: Machine, plan: Plan, now: number): void {
  const container = buildPlanned(plan, machine.random, now);
  machine.containers.put(container);
  machine.networks.add(container.spec.network);
  for (const { type, source } of container.spec.mounts) if (type === 'volume') machine.volumes.add(source);
}

/** Sets in motion what was under way when the engine was first looked at. */
export function awaken(machine: Machine): void {
  for (const { id, run } of machine.containers.all()) {
    foresee(machine, id);
    if (run.state === 'restarting') {
      awaitRestart(machine, id, { backoffMs: run.backoffMs * machine.random() });
    }
  }
  liveOn(machine);
}

/** In the form of the engine's own: twelve groups of four. */
function engineIdOf(seed: number): string {
  const groups = Array.from({ length: 12 }, (_, i) =>
    hash32(`engine ${seed} ${i}`).toString(32).toUpperCase().padStart(4, 'A').slice(-4),
  );
  return groups.join(':');
}

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
