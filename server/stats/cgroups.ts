/** Figures from the files of the engine's host, without asking the engine: every container once a second. */
import type { CpuReading, NetworkTotals, Reading } from '../engine/dockerStats.ts';
import type { ContainerStats, EngineReader } from '../engine/engine.ts';
import { figuresOf } from '../engine/readings.ts';
import type { Clock } from '../world/clock.ts';
import { readCgroup } from './cgroupFiles.ts';
import type { CgroupPlace } from './cgroupPlace.ts';
import { createProcesses, type Processes } from './processes.ts';
import { readNetwork, readSystemTime, type SystemTime } from './procFiles.ts';
import type { ReadText } from './readText.ts';
import type { StatsSource } from './source.ts';

export const PERIOD_MS = 1_000;
/** The containers are read in slices, so that nothing else waits for all of them. */
const SLICES = 20;
/** Of one slice: beyond a thousand containers a second the period grows instead of the share of the processor. */
export const MOST_IN_SLICE = 50;
/** A container that is just being started or ended has no files for a moment. */
export const MISSES_UNTIL_LOST = 3;
const SHORTEST_MS = PERIOD_MS / 2;

export interface CgroupsOptions {
  readonly read: ReadText;
  readonly place: CgroupPlace;
  readonly reader: Pick<EngineReader, 'process'>;
  readonly clock: Clock;
  readonly onStats: (stats: ContainerStats) => void;
  /** Its files are not where the others' are. */
  readonly onMissing: (engineId: string) => void;
}

interface Watched {
  readonly engineId: string;
  baseline: Reading | undefined;
  misses: number;
}

interface Round {
  readonly options: CgroupsOptions;
  readonly processes: Processes;
  watched: readonly Watched[];
  slice: number;
  cancel: (() => void) | null;
}

export function createCgroups(options: CgroupsOptions): StatsSource {
  const round: Round = {
    ...{ options, processes: createProcesses(options) },
    ...{ watched: [], slice: 0, cancel: null },
  };
  return {
    watch(engineIds) {
      retarget(round, engineIds);
    },
    close() {
      retarget(round, []);
      round.processes.close();
    },
  };
}

function retarget(round: Round, engineIds: readonly string[]): void {
  const before = new Map(round.watched.map((each) => [each.engineId, each]));
  const wanted = new Set(engineIds);
  round.watched = [...wanted].map(
    (engineId) => before.get(engineId) ?? { engineId, baseline: undefined, misses: 0 },
  );
  round.processes.keep(wanted);
  if (wanted.size === 0) {
    round.cancel?.();
    round.cancel = null;
  } else if (round.cancel === null) {
    readSlice(round);
  }
}

function readSlice(round: Round): void {
  const { options, watched, slice } = round;
  round.cancel = options.clock.after(PERIOD_MS / SLICES, () => readSlice(round));
  const slices = Math.max(SLICES, Math.ceil(watched.length / MOST_IN_SLICE));
  round.slice = (slice + 1) % slices;
  if (slice >= watched.length) return;
  const system = readSystemTime(options.read);
  for (let i = slice; i < watched.length; i += slices) {
    const each = watched[i];
    if (each !== undefined) readOne(round, each, system);
  }
}

function readOne(round: Round, each: Watched, system: SystemTime | null): void {
  const { read, place, clock, onStats, onMissing } = round.options;
  const { engineId, baseline } = each;
  const time = clock.now();
  // The order of the round has changed: so short a time would say little.
  if (baseline !== undefined && time - baseline.time < SHORTEST_MS) return;
  const counters = readCgroup(read, place, engineId);
  if (counters === null) {
    each.misses += 1;
    each.baseline = undefined;
    if (each.misses === MISSES_UNTIL_LOST) onMissing(engineId);
    return;
  }
  each.misses = 0;
  const { cpuNanos, memoryBytes } = counters;
  if (isRestarted(baseline, cpuNanos)) round.processes.forget(engineId);
  const reading: Reading = {
    ...{ time, memoryBytes, memoryLimit: undefined, network: networkOf(round, engineId) },
    cpu: system === null ? undefined : cpuReading(cpuNanos, system),
  };
  each.baseline = reading;
  onStats({ engineId, ...figuresOf(reading, baseline) });
}

/** Its group was made anew, and so was its first process. */
const isRestarted = (baseline: Reading | undefined, cpuNanos: number): boolean =>
  cpuNanos < (baseline?.cpu?.cpu_usage.total_usage ?? 0);

const cpuReading = (cpuNanos: number, { nanos, cores }: SystemTime): CpuReading => ({
  cpu_usage: { total_usage: cpuNanos },
  system_cpu_usage: nanos,
  online_cpus: cores,
});

function networkOf({ processes, options }: Round, engineId: string): NetworkTotals | undefined {
  const pid = processes.pidOf(engineId);
  return pid === null ? undefined : readNetwork(options.read, pid);
}
