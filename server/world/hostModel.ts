import { containerId, districtId, hostId } from '../../shared/records.ts';
import type { Container, District, Host, HostId, HostState, WorldRecord } from '../../shared/records.ts';
import type { ContainerDetails, EngineDescription, ListedContainer } from '../engine/engine.ts';
import { containerRecord } from './containerRecord.ts';
import { holderOf } from './holders.ts';
import { createLayout } from './layout.ts';
import type { Layout, Placement, TownChange, TownRows } from './layout.ts';
import { createListing } from './listing.ts';
import type { Listing, ListingChange } from './listing.ts';
import type { Slots } from './slots.ts';

/** Where plots are kept; a town is one engine at one address. */
export interface TownStore {
  load(town: string): TownRows;
  save(town: string, change: TownChange): void;
}

export interface HostModelOptions {
  readonly hostKey: string;
  readonly index: number;
  readonly address: string;
  readonly simulated: boolean;
  readonly slots: Slots;
  readonly store: TownStore;
  readonly now: () => number;
  /** Our own container is protected, whatever its labels say. */
  readonly isOwn: (engineId: string) => boolean;
  /** Gets all records of the host, whole; those that say the same are the same objects. */
  readonly publish: (host: HostId, records: readonly WorldRecord[]) => void;
}

export interface HostModel {
  readonly id: HostId;
  readonly listing: Listing;
  host(): Host;
  /** The engine has answered; another engine at the same address starts a new town. */
  met(description: EngineDescription): void;
  setState(state: HostState, problem: string | null): void;
  /** The records were right just now. */
  confirm(): void;
  /** Takes over what changed in the listing, and publishes; after a list of all, empty ground is looked over too. */
  apply(change: ListingChange, read: 'all' | 'some'): void;
  setDetails(found: readonly ContainerDetails[]): void;
  hasDetails(engineId: string): boolean;
  /** Gives up all that was held for this host's containers. */
  release(): void;
}

interface Made {
  readonly listed: ListedContainer;
  readonly details: ContainerDetails | undefined;
  readonly plot: number | null;
  readonly record: Container;
}

interface Model {
  readonly options: HostModelOptions;
  readonly listing: Listing;
  readonly details: Map<string, ContainerDetails>;
  readonly made: Map<string, Made>;
  host: Host;
  /** The engine's own id; '' before it has answered. */
  engineId: string;
  layout: Layout | null;
  placement: Placement;
  confirmedAt: number | null;
}

const NOWHERE: Placement = { plotOf: new Map(), districts: new Map() };

/** All that is known of one host, and the records that say it. */
export function createHostModel(options: HostModelOptions): HostModel {
  const model = newModel(options);
  return {
    id: model.host.id,
    listing: model.listing,
    host: () => model.host,
    met(description) {
      if (description.engineId !== model.engineId) enterTown(model, description.engineId);
      const { name, version, cpus, memoryBytes } = description;
      model.host = { ...model.host, name, engineVersion: version, cpus, memoryBytes };
    },
    setState(state, problem) {
      if (model.host.state === state && model.host.problem === problem) return;
      model.host = { ...model.host, state, problem, confirmedAt: model.confirmedAt };
      publish(model);
    },
    confirm() {
      model.confirmedAt = options.now();
    },
    apply(change, read) {
      apply(model, change, read);
    },
    setDetails(found) {
      const present = found.filter(({ engineId }) => model.listing.all().has(engineId));
      for (const details of present) model.details.set(details.engineId, details);
      if (present.length > 0) publish(model);
    },
    hasDetails: (engineId) => model.details.has(engineId),
    release() {
      forget(model, [...model.listing.all().keys()]);
    },
  };
}

function newModel(options: HostModelOptions): Model {
  const { hostKey, index, address, simulated } = options;
  return {
    options,
    listing: createListing(),
    details: new Map(),
    made: new Map(),
    host: {
      ...{ type: 'host', id: hostId(hostKey), index, name: address, address, simulated },
      ...{ state: 'connecting', problem: null, confirmedAt: null },
      ...{ engineVersion: null, cpus: null, memoryBytes: null },
    },
    engineId: '',
    layout: null,
    placement: NOWHERE,
    confirmedAt: null,
  };
}

function enterTown(model: Model, engineId: string) {
  const { hostKey, store, now } = model.options;
  const town = `${hostKey}/${engineId}`;
  forget(model, [...model.listing.all().keys()]);
  model.listing.clear();
  model.engineId = engineId;
  model.placement = NOWHERE;
  model.layout = createLayout(store.load(town), now, (change) => {
    store.save(town, change);
  });
}

function forget({ options, details, made }: Model, engineIds: Iterable<string>) {
  for (const engineId of engineIds) {
    details.delete(engineId);
    made.delete(engineId);
    options.slots.release(containerId(options.hostKey, engineId));
  }
}

function apply(model: Model, change: ListingChange, read: 'all' | 'some') {
  const isMoving = read === 'all' || mayMove(model, change);
  forget(model, change.removed);
  if (isMoving && model.layout !== null) model.placement = model.layout.place(visible(model));
  publish(model);
}

/** Only who comes, goes or is renamed can change who stands where. */
function mayMove({ listing, made }: Model, { changed, removed }: ListingChange): boolean {
  if (removed.length > 0) return true;
  return changed.some((engineId) => {
    const before = made.get(engineId)?.listed;
    const after = listing.all().get(engineId);
    return before === undefined || after === undefined || holderOf(before) !== holderOf(after);
  });
}

const visible = ({ listing }: Model): ListedContainer[] =>
  [...listing.all().values()].filter((container) => !container.hidden);

function publish(model: Model) {
  const { host, options } = model;
  const containers = visible(model).map((listed) => recordOf(model, listed));
  options.publish(host.id, [host, ...districtsOf(model), ...containers]);
}

function districtsOf({ host, options, placement }: Model): District[] {
  return [...placement.districts].map(([project, parcels]) => ({
    type: 'district',
    id: districtId(options.hostKey, project),
    host: host.id,
    project,
    parcels,
  }));
}

/** The same object as before when nothing that it says has changed. */
function recordOf({ options, host, placement, details, made }: Model, listed: ListedContainer): Container {
  const { hostKey, slots, isOwn } = options;
  const plot = placement.plotOf.get(listed.engineId) ?? null;
  const known = details.get(listed.engineId);
  const before = made.get(listed.engineId);
  if (before?.listed === listed && before.details === known && before.plot === plot) return before.record;
  const slot = slots.take(containerId(hostKey, listed.engineId));
  const record = containerRecord(listed, known, {
    ...{ host: host.id, hostKey, plot, slot },
    isOwn: isOwn(listed.engineId),
  });
  made.set(listed.engineId, { listed, details: known, plot, record });
  return record;
}
