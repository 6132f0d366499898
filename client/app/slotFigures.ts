import type { SlotFigures } from '../scene/cells.ts';
import { SLOTS, type StatsStore } from '../store/statsStore.ts';
import { farFigures } from './farFigures.ts';
import type { Roster } from './roster.ts';

export interface TakenFigures extends SlotFigures {
  /** Takes those of these slots as they are known now. @param now epoch milliseconds */
  readonly take: (slots: readonly number[] | 'all', now: number) => void;
}

/** The figures as shares of what each container may use. All of ten thousand take 0.1 ms, since no object is read for one. */
export function createSlotFigures(roster: Roster, stats: StatsStore): TakenFigures {
  const [cpu, memory] = [new Float32Array(SLOTS), new Float32Array(SLOTS)];
  const stale = new Uint8Array(SLOTS);
  /** By place; NaN = unknown. */
  const [meanCpu, meanMemory, hostMemory]: [number[], number[], number[]] = [[], [], []];
  const measure = (place: number, now: number): void => {
    const where = roster.places[place];
    if (where === undefined) return;
    const mean = farFigures(where, stats, now);
    meanCpu[place] = mean?.cpuPercent ?? NaN;
    meanMemory[place] = mean?.memoryBytes ?? NaN;
    hostMemory[place] = where.host?.memoryBytes ?? NaN;
  };
  /** Seen from afar, its district's mean stands for it. */
  const hasMeanAt = (slot: number, place: number): boolean =>
    roster.isRunning[slot] === 1 && !Number.isNaN(meanCpu[place]);
  const takeOne = (slot: number, now: number): void => {
    const place = roster.placeAt[slot] ?? 0;
    const isStale = stats.isStale(slot, now);
    const hasMean = isStale && hasMeanAt(slot, place);
    const limit = roster.memoryLimit[slot];
    cpu[slot] = share(hasMean ? meanCpu[place] : stats.cpuPercent[slot], roster.cpuLimit[slot]);
    const ceiling = limit === 0 ? hostMemory[place] : limit;
    memory[slot] = share(hasMean ? meanMemory[place] : stats.memoryBytes[slot], ceiling);
    stale[slot] = isStale && !hasMean ? 1 : 0;
  };
  return {
    ...{ cpu, memory, stale },
    take: (slots, now) => {
      if (slots === 'all') {
        for (let place = 0; place < roster.places.length; place += 1) measure(place, now);
        for (let slot = 0; slot < roster.end(); slot += 1) takeOne(slot, now);
        return;
      }
      for (const slot of slots) measure(roster.placeAt[slot] ?? 0, now);
      for (const slot of slots) takeOne(slot, now);
    },
  };
}

const share = (used = NaN, limit = NaN): number => used / limit;
