import { containersOf, hostsOf, type ContainerId, type RecordMap } from '../../shared/records.ts';
import type { TownScene } from '../scene/townScene.ts';
import { actionUnderWay, type PendingMap } from '../store/pending.ts';
import { ARMED_MS, type PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { Connection, WorldStore } from '../store/worldStore.ts';
import { chainedAnew } from './chainedAnew.ts';
import { nearFirst, type ArrivalAt } from './nearFirst.ts';
import { createShowFigures, type FiguredScene } from './showFigures.ts';

export interface ShownStores {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type ShownIn = Pick<TownScene, 'sync' | 'setPending' | 'setRefused' | 'setArmed' | keyof FiguredScene>;

/**
 * Carries what changed in the stores over to the scene. Called once a frame, before it is drawn; between two calls any
 * number of patches is one change.
 */
export function createShowWorld(scene: ShownIn, stores: ShownStores, arrival: Arrival): () => void {
  const showRecords = createShowRecords(scene, stores, arrival);
  const showPending = createShowPending(scene, stores);
  const showFigures = createShowFigures(scene, stores);
  return () => {
    const isAllShown = showRecords();
    showPending();
    if (isAllShown) showFigures();
  };
}

/** Until its land is there, far houses of a large town would stand in the open sea, and each frame of them costs a slow machine seconds. */
export interface Arrival {
  readonly arrivalAt: ArrivalAt;
  /** Whether all land of the world stands. */
  readonly hasLand: () => boolean;
}

/** Tells whether all of the world is shown now. */
function createShowRecords(scene: ShownIn, { world }: ShownStores, arrival: Arrival): () => boolean {
  let held: RecordMap = new Map();
  let wasLive = true;
  let wasAllowed = world.getState().rights;
  let shown = held;
  let isAll = false;
  return () => {
    const { records, connection, rights } = world.getState();
    const isLive = isLiveNow(connection, wasLive);
    const isKnown = records === held && isLive === wasLive && rights === wasAllowed;
    if (isKnown && (isAll || !arrival.hasLand())) return isAll;
    const seen = rights === wasAllowed ? records : madeNew(records);
    const next = chainedAnew(shown, isLive ? seen : withoutLife(seen));
    const part = partOf(next, shown, arrival);
    scene.sync(shown, part);
    held = records;
    wasLive = isLive;
    wasAllowed = rights;
    shown = part;
    isAll = part === next;
    return isAll;
  };
}

const partOf = (next: RecordMap, shown: RecordMap, { hasLand, arrivalAt }: Arrival): RecordMap =>
  hasLand() ? next : nearFirst(shown, next, arrivalAt);

/** A short gap in the patches is no loss; after a loss only the whole world brings life back. */
const isLiveNow = (connection: Connection, wasLive: boolean): boolean =>
  connection === 'live' || (wasLive && connection !== 'lost');

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

function createShowPending(scene: ShownIn, { pending, now }: ShownStores): () => void {
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

function showEntries(scene: ShownIn, previous: PendingMap, next: PendingMap): void {
  for (const id of new Set([...previous.keys(), ...next.keys()])) {
    const entry = next.get(id);
    if (entry === previous.get(id)) continue;
    scene.setPending(id, actionUnderWay(entry));
    if (entry?.phase === 'refused') scene.setRefused(id);
  }
}

function showArmed(
  scene: ShownIn,
  armed: { readonly id: ContainerId; readonly until: number } | null,
  now: number,
): void {
  if (armed === null) scene.setArmed(null, 0);
  else scene.setArmed(armed.id, Math.max(0, armed.until - now) / ARMED_MS);
}
