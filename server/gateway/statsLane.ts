import { encodeStats } from '../../shared/statsFrame.ts';
import type { StatsSample } from '../../shared/statsFrame.ts';
import { containerId, containersOf, isRunning } from '../../shared/records.ts';
import type { ContainerId, HostId } from '../../shared/records.ts';
import { engineIdOf } from '../../shared/records.ts';
import type { ContainerStats } from '../engine/engine.ts';
import type { Clock } from '../world/clock.ts';
import type { WorldMap } from '../world/worldMap.ts';

const FRAME_MS = 1_000;
/** A visitor who reloads the page must not end and begin every stream. */
export const GRACE_MS = 5_000;
/** Older figures are not shown to somebody who comes anew. */
const KEEP_MS = 10_000;
const RETARGET_MS = 250;

/** Asks one engine for figures of these containers; see `server/stats/sampler.ts`. */
export interface Sampler {
  watch(engineIds: readonly string[]): void;
  close(): void;
}

export interface StatsLane {
  attach(host: HostId, sampler: Sampler): void;
  detach(host: HostId): void;
  /** Takes one reading of a container. */
  take(host: HostId, stats: ContainerStats): void;
  setWatchers(count: number): void;
  /** Everything known of the last seconds, for who comes anew; null when there is nothing. */
  keyFrame(): Uint8Array | null;
  close(): void;
}

export interface StatsOptions {
  readonly map: WorldMap;
  readonly clock: Clock;
  /** Once a second, with the samples that are new. */
  readonly onFrame: (frame: Uint8Array) => void;
}

interface Lane {
  readonly options: StatsOptions;
  readonly samplers: Map<HostId, Sampler>;
  readonly latest: Map<number, { sample: StatsSample; takenAt: number }>;
  fresh: Map<number, StatsSample>;
  state: 'idle' | 'watching' | 'leaving';
  readonly cancel: { frame: () => void; grace: () => void; retarget: (() => void) | null };
}

/** Live figures from the engines to those who look, and to nobody else. */
export function createStatsLane(options: StatsOptions): StatsLane {
  const lane: Lane = {
    options,
    samplers: new Map(),
    latest: new Map(),
    fresh: new Map(),
    state: 'idle',
    cancel: { frame: () => undefined, grace: () => undefined, retarget: null },
  };
  const undo = options.map.onPatch(() => {
    retargetSoon(lane);
  });
  return {
    attach(host, sampler) {
      lane.samplers.set(host, sampler);
      retarget(lane);
    },
    detach(host) {
      lane.samplers.get(host)?.close();
      lane.samplers.delete(host);
    },
    take(host, stats) {
      take(lane, host, stats);
    },
    setWatchers(count) {
      setWatchers(lane, count);
    },
    keyFrame: () => keyFrame(lane),
    close() {
      undo();
      stop(lane);
      lane.cancel.retarget?.();
      for (const sampler of lane.samplers.values()) sampler.close();
    },
  };
}

function take({ options, latest, fresh }: Lane, host: HostId, stats: ContainerStats) {
  const record = options.map.get(idOf(host, stats.engineId));
  if (record?.type !== 'container') return;
  const { cpuPercent, memoryBytes, networkIn, networkOut } = stats;
  const sample = { slot: record.slot, cpuPercent, memoryBytes, networkIn, networkOut };
  latest.set(record.slot, { sample, takenAt: options.clock.now() });
  fresh.set(record.slot, sample);
}

const idOf = (host: HostId, engineId: string): ContainerId =>
  containerId(host.slice('host:'.length), engineId);

function setWatchers(lane: Lane, count: number) {
  if (count > 0) {
    lane.cancel.grace();
    if (lane.state === 'idle') scheduleFrame(lane);
    lane.state = 'watching';
    retarget(lane);
  } else if (lane.state === 'watching') {
    lane.state = 'leaving';
    lane.cancel.grace = lane.options.clock.after(GRACE_MS, () => {
      stop(lane);
    });
  }
}

function stop(lane: Lane) {
  lane.cancel.frame();
  lane.cancel.grace();
  lane.state = 'idle';
  lane.latest.clear();
  lane.fresh.clear();
  for (const sampler of lane.samplers.values()) sampler.watch([]);
}

function scheduleFrame(lane: Lane) {
  lane.cancel.frame = lane.options.clock.after(FRAME_MS, () => {
    scheduleFrame(lane);
    if (lane.fresh.size === 0) return;
    const samples = [...lane.fresh.values()];
    lane.fresh = new Map();
    lane.options.onFrame(encodeStats({ time: lane.options.clock.now(), samples }));
  });
}

function retargetSoon(lane: Lane) {
  if (lane.state === 'idle') return;
  lane.cancel.retarget ??= lane.options.clock.after(RETARGET_MS, () => {
    lane.cancel.retarget = null;
    retarget(lane);
  });
}

/** Only running containers have figures; the others' streams would say nothing for ever. */
function retarget({ state, options, samplers }: Lane) {
  if (state === 'idle') return;
  const running = containersOf(options.map.records()).filter(isRunning);
  for (const [host, sampler] of samplers) {
    const own = running.filter((container) => container.host === host);
    sampler.watch(own.map((container) => engineIdOf(container.id)));
  }
}

function keyFrame({ options, latest }: Lane): Uint8Array | null {
  const since = options.clock.now() - KEEP_MS;
  const samples = [...latest.values()].filter(({ takenAt }) => takenAt >= since).map(({ sample }) => sample);
  return samples.length === 0 ? null : encodeStats({ time: options.clock.now(), samples });
}
