import type { Refusable } from '../../shared/proxy.ts';
import { hostId } from '../../shared/records.ts';
import type { Host, HostId, HostState, WorldRecord } from '../../shared/records.ts';
import type { ContainerDetails, EngineDescription } from '../engine/engine.ts';
import { forget, forgetAll, isVisible, publish, recordsOf, takeDistricts } from './hostRecords.ts';
import type { HostModelOptions, Model } from './hostRecords.ts';
import { createLayout } from './layout.ts';
import type { Placement } from './layout.ts';
import { createListing } from './listing.ts';
import type { Listing, ListingChange } from './listing.ts';
import { ownProjectIn } from './protection.ts';

export interface HostModel {
  readonly id: HostId;
  readonly listing: Listing;
  host(): Host;
  /** The engine's own id; '' before it has answered. */
  engineId(): string;
  /** The engine has answered; another engine at the same address starts a new town. */
  met(description: EngineDescription): void;
  /** What a proxy before the engine refuses; told at once while it is live, else with the next state. */
  setRefused(refused: readonly Refusable[]): void;
  setState(state: HostState, problem: string | null): void;
  /** The records were right just now. */
  confirm(): void;
  /** Takes over what changed in the listing, and publishes; after a list of all, empty ground is looked over too. */
  apply(change: ListingChange, read: 'all' | 'some'): void;
  setDetails(found: readonly ContainerDetails[]): void;
  hasDetails(engineId: string): boolean;
  /** Its island and all that stands on it are gone, in one change. */
  release(): void;
}

/** All that is known of one host, and the records that say it. */
export function createHostModel(options: HostModelOptions): HostModel {
  const model = newModel(options);
  return {
    id: model.host.id,
    listing: model.listing,
    host: () => model.host,
    engineId: () => model.engineId,
    met(description) {
      if (description.engineId !== model.engineId) enterTown(model, description.engineId);
      const { name, version, cpus, memoryBytes } = description;
      const named = { name: name ?? options.address, engineVersion: version };
      model.host = { ...model.host, ...named, cpus, memoryBytes };
    },
    setRefused(refused) {
      setRefused(model, refused);
    },
    setState(state, problem) {
      if (model.host.state === state && model.host.problem === problem) return;
      model.host = { ...model.host, state, problem, confirmedAt: model.confirmedAt };
      publish(model, []);
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
      const engineIds = present.map(({ engineId }) => engineId);
      publish(model, recordsOf(model, engineIds));
    },
    hasDetails: (engineId) => model.details.has(engineId),
    release() {
      forgetAll(model);
      options.publish({ put: [], remove: [...model.gone, model.host.id] });
    },
  };
}

/** Absent, not empty, where nothing is: so an engine without a proxy has the record that it always had. */
function setRefused(model: Model, refused: readonly Refusable[]) {
  const rest = { ...model.host };
  delete rest.refused;
  model.host = refused.length === 0 ? rest : { ...rest, refused };
  if (rest.state === 'live') publish(model, []);
}

function newModel(options: HostModelOptions): Model {
  const { hostKey, index, address, simulated } = options;
  return {
    options,
    listing: createListing(),
    details: new Map(),
    ...{ made: new Map(), plotOf: new Map(), districts: new Map(), gone: [] },
    host: {
      ...{ type: 'host', id: hostId(hostKey), index, name: address, address, simulated },
      ...{ state: 'connecting', problem: null, confirmedAt: null },
      ...{ engineVersion: null, cpus: null, memoryBytes: null },
    },
    engineId: '',
    layout: null,
    ownProject: '',
    confirmedAt: null,
  };
}

function enterTown(model: Model, engineId: string) {
  const { hostKey, store, now } = model.options;
  const town = `${hostKey}/${engineId}`;
  forgetAll(model);
  model.listing.clear();
  model.engineId = engineId;
  model.layout = createLayout(store.load(town), now, (change) => {
    store.save(town, change);
  });
}

function apply(model: Model, change: ListingChange, read: 'all' | 'some') {
  forget(model, change.removed);
  if (read === 'all') {
    model.ownProject = ownProjectIn(model.listing.all().values(), model.options.rules);
    placeAll(model);
    publish(model, [...model.districts.values(), ...recordsOf(model, model.listing.all().keys())]);
  } else {
    publish(model, placeSome(model, change));
  }
}

function placeAll(model: Model) {
  const { layout, plotOf, districts, gone } = model;
  if (layout === null) return;
  const placed = layout.place([...model.listing.all().values()].filter(isVisible));
  for (const [engineId, plot] of placed.plotOf) plotOf.set(engineId, plot);
  for (const [project, { id }] of districts) {
    if (placed.districts.has(project)) continue;
    districts.delete(project);
    gone.push(id);
  }
  takeDistricts(model, placed.districts);
}

const NOWHERE: Placement = { plotOf: new Map(), districts: new Map() };

/** Answers the records that this may have changed. */
function placeSome(model: Model, { changed, removed }: ListingChange): WorldRecord[] {
  const { layout, plotOf, listing } = model;
  const come = changed.flatMap((engineId) => listing.all().get(engineId) ?? []).filter(isVisible);
  const moved = layout?.move(come, removed) ?? NOWHERE;
  for (const [engineId, plot] of moved.plotOf) plotOf.set(engineId, plot);
  const taken = takeDistricts(model, moved.districts);
  return [...taken, ...recordsOf(model, new Set([...changed, ...moved.plotOf.keys()]))];
}
