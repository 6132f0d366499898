import type { HostId } from '../shared/records.ts';
import type { Actions } from './actions/actions.ts';
import { createEngine, createReading, type ConnectedEngine, type ConnectedReader } from './engine/connect.ts';
import type { Endpoint } from './engine/endpoint.ts';
import { resolveEndpoint } from './engine/endpoints.ts';
import type { StatsLane } from './gateway/statsLane.ts';
import { samplerOf } from './stats/samplerOf.ts';
import type { HostOptions, World } from './world/world.ts';

export const SIMULATOR = 'simulator';

/** An engine that speaks Docker's API without containers behind it; `containers` undefined = a lifelike handful. */
export type StartSimulator = (options: {
  readonly containers?: number;
}) => Promise<{ readonly address: string; close(): Promise<void> }>;

/** Where docker looks for its engine. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export interface ShowOptions extends Surroundings {
  readonly world: World;
  readonly actions: Actions;
  readonly stats: StatsLane;
  /** Without it nobody can act on anything: the writer is never handed on. */
  readonly mayAct: boolean;
  readonly startSimulator: StartSimulator;
}

/** What ends each simulated engine. */
export type Simulators = Map<HostId, () => Promise<void>>;

/** Undefined is where docker itself would look. Throws Error with a sentence for an address that cannot be. */
export async function endpointAt(
  { env, home }: Surroundings,
  address: string | undefined,
): Promise<Endpoint> {
  const resolution = await resolveEndpoint(address, env, home);
  if (!resolution.ok) throw new Error(resolution.problem);
  return resolution.endpoint;
}

export function addEngine(options: ShowOptions, endpoint: Endpoint): HostId {
  return show(options, connect(options, endpoint), { address: endpoint.address, simulated: false });
}

/** `address` is `simulator` or `simulator:N`. */
export async function addSimulator(
  options: ShowOptions,
  simulators: Simulators,
  address: string,
): Promise<HostId> {
  const count = Number(address.slice(SIMULATOR.length + 1));
  const simulator = await options.startSimulator(count > 0 ? { containers: count } : {});
  const endpoint = await endpointAt(options, simulator.address);
  const host = show(options, connect(options, endpoint), { address, simulated: true });
  simulators.set(host, () => simulator.close());
  return host;
}

/** Where nobody may act, nothing is made that could. */
const connect = (options: ShowOptions, endpoint: Endpoint): ConnectedReader & Partial<ConnectedEngine> =>
  options.mayAct ? createEngine(endpoint) : createReading(endpoint);

type Shown = Pick<HostOptions, 'address' | 'simulated'>;

function show(
  { world, stats, actions }: ShowOptions,
  engine: ConnectedReader & Partial<ConnectedEngine>,
  shown: Shown,
): HostId {
  const { reader, calls, writer, refused } = engine;
  const host = world.addHost({ reader, calls, ...shown, ...(refused && { refused }) });
  if (writer !== undefined) actions.attach(host, { reader, writer });
  stats.attach(host, samplerOf({ world, host, reader, onStats: (each) => stats.take(host, each) }));
  return host;
}

/** They are gone from the world at once; resolves when they have ended. */
export async function removeSimulators(options: ShowOptions, simulators: Simulators): Promise<void> {
  const ended = [...simulators];
  simulators.clear();
  for (const [host] of ended) {
    options.actions.detach(host);
    options.stats.detach(host);
    options.world.removeHost(host);
  }
  await Promise.all(ended.map(([, end]) => end()));
}
