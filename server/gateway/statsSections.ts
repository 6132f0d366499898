import { encodeChanges, encodePeriods, encodeStale, encodeSums } from '../../shared/statsFrame.ts';
import type { DistrictSum, HostPeriod, StatsChange } from '../../shared/statsFrame.ts';
import { fieldsOutside } from './deadBand.ts';
import { KEY_FRAMES, type StatsDistrict, type Town } from './statsDistricts.ts';
import type { StatsTable } from './statsTable.ts';

/** What one tick has to say; each part is encoded when the first client needs it, and shared by all. */
export interface Sections {
  /** What has changed in a district, or all of it when its turn has come; nothing when there is nothing. */
  news(district: StatsDistrict | 'town'): readonly Uint8Array[];
  /** All that the clients have been told of a district. */
  whole(district: StatsDistrict | 'town'): readonly Uint8Array[];
  sums(which: 'news' | 'all'): readonly Uint8Array[];
  /** The newest figures of one container, if there are newer ones than at the tick before, or `always`. */
  focus(slot: number, which: 'new' | 'always'): readonly Uint8Array[];
  periods(): Uint8Array;
}

export interface SectionSources {
  readonly table: StatsTable;
  readonly town: Town;
  /** Counts the ticks. */
  readonly tick: number;
  readonly now: number;
  /** When the tick before was. */
  readonly since: number;
  /** Slots that the clients know to be stale. */
  readonly stale: Set<number>;
  /** The sums that the clients have been told, by district. */
  readonly toldSums: Map<string, DistrictSum>;
  readonly periods: readonly HostPeriod[];
}

interface News {
  readonly changes: readonly StatsChange[];
  readonly stale: readonly number[];
}

/** Decides what is told at this tick, once for everybody. */
export function sectionsOf(sources: SectionSources): Sections {
  const { table, town, tick, since } = sources;
  const news = new Map(town.districts.map((each) => [each.key, newsOf(sources, each)]));
  const encoded = new Map<string, readonly Uint8Array[]>();
  const once = (name: string, encode: () => readonly Uint8Array[]) => {
    const known = encoded.get(name) ?? encode();
    encoded.set(name, known);
    return known;
  };
  const all = () => town.districts.map((each) => toldOf(sources, each));
  return {
    news: (district) =>
      once(`news ${keyOf(district)}`, () =>
        encodeNews(district === 'town' ? [...news.values()] : [news.get(district.key) ?? NOTHING]),
      ),
    whole: (district) =>
      once(`whole ${keyOf(district)}`, () =>
        encodeNews(district === 'town' ? all() : [toldOf(sources, district)]),
      ),
    sums: (which) => once(`sums ${which}`, () => sumsOf(sources, which, tick)),
    focus: (slot, which) =>
      which === 'new' && !table.isNew(slot, since)
        ? []
        : once(`focus ${String(slot)}`, () => {
            const change = table.newest(slot);
            return change === null || sources.stale.has(slot) ? [] : [encodeChanges([change])];
          }),
    periods: () => once('periods', () => [encodePeriods(sources.periods)])[0] ?? new Uint8Array(0),
  };
}

const NOTHING: News = { changes: [], stale: [] };
const keyOf = (district: StatsDistrict | 'town'): string => (district === 'town' ? '*' : district.key);

function newsOf({ table, tick, now, stale }: SectionSources, { slots, phase }: StatsDistrict): News {
  const kind = tick % KEY_FRAMES === phase ? 'key' : 'news';
  const changes: StatsChange[] = [];
  const grownStale: number[] = [];
  for (const slot of slots) {
    if (table.isStale(slot, now)) {
      if (kind === 'key' || !stale.has(slot)) grownStale.push(slot);
      stale.add(slot);
      continue;
    }
    // Who was stale is told whole, or it would stay so.
    const change = table.tell(slot, stale.delete(slot) ? 'key' : kind);
    if (change !== null) changes.push(change);
  }
  return { changes, stale: grownStale };
}

function toldOf({ table, stale }: SectionSources, { slots }: StatsDistrict): News {
  const known = slots.filter((slot) => !stale.has(slot));
  return {
    changes: known.flatMap((slot) => table.told(slot) ?? []),
    stale: slots.filter((slot) => stale.has(slot)),
  };
}

function encodeNews(news: readonly News[]): readonly Uint8Array[] {
  const changes = news.flatMap((each) => each.changes);
  const stale = news.flatMap((each) => each.stale);
  // Each district rises by itself, together they need not.
  if (news.length > 1) {
    changes.sort((a, b) => a.slot - b.slot);
    stale.sort((a, b) => a - b);
  }
  return [
    ...(changes.length > 0 ? [encodeChanges(changes)] : []),
    ...(stale.length > 0 ? [encodeStale(stale)] : []),
  ];
}

function sumsOf(sources: SectionSources, which: 'news' | 'all', tick: number): readonly Uint8Array[] {
  const { town, toldSums } = sources;
  const sums = town.districts.flatMap((district) => {
    const told = toldSums.get(district.key);
    const sum = sumOf(sources, district);
    const isDue = which === 'all' || tick % KEY_FRAMES === district.phase;
    if (!isDue && told?.containers === sum.containers && fieldsOutside(told, sum) === 0) return [];
    if (which === 'news') toldSums.set(district.key, sum);
    return [sum];
  });
  return sums.length === 0 ? [] : [encodeSums(sums)];
}

/** Unknown figures count nothing. */
function sumOf({ table, stale }: SectionSources, { slots, host, parcel }: StatsDistrict): DistrictSum {
  const known = slots.flatMap((slot) => (stale.has(slot) ? [] : (table.newest(slot) ?? [])));
  const add = (name: 'cpuPercent' | 'memoryBytes' | 'networkIn' | 'networkOut') =>
    known.reduce((sum, each) => sum + (Number.isNaN(each[name]) ? 0 : each[name]), 0);
  return {
    ...{ host, parcel, containers: known.length },
    ...{ cpuPercent: add('cpuPercent'), memoryBytes: add('memoryBytes') },
    ...{ networkIn: add('networkIn'), networkOut: add('networkOut') },
  };
}
