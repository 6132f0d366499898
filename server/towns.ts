import type { ActionResult, EngineOffer } from '../shared/intents.ts';
import { refuse } from './actions/refusals.ts';
import { findOffer, isAbsent, type FoundOffer } from './engineOffer.ts';
import {
  addEngine,
  addSimulator,
  endpointAt,
  removeSimulators,
  SIMULATOR,
  type ShowOptions,
  type Simulators,
} from './shownEngines.ts';

const OFFER_MS = 5_000;

export interface TownsOptions extends ShowOptions {
  readonly onOffer: (offer: EngineOffer | null) => void;
}

export interface StartedTowns {
  /** Where docker itself would look, when there is no socket there and the simulated town stands in; else null. */
  readonly missing: string | null;
}

/** Which engines are shown, and what stands in for one that is missing. */
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
  readonly simulators: Simulators;
  offered: FoundOffer | null;
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

async function startNamed(
  { options, simulators }: Parts,
  addresses: readonly string[],
): Promise<StartedTowns> {
  for (const address of addresses) {
    if (address.startsWith(SIMULATOR)) await addSimulator(options, simulators, address);
    else addEngine(options, await endpointAt(options, address));
  }
  return { missing: null };
}

async function startDefault(parts: Parts): Promise<StartedTowns> {
  const { options, simulators } = parts;
  const endpoint = await endpointAt(options, undefined);
  if (!isAbsent(endpoint)) {
    addEngine(options, endpoint);
    return { missing: null };
  }
  await addSimulator(options, simulators, SIMULATOR);
  parts.timer = setInterval(() => {
    void lookForEngine(parts);
  }, OFFER_MS);
  return { missing: endpoint.address };
}

async function showSimulator({ options, simulators }: Parts, shown: boolean): Promise<ActionResult> {
  const { map } = options.world;
  const isShown = simulators.size > 0;
  if (!shown && isShown && simulators.size === options.world.figures().size) {
    return refuse('state', 'the simulated town is all there is to show');
  }
  if (shown && !isShown) await addSimulator(options, simulators, SIMULATOR);
  if (!shown) await removeSimulators(options, simulators);
  return { ok: true, epoch: map.epoch, revision: map.revision() };
}

/** Only while the simulated town stands in for an engine; the town never switches by itself. */
async function lookForEngine(parts: Parts): Promise<void> {
  const found = await findOffer(parts.options);
  // Meanwhile somebody may have accepted.
  if (parts.timer === null || parts.offered?.offer.name === found?.offer.name) return;
  parts.offered = found;
  parts.options.onOffer(found?.offer ?? null);
}

async function acceptOffer(parts: Parts, address: string): Promise<ActionResult> {
  const { offered, options } = parts;
  if (offered?.offer.address !== address) return refuse('expired', 'this engine is no longer on offer');
  if (parts.timer !== null) clearInterval(parts.timer);
  parts.timer = null;
  parts.offered = null;
  // The simulated island first: the engine's then lies where the visitor stands.
  const ended = removeSimulators(options, parts.simulators);
  addEngine(options, offered.endpoint);
  options.onOffer(null);
  await ended;
  const { map } = options.world;
  return { ok: true, epoch: map.epoch, revision: map.revision() };
}
