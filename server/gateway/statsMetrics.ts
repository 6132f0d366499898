import type { Metric, Sample } from '../http/metrics.ts';
import type { StatsLane } from './statsLane.ts';

const SECOND_MS = 1_000;

/** Of each engine: what it is asked for, and what it really gives. */
export function statsMetrics(stats: StatsLane): Metric[] {
  const rates = stats.rates();
  const sources = rates.flatMap(({ host, sources: { cgroup, stream, turn } }): Sample[] => [
    { labels: { host, source: 'cgroup' }, value: cgroup },
    { labels: { host, source: 'stream' }, value: stream },
    { labels: { host, source: 'turn' }, value: turn },
  ]);
  return [
    {
      ...{ name: 'cratecraft_stats_samples_total', type: 'counter', help: 'Samples of containers.' },
      samples: rates.map(({ host, samples }) => ({ labels: { host }, value: samples })),
    },
    {
      ...{ name: 'cratecraft_stats_period_seconds', type: 'gauge' },
      help: 'Between two samples of one container, the median; 0 = not known.',
      samples: rates.map(({ host, periodMs }) => ({ labels: { host }, value: periodMs / SECOND_MS })),
    },
    {
      ...{ name: 'cratecraft_stats_containers', type: 'gauge', help: 'Sampled containers, by source.' },
      samples: sources,
    },
  ];
}
