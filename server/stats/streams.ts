/** Keeps exactly one stats stream for each container that is watched, and none for any other. */
import type { ContainerStats, EngineReader } from '../engine/engine.ts';
import type { Clock } from '../world/clock.ts';
import type { StatsSource } from './source.ts';

/** Together at most 20 a second: opening hundreds at once would hold up everything else that the engine does. */
const MAX_OPENING = 8;
const OPENING_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export interface StreamsOptions {
  readonly reader: Pick<EngineReader, 'stats'>;
  readonly clock: Clock;
  /** About once a second for each container, less often where the engine has many to read. */
  readonly onStats: (stats: ContainerStats) => void;
}

/** One watched container, from the first `watch` that names it to the first that does not. */
interface Watched {
  readonly engineId: string;
  readonly controller: AbortController;
  /** Streams in a row that ended without a single reading. */
  failures: number;
  cancelRetry: () => void;
}

interface Sampling {
  readonly options: StreamsOptions;
  readonly watched: Map<string, Watched>;
  /** The most wanted first. */
  readonly waiting: Set<Watched>;
  opening: number;
}

export function createStatsStreams(options: StreamsOptions): StatsSource {
  const sampling: Sampling = { options, watched: new Map(), waiting: new Set(), opening: 0 };
  let isClosed = false;
  return {
    watch(engineIds) {
      if (!isClosed) retarget(sampling, engineIds);
    },
    close() {
      isClosed = true;
      retarget(sampling, []);
    },
  };
}

function retarget(sampling: Sampling, engineIds: readonly string[]): void {
  const wanted = new Set(engineIds);
  for (const each of sampling.watched.values()) if (!wanted.has(each.engineId)) release(sampling, each);
  for (const engineId of wanted) {
    const each = sampling.watched.get(engineId);
    if (each === undefined) add(sampling, engineId);
    else if (sampling.waiting.delete(each)) sampling.waiting.add(each);
  }
  openWaiting(sampling);
}

function add(sampling: Sampling, engineId: string): void {
  const controller = new AbortController();
  const each: Watched = { engineId, controller, failures: 0, cancelRetry: () => undefined };
  sampling.watched.set(engineId, each);
  sampling.waiting.add(each);
}

function release({ watched, waiting }: Sampling, each: Watched): void {
  watched.delete(each.engineId);
  waiting.delete(each);
  each.cancelRetry();
  each.controller.abort();
}

function openWaiting(sampling: Sampling): void {
  for (const each of sampling.waiting) {
    if (sampling.opening >= MAX_OPENING) return;
    sampling.waiting.delete(each);
    void open(sampling, each);
  }
}

/** Never rejects: a stream that fails is tried again as long as it is wanted. */
async function open(sampling: Sampling, each: Watched): Promise<void> {
  const { reader, clock, onStats } = sampling.options;
  const { signal } = each.controller;
  const opened = occupy(sampling);
  const cancelOpened = clock.after(OPENING_MS, opened);
  each.failures += 1;
  const take = (stats: ContainerStats) => {
    each.failures = 0;
    if (!signal.aborted) onStats(stats);
  };
  await reader.stats(each.engineId, take, signal).catch(() => undefined);
  cancelOpened();
  opened();
  if (!signal.aborted) retryLater(sampling, each);
}

/** Takes one of the places for opening; what it answers gives it back, once. */
function occupy(sampling: Sampling): () => void {
  sampling.opening += 1;
  let isFree = false;
  return () => {
    if (isFree) return;
    isFree = true;
    sampling.opening -= 1;
    openWaiting(sampling);
  };
}

function retryLater(sampling: Sampling, each: Watched): void {
  const { clock } = sampling.options;
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(each.failures, 16));
  const delayMs = longest * (0.5 + clock.random() / 2);
  each.cancelRetry = clock.after(delayMs, () => {
    sampling.waiting.add(each);
    openWaiting(sampling);
  });
}
