import type { ActionResult, EngineOffer } from '../shared/protocol.ts';
import type { HostId } from '../shared/records.ts';
import type { Actions } from './actions/actions.ts';
import { refuse } from './actions/refusals.ts';
import { createEngine, createReading, type ConnectedEngine, type ConnectedReader } from './engine/connect.ts';
import type { Endpoint } from './engine/endpoint.ts';
import { resolveEndpoint } from './engine/endpoints.ts';
import type { StatsLane } from './gateway/statsLane.ts';
import { samplerOf } from './stats/samplerOf.ts';
import type { HostOptions, World } from './world/world.ts';

const OFFER_MS = 5_000;
const SIMULATOR = 'simulator';

/** An engine that speaks Docker's API without containers behind it; `containers` undefined = a lifelike handful. */
export type StartSimulator = (options: {
  readonly containers?: number;
}) => Promise<{ readonly address: string; close(): Promise<void> }>;

export interface TownsOptions {
  readonly world: World;
  readonly actions: Actions;
  readonly stats: StatsLane;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Without it nobody can act on anything: the writer is never handed on. */
  readonly mayAct: boolean;
  readonly startSimulator: StartSimulator;
  readonly onOffer: (offer: EngineOffer | null) => void;
}

export interface StartedTowns {
  /** Where docker itself would look, when there is no socket there and the simulated town stands in; else null. */
  readonly missing: string | null;
}

/** Which engines are shown. */
export interface Towns {
  /** Shows these, or what docker itself would use. Throws Error with a sentence for an address that cannot be. */
  start(addresses: readonly string[]): Promise<StartedTowns>;
  showSimulator(shown: boolean): Promise<ActionResult>;
  acceptOffer(address: string): Promise<ActionResult>;
  close(): Promise<void>;
}

interface Parts {
  readonly options: TownsOptions;
  /** What ends each simulated engine. */
  readonly simulators: Map<HostId, () => Promise<void>>;
  offered: { readonly endpoint: Endpoint; readonly offer: EngineOffer } | null;
  timer: NodeJS.Timeout | null;
  /** One change of the towns at a time. */
  isChanging: boolean;
}

export function createTowns(options: TownsOptions): Towns {
  const parts: Parts = { options, simulators: new Map(), offered: null, timer: null, isChanging: false };
  return {
    start: (addresses) => (addresses.length === 0 ? startDefault(parts) : startNamed(parts, addresses)),
    showSimulator: (shown) => alone(parts, () => showSimulator(parts, shown)),
    acceptOffer: (address) => alone(parts, () => acceptOffer(parts, address)),
    async close() {
      if (parts.timer !== null) clearInterval(parts.timer);
      await Promise.all([...parts.simulators.values()].map((end) => end()));
    },
  };
}

async function alone(parts: Parts, change: () => Promise<ActionResult>): Promise<ActionResult> {
  if (parts.isChanging) return refuse('busy', 'the towns are just being changed: wait a moment');
  parts.isChanging = true;
  try {
    return await change();
  } finally {
    parts.isChanging = false;
  }
}

async function startNamed(parts: Parts, addresses: readonly string[]): Promise<StartedTowns> {
  for (const address of addresses) {
    if (address.startsWith(SIMULATOR)) await addSimulator(parts, address);
    else addEngine(parts, await endpointAt(parts, address));
  }
  return { missing: null };
}

/** No socket file at all means that there is no Docker here; a socket that refuses is an engine in trouble. */
async function startDefault(parts: Parts): Promise<StartedTowns> {
  const endpoint = await endpointAt(parts, undefined);
  if (!isAbsent(endpoint)) {
    addEngine(parts, endpoint);
    return { missing: null };
  }
  await addSimulator(parts, SIMULATOR);
  parts.timer = setInterval(() => {
    void lookForEngine(parts);
  }, OFFER_MS);
  return { missing: endpoint.address };
}

const isAbsent = (endpoint: Endpoint): boolean => endpoint.kind === 'unix' && !endpoint.socketExists;

async function endpointAt({ options }: Parts, address: string | undefined): Promise<Endpoint> {
  const resolution = await resolveEndpoint(address, options.env, options.home);
  if (!resolution.ok) throw new Error(resolution.problem);
  return resolution.endpoint;
}

function addEngine(parts: Parts, endpoint: Endpoint): HostId {
  return show(parts, connect(parts, endpoint), { address: endpoint.address, simulated: false });
}

/** `address` is `simulator` or `simulator:N`. */
async function addSimulator(parts: Parts, address: string): Promise<HostId> {
  const count = Number(address.slice(SIMULATOR.length + 1));
  const simulator = await parts.options.startSimulator(count > 0 ? { containers: count } : {});
  const endpoint = await endpointAt(parts, simulator.address);
  const host = show(parts, connect(parts, endpoint), { address, simulated: true });
  parts.simulators.set(host, () => simulator.close());
  return host;
}

/** Where nobody may act, nothing is made that could. */
const connect = ({ options }: Parts, endpoint: Endpoint): ConnectedReader & Partial<ConnectedEngine> =>
  options.mayAct ? createEngine(endpoint) : createReading(endpoint);

type Shown = Pick<HostOptions, 'address' | 'simulated'>;

function show({ options }: Parts, engine: ConnectedReader & Partial<ConnectedEngine>, shown: Shown): HostId {
  const { world, stats, actions } = options;
  const { reader, calls, writer, refused } = engine;
  const host = world.addHost({ reader, calls, ...shown, ...(refused && { refused }) });
  if (writer !== undefined) actions.attach(host, { reader, writer });
  stats.attach(host, samplerOf({ world, host, reader, onStats: (each) => stats.take(host, each) }));
  return host;
}

/** They are gone from the world at once; resolves when they have ended. */
async function removeSimulators({ options, simulators }: Parts): Promise<void> {
  const ended = [...simulators];
  simulators.clear();
  for (const [host] of ended) {
    options.actions.detach(host);
    options.stats.detach(host);
    options.world.removeHost(host);
  }
  await Promise.all(ended.map(([, end]) => end()));
}

async function showSimulator(parts: Parts, shown: boolean): Promise<ActionResult> {
  const { map } = parts.options.world;
  const isShown = parts.simulators.size > 0;
  if (!shown && isShown && parts.simulators.size === parts.options.world.figures().size) {
    return refuse('state', 'the simulated town is all there is to show');
  }
  if (shown && !isShown) await addSimulator(parts, SIMULATOR);
  if (!shown) await removeSimulators(parts);
  return { ok: true, epoch: map.epoch, revision: map.revision() };
}

/** Only while the simulated town stands in for an engine; the town never switches by itself. */
async function lookForEngine(parts: Parts): Promise<void> {
  const found = await findOffer(parts);
  // Meanwhile somebody may have accepted.
  if (parts.timer === null || parts.offered?.offer.name === found?.offer.name) return;
  parts.offered = found;
  parts.options.onOffer(found?.offer ?? null);
}

async function findOffer(parts: Parts): Promise<Parts['offered']> {
  const endpoint = await endpointAt(parts, undefined).catch(() => null);
  if (endpoint === null || isAbsent(endpoint)) return null;
  const name = await nameOf(endpoint);
  return name === null ? null : { endpoint, offer: { address: endpoint.address, name } };
}

/** Null while it does not answer. */
const nameOf = (endpoint: Endpoint): Promise<string | null> =>
  createReading(endpoint)
    .reader.describe(AbortSignal.timeout(OFFER_MS))
    .then(
      ({ name }) => name ?? endpoint.address,
      () => null,
    );

async function acceptOffer(parts: Parts, address: string): Promise<ActionResult> {
  const { offered, options } = parts;
  if (offered?.offer.address !== address) return refuse('expired', 'this engine is no longer on offer');
  if (parts.timer !== null) clearInterval(parts.timer);
  parts.timer = null;
  parts.offered = null;
  // The simulated island first: the engine's then lies where the visitor stands.
  const ended = removeSimulators(parts);
  addEngine(parts, offered.endpoint);
  options.onOffer(null);
  await ended;
  const { map } = options.world;
  return { ok: true, epoch: map.epoch, revision: map.revision() };
}
