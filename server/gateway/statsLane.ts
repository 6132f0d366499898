import type { Watching } from '../../shared/interest.ts';
import { containerId, engineIdOf } from '../../shared/records.ts';
import type { Container, HostId } from '../../shared/records.ts';
import type { ContainerStats } from '../engine/engine.ts';
import type { SamplerFigures } from '../stats/sampler.ts';
import type { Clock } from '../world/clock.ts';
import type { WorldMap } from '../world/worldMap.ts';
import { townOf, type Town } from './statsDistricts.ts';
import { createHostRates, type HostRates, type StatsRate } from './statsRates.ts';
import { createStatsTable, type StatsTable } from './statsTable.ts';
import { createStatsTeller, type StatsTeller } from './statsTeller.ts';
import { interestOf, type View } from './statsViewers.ts';

export const FRAME_MS = 1_000;
/** A visitor who reloads the page must not end and begin every stream. */
export const GRACE_MS = 5_000;
const RETARGET_MS = 250;
/** Only the newest of what a client wants counts: at most 150 changes a minute are made. */
export const INTEREST_MS = 400;

/** Asks one engine for figures of these containers, the most wanted first; see `server/stats/sampler.ts`. */
export interface Sampler {
  watch(engineIds: readonly string[]): void;
  /** Containers by what serves them. */
  figures(): SamplerFigures;
  close(): void;
}

export interface StatsLane {
  attach(host: HostId, sampler: Sampler): void;
  detach(host: HostId): void;
  /** Takes one reading of a container. */
  take(host: HostId, stats: ContainerStats): void;
  /** What this client looks at from now on. */
  watch(client: string, watching: Watching): void;
  /** Everything that this client is to be told, for who comes anew or has missed a frame; null when there is nothing. */
  keyFrame(client: string): Uint8Array | null;
  /** What each engine really gives. */
  rates(): readonly EngineRate[];
  close(): void;
}

export interface EngineRate extends StatsRate {
  readonly host: HostId;
  readonly sources: SamplerFigures;
}

export interface StatsOptions {
  readonly map: WorldMap;
  readonly clock: Clock;
  /** One frame for all of these clients. */
  readonly send: (frame: Uint8Array, clients: readonly string[]) => void;
}

type Cancel = () => void;

interface Lane {
  readonly options: StatsOptions;
  readonly samplers: Map<HostId, Sampler>;
  readonly table: StatsTable;
  readonly rates: HostRates;
  readonly teller: StatsTeller;
  town: Town;
  state: 'idle' | 'watching' | 'leaving';
  readonly cancel: { frame: Cancel; grace: Cancel; retarget: Cancel | null; heed: Cancel | null };
}

/** Live figures from the engines to those who look, and to nobody else. */
export function createStatsLane(options: StatsOptions): StatsLane {
  const lane = newLane(options);
  const undo = options.map.onPatch(() => retargetSoon(lane));
  return {
    attach(host, sampler) {
      lane.samplers.set(host, sampler);
      retarget(lane);
    },
    detach(host) {
      lane.samplers.get(host)?.close();
      lane.samplers.delete(host);
      lane.rates.forget(host);
    },
    take: (host, stats) => take(lane, host, stats),
    watch: (client, watching) => watch(lane, client, watching),
    keyFrame: (client) => lane.teller.keyFrame(client),
    rates: () =>
      [...lane.samplers].map(([host, sampler]) => ({
        ...{ host, sources: sampler.figures() },
        ...lane.rates.of(host),
      })),
    close() {
      undo();
      stop(lane);
      for (const sampler of lane.samplers.values()) sampler.close();
    },
  };
}

function newLane(options: StatsOptions): Lane {
  const table = createStatsTable();
  const rates = createHostRates();
  return {
    ...{ options, table, rates, samplers: new Map(), town: townOf(new Map()), state: 'idle' },
    teller: createStatsTeller({ ...options, table, rates }),
    cancel: { frame: () => undefined, grace: () => undefined, retarget: null, heed: null },
  };
}

function take({ options, table, rates }: Lane, host: HostId, stats: ContainerStats) {
  const id = containerId(host.slice('host:'.length), stats.engineId);
  const record = options.map.get(id);
  if (record?.type !== 'container') return;
  rates.count(host);
  table.take({
    ...{ id, slot: record.slot, now: options.clock.now() },
    ...{ cpuPercent: stats.cpuPercent ?? NaN, memoryBytes: stats.memoryBytes ?? NaN },
    ...{ networkIn: stats.networkIn ?? NaN, networkOut: stats.networkOut ?? NaN },
  });
}

function watch(lane: Lane, client: string, watching: Watching) {
  const { teller } = lane;
  if (watching === false) teller.leave(client);
  else teller.wish(client, interestOf(watching));
  if (teller.size() > 0) begin(lane);
  else if (lane.state === 'watching') leave(lane);
}

function begin(lane: Lane) {
  const { cancel, options, teller } = lane;
  const wasIdle = lane.state === 'idle';
  cancel.grace();
  lane.state = 'watching';
  if (wasIdle) {
    scheduleFrame(lane);
    retarget(lane);
    return;
  }
  cancel.heed ??= options.clock.after(INTEREST_MS, () => {
    cancel.heed = null;
    teller.heed();
    retargetSoon(lane);
  });
}

function leave(lane: Lane) {
  lane.state = 'leaving';
  lane.cancel.grace = lane.options.clock.after(GRACE_MS, () => stop(lane));
}

function stop(lane: Lane) {
  const { cancel } = lane;
  for (const each of [cancel.frame, cancel.grace, cancel.retarget, cancel.heed]) each?.();
  cancel.retarget = null;
  cancel.heed = null;
  lane.state = 'idle';
  lane.table.clear();
  lane.teller.clear();
  for (const sampler of lane.samplers.values()) sampler.watch([]);
}

function scheduleFrame(lane: Lane) {
  lane.cancel.frame = lane.options.clock.after(FRAME_MS, () => {
    scheduleFrame(lane);
    lane.rates.measure(lane.town, lane.table);
    lane.teller.tell();
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
function retarget(lane: Lane) {
  if (lane.state === 'idle') return;
  lane.town = townOf(lane.options.map.records());
  lane.teller.setTown(lane.town);
  const wanted = byUrgency(lane.town, lane.teller.views());
  for (const [host, sampler] of lane.samplers) {
    const own = wanted.filter((container) => container.host === host);
    sampler.watch(own.map((container) => engineIdOf(container.id)));
  }
}

/** What is in focus, then what is near, then the rest; each by slot, so that a step of a visitor changes little. */
function byUrgency({ running }: Town, views: readonly View[]): Container[] {
  const near = new Set(
    views.flatMap((view) => (view.isWhole ? [] : view.near)).flatMap((each) => each.slots),
  );
  const slots = new Set([
    ...views.flatMap(({ focus }) => focus),
    ...[...near].sort((a, b) => a - b),
    ...running.keys(),
  ]);
  return [...slots].flatMap((slot) => running.get(slot) ?? []);
}
