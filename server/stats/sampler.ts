/** The figures of one engine's containers, by whatever serves best there. */
import type { ContainerStats, EngineReader, ReadingWay } from '../engine/engine.ts';
import { limited, type Clock } from '../world/clock.ts';
import { createCgroups } from './cgroups.ts';
import type { CgroupPlace } from './cgroupPlace.ts';
import { probeCgroups } from './probe.ts';
import type { ReadText } from './readText.ts';
import { createRoundRobin } from './roundRobin.ts';
import type { StatsSource } from './source.ts';
import { createStatsStreams } from './streams.ts';

/** A stream costs the engine 3.4 ms of processor a second, for as long as somebody looks. */
export const MOST_STREAMS = 25;
/** The first one that answers a one-shot in less than its collector's second. */
const ONE_SHOT_ENGINE = 25;
export const PROBE_LIMIT_MS = 5_000;
export const PROBE_AGAIN_MS = 60_000;

export interface SamplerOptions {
  readonly reader: Pick<EngineReader, 'stats' | 'reading' | 'process'>;
  readonly clock: Clock;
  readonly read: ReadText;
  /** Null while the engine has not answered yet. */
  readonly engineVersion: () => string | null;
  /** More where streams cost nobody anything. */
  readonly mostStreams: number;
  readonly onStats: (stats: ContainerStats) => void;
}

export interface StatsSampler extends StatsSource {
  /** The most wanted ones first: those get streams where there are no files. */
  watch(engineIds: readonly string[]): void;
  /** Containers by what serves them. */
  figures(): SamplerFigures;
}

export interface SamplerFigures {
  readonly cgroup: number;
  readonly stream: number;
  readonly turn: number;
}

interface Sampler {
  readonly options: SamplerOptions;
  readonly streams: StatsSource;
  readonly turns: StatsSource;
  /** Undefined = not probed, null = there are none that can be seen. */
  place: CgroupPlace | null | undefined;
  cgroups: StatsSource | null;
  wanted: readonly string[];
  /** Whose files are not where the others' are. */
  readonly missing: Set<string>;
  probing: AbortController | null;
  cancelProbe: () => void;
  figures: SamplerFigures;
}

const NOTHING: SamplerFigures = { cgroup: 0, stream: 0, turn: 0 };

export function createStatsSampler(options: SamplerOptions): StatsSampler {
  const { reader, clock, onStats } = options;
  const sampler: Sampler = {
    options,
    streams: createStatsStreams({ reader, clock, onStats }),
    turns: createRoundRobin({ reader, clock, onStats, way: () => wayOf(options.engineVersion()) }),
    ...{ place: undefined, cgroups: null, wanted: [], missing: new Set<string>() },
    ...{ probing: null, cancelProbe: () => undefined, figures: NOTHING },
  };
  return {
    watch(engineIds) {
      sampler.wanted = engineIds;
      if (engineIds.length === 0) stop(sampler);
      else if (sampler.place === undefined) void probe(sampler);
      else assign(sampler);
    },
    figures: () => sampler.figures,
    close() {
      sampler.wanted = [];
      stop(sampler);
      sampler.streams.close();
      sampler.turns.close();
    },
  };
}

export function wayOf(engineVersion: string | null): ReadingWay {
  const major = parseInt(engineVersion ?? '', 10);
  return major >= ONE_SHOT_ENGINE ? 'one-shot' : 'first-of-stream';
}

/** Behind the same address there may be another engine when somebody looks again. */
function stop(sampler: Sampler): void {
  sampler.probing?.abort();
  sampler.probing = null;
  sampler.cancelProbe();
  sampler.cgroups?.close();
  sampler.cgroups = null;
  sampler.place = undefined;
  sampler.missing.clear();
  assign(sampler);
}

/** Never rejects. */
async function probe(sampler: Sampler): Promise<void> {
  const { options, wanted } = sampler;
  const [engineId] = wanted;
  if (engineId === undefined || sampler.probing !== null) return;
  const controller = new AbortController();
  sampler.probing = controller;
  const { signal, done } = limited(options.clock, PROBE_LIMIT_MS, controller.signal);
  const way = wayOf(options.engineVersion());
  const place = await probeCgroups({ ...options, way }, engineId, signal).catch(() => null);
  done();
  if (controller.signal.aborted) return;
  sampler.probing = null;
  sampler.place = place;
  if (place === null) sampler.cancelProbe = options.clock.after(PROBE_AGAIN_MS, () => void probe(sampler));
  else sampler.cgroups = createCgroups({ ...options, place, onMissing: (id) => miss(sampler, id) });
  assign(sampler);
}

function miss(sampler: Sampler, engineId: string): void {
  sampler.missing.add(engineId);
  assign(sampler);
}

function assign(sampler: Sampler): void {
  const { wanted, missing, cgroups, options } = sampler;
  const isWanted = new Set(wanted);
  for (const each of missing) if (!isWanted.has(each)) missing.delete(each);
  const byFiles = cgroups === null ? [] : wanted.filter((each) => !missing.has(each));
  const byApi = cgroups === null ? wanted : wanted.filter((each) => missing.has(each));
  const streamed = byApi.slice(0, options.mostStreams);
  const inTurn = byApi.slice(options.mostStreams);
  cgroups?.watch(byFiles);
  sampler.streams.watch(streamed);
  sampler.turns.watch(inTurn);
  sampler.figures = { cgroup: byFiles.length, stream: streamed.length, turn: inTurn.length };
}
