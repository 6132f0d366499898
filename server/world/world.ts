import type { FeedItem } from '../../shared/feed.ts';
import { engineIdOf, hostId } from '../../shared/records.ts';
import type { Container, ContainerId, HostId } from '../../shared/records.ts';
import { EngineError } from '../engine/engine.ts';
import type { EngineReader } from '../engine/engine.ts';
import type { CallCount } from '../engine/laned.ts';
import type { Clock } from './clock.ts';
import { createFeed } from './feed.ts';
import { hostKeyOf } from './hostKey.ts';
import { createHostModel } from './hostModel.ts';
import type { HostModel } from './hostModel.ts';
import type { TownStore } from './hostRecords.ts';
import { createPatience } from './patience.ts';
import { NO_RULES } from './protection.ts';
import type { ProtectionRules } from './protection.ts';
import { createSlots } from './slots.ts';
import type { Slots } from './slots.ts';
import { watchEngine } from './watchEngine.ts';
import type { EngineWatch } from './watchEngine.ts';
import { newFigures } from './watchParts.ts';
import type { RefusedActions, WatchFigures, WatchLog } from './watchParts.ts';
import { createWorldMap } from './worldMap.ts';
import type { WorldMap } from './worldMap.ts';

export interface WorldOptions {
  readonly epoch: string;
  readonly clock: Clock;
  readonly store: TownStore;
  readonly log: WatchLog;
  /** Nothing is protected beside what is labelled so, when this is not given. */
  readonly rules?: Partial<ProtectionRules>;
}

export interface HostOptions {
  readonly reader: EngineReader;
  /** The configured address, where it differs from the reader's. */
  readonly address: string;
  readonly simulated: boolean;
  readonly calls?: () => readonly CallCount[];
  /** See `WatchParts`. */
  readonly refused?: RefusedActions;
}

export interface World {
  readonly map: WorldMap;
  addHost(options: HostOptions): HostId;
  /** Its island and all that stands on it are gone in one patch. */
  removeHost(host: HostId): void;
  container(id: ContainerId): Container | undefined;
  /** For what the map does not hold. */
  reader(host: HostId): EngineReader | undefined;
  /** Reads the container anew; resolves with the revision at which that was done. Rejects with EngineError. */
  refresh(id: ContainerId): Promise<number>;
  /** A proxy before this host's engine has kept back an action. Rejects with EngineError. */
  meetProxy(host: HostId): Promise<void>;
  onFeed(listener: (items: readonly FeedItem[]) => void): () => void;
  figures(): ReadonlyMap<HostId, WatchFigures>;
  close(): void;
}

interface Watched {
  readonly reader: EngineReader;
  readonly model: HostModel;
  readonly watch: EngineWatch;
  readonly calls: () => readonly CallCount[];
  readonly close: () => void;
}

interface Parts {
  readonly options: WorldOptions;
  readonly map: WorldMap;
  readonly slots: Slots;
  readonly hosts: Map<HostId, Watched>;
  readonly feedListeners: Set<(items: readonly FeedItem[]) => void>;
}

/** The domain: hosts, each watched for ever, and one map of records that equals what their engines list. */
export function createWorld(options: WorldOptions): World {
  const parts: Parts = {
    options,
    map: createWorldMap(options.epoch),
    slots: createSlots(() => options.clock.now()),
    hosts: new Map(),
    feedListeners: new Set(),
  };
  return {
    map: parts.map,
    addHost: (host) => addHost(parts, host),
    removeHost: (host) => removeHost(parts, host),
    container: (id) => containerOf(parts, id),
    reader: (host) => parts.hosts.get(host)?.reader,
    refresh: (id) => refresh(parts, id),
    meetProxy: async (host) => parts.hosts.get(host)?.watch.meetProxy(),
    onFeed(listener) {
      parts.feedListeners.add(listener);
      return () => parts.feedListeners.delete(listener);
    },
    figures: () =>
      new Map([...parts.hosts].map(([id, { watch, calls }]) => [id, { ...watch.figures(), calls: calls() }])),
    close() {
      for (const host of parts.hosts.values()) host.close();
    },
  };
}

function addHost(parts: Parts, options: HostOptions): HostId {
  const { reader, address, simulated, refused, calls = () => [] } = options;
  const { clock, log, store } = parts.options;
  // None of ours is on an engine that is made up.
  const rules = { ...NO_RULES, ...parts.options.rules, ...(simulated && { cannotTell: false }) };
  const hostKey = hostKeyOf(address);
  const host = hostId(hostKey);
  if (parts.hosts.has(host)) return host;
  const model = createHostModel({
    ...{ hostKey, address, simulated, store, rules, slots: parts.slots, now: () => clock.now() },
    index: freeIndex(parts),
    publish: (change) => parts.map.apply(change),
  });
  const feed = createFeed({
    ...{ clock, host, hostKey },
    isHidden: (engineId) => model.listing.all().get(engineId)?.hidden === true,
    onFeed: (items) => parts.feedListeners.forEach((listener) => listener(items)),
  });
  parts.map.apply({ put: [model.host()], remove: [] });
  const figures = newFigures();
  const watch = watchEngine({
    ...{ reader, model, clock, log, figures, refused, patience: createPatience() },
    onEvent: (event) => feed.add(event),
  });
  const close = () => {
    watch.close();
    feed.close();
  };
  parts.hosts.set(host, { reader, model, watch, calls, close });
  return host;
}

function removeHost({ hosts }: Parts, host: HostId) {
  const removed = hosts.get(host);
  hosts.delete(host);
  removed?.close();
  removed?.model.release();
}

function freeIndex({ hosts }: Parts): number {
  const taken = new Set([...hosts.values()].map(({ model }) => model.host().index));
  let index = 0;
  while (taken.has(index)) index += 1;
  return index;
}

function containerOf({ map }: Parts, id: ContainerId): Container | undefined {
  const record = map.get(id);
  return record?.type === 'container' ? record : undefined;
}

async function refresh({ hosts, map }: Parts, id: ContainerId): Promise<number> {
  const watched = hosts.get(hostId(hostKeyIn(id)));
  if (watched === undefined) throw new EngineError('unreachable', 'this host is no longer shown');
  await watched.watch.reread(engineIdOf(id));
  return map.revision();
}

const hostKeyIn = (id: ContainerId): string => id.slice('container:'.length, id.lastIndexOf('/'));
