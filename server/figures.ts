import type { Actions } from './actions/actions.ts';
import type { Tellings } from './composeTellings.ts';
import { sumOf } from './gateway/resumes.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { LogDesk } from './gateway/logDesk.ts';
import type { StatsLane } from './gateway/statsLane.ts';
import { statsMetrics } from './gateway/statsMetrics.ts';
import type { App } from './http/app.ts';
import type { Metric, Sample } from './http/metrics.ts';
import { containersOf, hostsOf } from '../shared/records.ts';
import type { HostId } from '../shared/records.ts';
import type { WatchFigures } from './world/watchParts.ts';
import type { World } from './world/world.ts';

export interface FigureSources {
  readonly world: World;
  readonly actions: Actions;
  readonly gateway: Gateway;
  readonly stats: StatsLane;
  readonly tellings: Tellings;
  readonly logs: LogDesk;
  readonly app: App;
  /** Seconds; the 99th percentile since the start. */
  readonly eventLoopDelay: () => number;
  readonly now: () => number;
}

/**
 * What `/healthz` says: that the process serves; the engines' states are fields. How they are called and how much they
 * hold is told only to whom may look at the town.
 */
export function health({ map }: World, isKnown: boolean): object {
  const containers = containersOf(map.records());
  const engines = hostsOf(map.records()).map(({ id, name, state }) => {
    const count = containers.filter((container) => container.host === id).length;
    return isKnown ? { name, state, containers: count } : { state };
  });
  return { status: 'ok', engines };
}

/** What `/metrics` says. @param hostTold how whoever asks calls an engine: its id tells where it is */
export function metrics(sources: FigureSources, hostTold: (id: HostId) => HostId): Metric[] {
  const told = (sample: Sample): Sample => {
    const { host } = sample.labels ?? {};
    if (host === undefined || !isHost(host)) return sample;
    return { ...sample, labels: { ...sample.labels, host: hostTold(host) } };
  };
  return allMetrics(sources).map((metric) => ({ ...metric, samples: metric.samples.map(told) }));
}

const isHost = (label: string): label is HostId => label.startsWith('host:');

function allMetrics(sources: FigureSources): Metric[] {
  return [
    ...engineMetrics(sources),
    ...statsMetrics(sources.stats),
    ...clientMetrics(sources),
    ...streamMetrics(sources),
    ...logMetrics(sources),
    ...processMetrics(sources),
  ];
}

const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name: `cratecraft_${name}`,
  help,
  type: 'gauge',
  samples,
});

const counter = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  ...gauge(`${name}_total`, help, samples),
  type: 'counter',
});

const one = (value: number): readonly Sample[] => [{ value }];

function engineMetrics(sources: FigureSources): Metric[] {
  const watches = [...sources.world.figures()];
  const now = sources.now();
  const each = (value: (figures: WatchFigures) => number) =>
    watches.map(([host, figures]) => ({ labels: { host }, value: value(figures) }));
  const age = ({ heardAt }: WatchFigures) => (heardAt === null ? Number.NaN : (now - heardAt) / 1000);
  const dirty = each(({ dirtyDepth }) => dirtyDepth);
  const details = each(({ detailsDepth }) => detailsDepth);
  const events = each((figures) => figures.events);
  const drift = each((figures) => figures.drift);
  const reconnects = each((figures) => figures.reconnects);
  return [
    gauge('engine_state', 'State of each engine, as a label.', engineStates(sources.world)),
    gauge('stream_age_seconds', 'Since the engine was last heard.', each(age)),
    gauge('queue_depth', 'Containers waiting to be read anew.', dirty),
    gauge('details_depth', 'Containers waiting to be inspected.', details),
    counter('events', 'Events of the engine.', events),
    counter('drift', 'Differences that only an audit found.', drift),
    counter('reconnects', 'Watches begun anew.', reconnects),
    counter('relists', 'Lists of everything, by reason.', watches.flatMap(relistSamples)),
    counter('engine_calls', 'Calls to each engine, by lane and kind.', watches.flatMap(callSamples)),
  ];
}

const engineStates = ({ map }: World): Sample[] =>
  hostsOf(map.records()).map(({ id, state }) => ({ labels: { host: id, state }, value: 1 }));

const relistSamples = ([host, { relists }]: [HostId, WatchFigures]): Sample[] =>
  Object.entries(relists).map(([reason, value]) => ({ labels: { host, reason }, value }));

const callSamples = ([host, { calls }]: [HostId, WatchFigures]): Sample[] =>
  calls.map(({ lane, kind, count }) => ({ labels: { host, lane, kind }, value: count }));

function clientMetrics({ gateway, actions, app }: FigureSources): Metric[] {
  const figures = gateway.figures();
  return [
    gauge('clients', 'Connected clients.', one(figures.clients)),
    gauge('held', 'Entries kept for clients.', one(figures.held)),
    gauge('watchers', 'Clients that look at live figures.', one(figures.watchers)),
    counter('patches', 'Patches sent to all clients.', one(figures.patches)),
    counter('stats_frames', 'Frames of live figures.', one(figures.statsFrames)),
    counter('stats_bytes', 'Bytes of live figures, counted once for all clients.', one(figures.statsBytes)),
    counter('packets', 'Packets received from clients.', one(figures.received)),
    counter('dropped', 'Packets that were not understood.', one(figures.invalid)),
    counter('limited', 'Packets beyond the rate limit.', one(figures.limited)),
    counter('faults', 'Packets that ended in a fault of the server.', one(figures.failed)),
    counter('stuck', 'Clients ended because they did not keep up.', one(figures.stuck)),
    counter('denied', 'Intents that were refused.', one(actions.denied())),
    counter('refused_requests', 'Requests by a foreign name or page.', one(app.refusedRequests())),
    counter('refused_upgrades', 'Sockets by a foreign name or page.', one(figures.refusedUpgrades)),
    counter('csp_reports', 'Breaches of the content security policy.', one(app.cspReports.count())),
  ];
}

function streamMetrics({ tellings }: FigureSources): Metric[] {
  const begun = tellings.begun();
  const { resyncs, resumed, ring } = sumOf(begun.map(({ resumes }) => resumes.figures()));
  const encodes = begun.reduce((sum, { snapshots }) => sum + snapshots.encodes(), 0);
  const byReason = Object.entries(resyncs).map(([reason, value]) => ({ labels: { reason }, value }));
  return [
    counter('resyncs', 'Clients that did not hold what they should, by reason.', byReason),
    counter('resumed', 'Of those: mended from the ring, without a snapshot.', one(resumed)),
    counter('snapshot_encodes', 'Snapshots encoded and compressed.', one(encodes)),
    gauge('ring_patches', 'Patches kept for who was away.', one(ring.patches)),
    gauge('ring_bytes', 'Memory of those patches, as estimated.', one(ring.bytes)),
  ];
}

function logMetrics({ logs }: FigureSources): Metric[] {
  const { streams, lines, bytes, skipped } = logs.figures();
  return [
    gauge('log_streams', 'Logs that are being read.', one(streams)),
    counter('log_lines', 'Lines of logs sent to clients.', one(lines)),
    counter('log_bytes', 'Text of these lines, in bytes.', one(bytes)),
    counter('log_skipped', 'Lines that were left out, as far as they were counted.', one(skipped)),
  ];
}

function processMetrics({ world, eventLoopDelay }: FigureSources): Metric[] {
  const { epoch } = world.map;
  return [
    gauge('epoch', 'This run of the server, as a label.', [{ labels: { epoch }, value: 1 }]),
    gauge('revision', 'Revision of the world.', one(world.map.revision())),
    gauge('containers', 'Containers in the world.', one(containersOf(world.map.records()).length)),
    gauge('event_loop_delay_seconds', 'The 99th percentile since the start.', one(eventLoopDelay())),
    gauge('resident_memory_bytes', 'Memory of the process.', one(process.memoryUsage.rss())),
  ];
}
