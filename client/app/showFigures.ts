import { differing } from '../../shared/layeredMap.ts';
import { containersOf, isRunning, type Container, type RecordMap } from '../../shared/records.ts';
import type { SlotFigures, TownScene } from '../scene/townScene.ts';
import { hasFigures, type StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { farFigures, type Figures } from './farFigures.ts';

export interface FiguredStores {
  readonly world: WorldStore;
  readonly stats: StatsStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One core, in the unit of `docker stats`. */
const CORE_PERCENT = 100;
const STALE_CHECK_MS = 1_000;

/** All figures are shown when new ones came, and once a second, since they grow stale; of a patch only those of what it changed. */
export function createShowFigures(scene: Pick<TownScene, 'setStats'>, stores: FiguredStores): () => void {
  const { world, stats, now } = stores;
  let shown: RecordMap = new Map();
  let version = -1;
  let shownAtMs = 0;
  return () => {
    const { records } = world.getState();
    const isDue = version !== stats.version() || now() - shownAtMs >= STALE_CHECK_MS;
    if (!isDue && records === shown) return;
    const containers = isDue ? containersOf(records) : changedContainers(shown, records);
    scene.setStats(figuresOf(containers, records, stores));
    shown = records;
    if (!isDue) return;
    version = stats.version();
    shownAtMs = now();
  };
}

/** Those whose records are others; all of them when that of a host or a district is. */
function changedContainers(previous: RecordMap, next: RecordMap): readonly Container[] {
  const changed = differing(previous, next).map((id) => next.get(id) ?? previous.get(id));
  if (changed.some((record) => record?.type !== 'container')) return containersOf(next);
  return changed.flatMap((record) => (record?.type === 'container' && next.has(record.id) ? [record] : []));
}

/** Shares of what each may use. */
function figuresOf(
  containers: readonly Container[],
  records: RecordMap,
  { stats, now }: FiguredStores,
): SlotFigures[] {
  const nowMs = now();
  const far = farFigures(records, stats, nowMs);
  const cpuOf = ({ slot, cpuLimit }: Container, mean?: Figures): number =>
    (mean?.cpuPercent ?? stats.cpuPercent[slot] ?? NaN) / ((cpuLimit ?? 1) * CORE_PERCENT);
  const memoryOf = (container: Container, mean?: Figures): number =>
    (mean?.memoryBytes ?? stats.memoryBytes[container.slot] ?? NaN) / memoryCeiling(container, records);
  return containers.map((container) => {
    const { slot } = container;
    const isStale = stats.isStale(slot, nowMs);
    const mean = isStale && isRunning(container) ? far(container) : undefined;
    const stale = isStale && mean === undefined;
    if (!hasFigures(container.state)) return { slot, cpu: NaN, memory: NaN, stale };
    return { slot, cpu: cpuOf(container, mean), memory: memoryOf(container, mean), stale };
  });
}

/** The container's limit, or all that its host has. */
function memoryCeiling(container: Container, records: RecordMap): number {
  if (container.memoryLimit !== null) return container.memoryLimit;
  const host = records.get(container.host);
  return (host?.type === 'host' ? host.memoryBytes : null) ?? NaN;
}
