import { containersOf, hostsOf, type ContainerId, type RecordMap } from '../../shared/records.ts';
import type { TownScene } from '../scene/townScene.ts';
import { actionUnderWay, type PendingMap } from '../store/pending.ts';
import { ARMED_MS, type PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { chainedAnew } from './chainedAnew.ts';
import { createShowFigures } from './showFigures.ts';

export interface ShownStores {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Carries what changed in the stores over to the scene. Called once a frame, before it is drawn; between two calls any
 * number of patches is one change.
 */
export function createShowWorld(scene: TownScene, stores: ShownStores): () => void {
  const showRecords = createShowRecords(scene, stores);
  const showPending = createShowPending(scene, stores);
  const showFigures = createShowFigures(scene, stores);
  return () => {
    showRecords();
    showPending();
    showFigures();
  };
}

function createShowRecords(scene: TownScene, { world }: ShownStores): () => void {
  let held: RecordMap = new Map();
  let wasLive = true;
  let wasAllowed = world.getState().rights;
  let shown = held;
  return () => {
    const { records, connection, rights } = world.getState();
    // A short gap in the patches is no loss; after a loss only the whole world brings life back.
    const isLive = connection === 'live' || (wasLive && connection !== 'lost');
    if (records === held && isLive === wasLive && rights === wasAllowed) return;
    const seen = rights === wasAllowed ? records : madeNew(records);
    const next = chainedAnew(shown, isLive ? seen : withoutLife(seen));
    scene.sync(shown, next);
    held = records;
    wasLive = isLive;
    wasAllowed = rights;
    shown = next;
  };
}

/** Every container as another object: what is chained at each of them is looked at anew. */
function madeNew(records: RecordMap): RecordMap {
  const next = new Map(records);
  for (const container of containersOf(records)) next.set(container.id, { ...container });
  return next;
}

/** While the server is away nothing is known to be live, whatever was said last. */
export function withoutLife(records: RecordMap): RecordMap {
  const stale = hostsOf(records).filter(({ state }) => state === 'live');
  const next = new Map(records);
  for (const host of stale) next.set(host.id, { ...host, state: 'stale' });
  return next;
}

function createShowPending(scene: TownScene, { pending, now }: ShownStores): () => void {
  let shown: PendingMap = new Map();
  let wasArmed = false;
  return () => {
    const { entries, armed } = pending.getState();
    if (entries !== shown) showEntries(scene, shown, entries);
    if (armed !== null || wasArmed) showArmed(scene, armed, now());
    shown = entries;
    wasArmed = armed !== null;
  };
}

function showEntries(scene: TownScene, previous: PendingMap, next: PendingMap): void {
  for (const id of new Set([...previous.keys(), ...next.keys()])) {
    const entry = next.get(id);
    if (entry === previous.get(id)) continue;
    scene.setPending(id, actionUnderWay(entry));
    if (entry?.phase === 'refused') scene.setRefused(id);
  }
}

function showArmed(
  scene: TownScene,
  armed: { readonly id: ContainerId; readonly until: number } | null,
  now: number,
): void {
  if (armed === null) scene.setArmed(null, 0);
  else scene.setArmed(armed.id, Math.max(0, armed.until - now) / ARMED_MS);
}
