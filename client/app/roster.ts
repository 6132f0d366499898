import { differing } from '../../shared/layeredMap.ts';
import { isRunning, type Container, type RecordId, type RecordMap } from '../../shared/records.ts';
import { hasFigures, SLOTS } from '../store/statsStore.ts';
import { createPlaces, type Places } from './places.ts';

/**
 * What the figures of a container need of its record, by slot. Columns, since to read the records of ten thousand takes
 * ten times as long as all that is done with them.
 */
export interface Roster {
  /** 100 = one core. NaN of who has none; what was of somebody who is gone stays, unless another comes. */
  readonly cpuLimit: ArrayLike<number>;
  /** Bytes; 0 = unlimited, NaN as above. */
  readonly memoryLimit: ArrayLike<number>;
  /** 1 where somebody runs. */
  readonly isRunning: ArrayLike<number>;
  /** Number of where somebody stands; see `places`. */
  readonly placeAt: ArrayLike<number>;
  readonly places: Places['byNumber'];
  /** Above all slots that were ever somebody's. */
  readonly end: () => number;
  /** Takes up what changed since the last call, which costs that much, and not what there is. */
  readonly follow: (records: RecordMap) => RosterChange;
}

export interface RosterChange {
  /** Of those whose records are others. */
  readonly slots: readonly number[];
  /** A host or a district is another, which may concern everybody. */
  readonly havePlacesChanged: boolean;
}

const UNCHANGED: RosterChange = { slots: [], havePlacesChanged: false };
/** One core, in the unit of `docker stats`. */
const CORE_PERCENT = 100;

export function createRoster(): Roster {
  const columns = createColumns();
  const places = createPlaces();
  let held: RecordMap = new Map();
  let end = 0;
  const settle = (container: Container): void => {
    write(columns, container);
    columns.placeAt[container.slot] = places.numberOf(container, held);
    end = Math.max(end, container.slot + 1);
  };
  return {
    ...columns,
    places: places.byNumber,
    end: () => end,
    follow: (records) => {
      if (records === held) return UNCHANGED;
      const previous = held;
      const changed = differing(previous, records);
      held = records;
      const containers = containersAt(changed, records);
      containers.forEach(settle);
      const areas = changed.filter((id) => (records.get(id) ?? previous.get(id))?.type !== 'container');
      for (const id of areas) places.renew(id, records);
      return { slots: containers.map(({ slot }) => slot), havePlacesChanged: areas.length > 0 };
    },
  };
}

const createColumns = () => ({
  cpuLimit: new Float32Array(SLOTS),
  memoryLimit: new Float64Array(SLOTS),
  isRunning: new Uint8Array(SLOTS),
  placeAt: new Uint32Array(SLOTS),
});

function write(columns: ReturnType<typeof createColumns>, container: Container): void {
  const { slot, state, cpuLimit, memoryLimit } = container;
  const isCounted = hasFigures(state);
  columns.cpuLimit[slot] = isCounted ? (cpuLimit ?? 1) * CORE_PERCENT : NaN;
  columns.memoryLimit[slot] = isCounted ? (memoryLimit ?? 0) : NaN;
  columns.isRunning[slot] = isRunning(container) ? 1 : 0;
}

const containersAt = (ids: readonly RecordId[], records: RecordMap): readonly Container[] =>
  ids.flatMap((id) => {
    const record = records.get(id);
    return record?.type === 'container' ? [record] : [];
  });
