/**
 * The figures of `docker stats`, since people compare with it; formulas of docker/cli, `cli/command/container/stats_helpers.go`.
 * Undefined = unknown: what cannot be told is never shown as 0.
 */
import { z } from 'zod';

const cpuSchema = z.object({
  cpu_usage: z.object({ total_usage: z.number(), percpu_usage: z.array(z.number()).nullish() }),
  /** Missing on Windows, and before the first reading. */
  system_cpu_usage: z.number().nullish(),
  online_cpus: z.number().nullish(),
});

const networkSchema = z.object({ rx_bytes: z.number(), tx_bytes: z.number() });

export const rawStatsSchema = z.object({
  /** RFC 3339 with nanoseconds; year 1 when the container does not run. */
  read: z.string(),
  cpu_stats: cpuSchema.nullish().catch(undefined),
  precpu_stats: cpuSchema.nullish().catch(undefined),
  memory_stats: z
    .object({
      usage: z.number().nullish(),
      limit: z.number().nullish(),
      stats: z.record(z.string(), z.number()).nullish().catch(undefined),
    })
    .nullish(),
  networks: z.record(z.string(), networkSchema).nullish(),
});

export type RawStats = z.infer<typeof rawStatsSchema>;
export type CpuReading = z.infer<typeof cpuSchema>;
export type MemoryReading = NonNullable<RawStats['memory_stats']>;
export type NetworkReadings = NonNullable<RawStats['networks']>;

/** 100 = one core. Undefined when either counter went backwards or the system's stood still: that is a new baseline. */
export function cpuPercent(current: CpuReading, previous: CpuReading): number | undefined {
  if (!isPositive(current.system_cpu_usage) || !isPositive(previous.system_cpu_usage)) return undefined;
  const used = current.cpu_usage.total_usage - previous.cpu_usage.total_usage;
  const elapsed = current.system_cpu_usage - previous.system_cpu_usage;
  if (used < 0 || elapsed <= 0) return undefined;
  return (used / elapsed) * coresOf(current) * 100;
}

/** Engines before 1.27 and Podman leave out `online_cpus`. */
const coresOf = ({ online_cpus: online, cpu_usage: { percpu_usage: each } }: CpuReading): number =>
  isPositive(online) ? online : Math.max(1, each?.length ?? 0);

/** Bytes in use without the file cache that could be dropped: cgroup v1 and v2 name that differently. */
export function memoryBytes({ usage, stats }: MemoryReading): number | undefined {
  if (!isPositive(usage)) return positiveOrUnknown(stats?.['anon']);
  const cache = stats?.['total_inactive_file'] ?? stats?.['inactive_file'] ?? 0;
  return cache < usage ? usage - cache : usage;
}

export const memoryLimitBytes = ({ limit }: MemoryReading): number | undefined => positiveOrUnknown(limit);

export interface NetworkTotals {
  readonly received: number;
  readonly sent: number;
}

/** Over all interfaces. */
export function networkTotals(networks: NetworkReadings): NetworkTotals {
  const each = Object.values(networks);
  return {
    received: each.reduce((sum, { rx_bytes: bytes }) => sum + bytes, 0),
    sent: each.reduce((sum, { tx_bytes: bytes }) => sum + bytes, 0),
  };
}

/** Bytes a second between two readings of a counter. */
export function rate(current: number, previous: number, elapsedMs: number): number | undefined {
  if (elapsedMs <= 0 || current < previous) return undefined;
  return ((current - previous) / elapsedMs) * 1000;
}

const isPositive = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && value > 0;

const positiveOrUnknown = (value: number | null | undefined): number | undefined =>
  isPositive(value) ? value : undefined;

/** Counters of one container at one moment, wherever they were read; undefined = unknown. */
export interface Reading {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly cpu: CpuReading | undefined;
  readonly memoryBytes: number | undefined;
  readonly memoryLimit: number | undefined;
  readonly network: NetworkTotals | undefined;
}
