import { containersOf, type Container, type ContainerId, type RecordMap } from '../../shared/records.ts';
import type { SlotFigures, TownScene } from '../scene/townScene.ts';
import { actionUnderWay, type PendingMap } from '../store/pending.ts';
import { ARMED_MS, type PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';

export interface ShownStores {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One core, in the unit of `docker stats`. */
const CORE_PERCENT = 100;
const STALE_CHECK_MS = 1_000;

/**
 * Carries what changed in the stores over to the scene. Called once a frame, before it is drawn; between two calls any
 * number of patches is one change.
 */
export function createShowWorld(scene: TownScene, stores: ShownStores): () => void {
  let records: RecordMap = new Map();
  let entries: PendingMap = new Map();
  let armed: ContainerId | null = null;
  let statsVersion = -1;
  let statsShownAt = 0;
  return () => {
    const next = stores.world.getState().records;
    if (next !== records) scene.sync(records, next);
    const pending = stores.pending.getState();
    if (pending.entries !== entries) showPending(scene, entries, pending.entries);
    if (pending.armed !== null || armed !== null) showArmed(scene, pending.armed, stores.now());
    const isDue = statsVersion !== stores.stats.version() || stores.now() - statsShownAt > STALE_CHECK_MS;
    if (isDue || next !== records) {
      scene.setStats(figuresOf(next, stores));
      statsVersion = stores.stats.version();
      statsShownAt = stores.now();
    }
    armed = pending.armed?.id ?? null;
    entries = pending.entries;
    records = next;
  };
}

function showPending(scene: TownScene, previous: PendingMap, next: PendingMap): void {
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

const figuresOf = (records: RecordMap, { stats, now }: ShownStores): SlotFigures[] =>
  containersOf(records).map((container) => ({
    slot: container.slot,
    cpu: (stats.cpuPercent[container.slot] ?? NaN) / ((container.cpuLimit ?? 1) * CORE_PERCENT),
    memory: (stats.memoryBytes[container.slot] ?? NaN) / memoryCeiling(container, records),
    stale: stats.isStale(container.slot, now()),
  }));

/** The container's limit, or all that its host has. */
function memoryCeiling(container: Container, records: RecordMap): number {
  const host = records.get(container.host);
  return container.memoryLimit ?? (host?.type === 'host' ? host.memoryBytes : null) ?? NaN;
}
