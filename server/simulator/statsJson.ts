/** One sample as an engine on cgroup v2 writes it. */
import type { SimulatedContainer } from './container.ts';
import type { Machine } from './machine.ts';
import { consumption } from './rhythms.ts';
import { goTime } from './statusText.ts';

const NANOS_PER_MS = 1_000_000;
const SAMPLE_MS = 1000;
const KERNEL_SHARE = 0.25;
const BYTES_PER_PACKET = 720;
const THREADS_LIMIT = 18_000;

const NO_THROTTLING = { periods: 0, throttled_periods: 0, throttled_time: 0 };
const NO_CPU = {
  cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 },
  throttling_data: NO_THROTTLING,
};
const BLOCK_ROWS = {
  io_serviced_recursive: null,
  io_queue_recursive: null,
  io_service_time_recursive: null,
  io_wait_time_recursive: null,
  io_merged_recursive: null,
  io_time_recursive: null,
  sectors_recursive: null,
};

const isWorking = ({ run }: SimulatedContainer): boolean => run.state === 'running' || run.state === 'paused';

/** `withPrevious`: the sample of a second before comes along, as in every answer but the first and `one-shot`. */
export function statsJson(machine: Machine, container: SimulatedContainer, withPrevious: boolean): unknown {
  const { id, name } = container;
  if (!isWorking(container)) return emptySample(container);
  const now = machine.timers.now();
  const previously = now - SAMPLE_MS;
  const used = consumption(container, now);
  return {
    read: goTime(now),
    preread: goTime(withPrevious ? previously : null),
    pids_stats: { current: threads(container), limit: THREADS_LIMIT },
    blkio_stats: { io_service_bytes_recursive: blockRows(used), ...BLOCK_ROWS },
    num_procs: 0,
    storage_stats: {},
    cpu_stats: cpuJson(machine, container, now),
    precpu_stats: withPrevious ? cpuJson(machine, container, previously) : NO_CPU,
    memory_stats: memoryJson(machine, container),
    name: `/${name}`,
    id,
    ...(container.spec.network === 'none' || container.spec.network === 'host'
      ? {}
      : { networks: { eth0: networkJson(used.receivedBytes, used.sentBytes) } }),
  };
}

function emptySample({ id, name }: SimulatedContainer): unknown {
  return {
    read: goTime(null),
    preread: goTime(null),
    pids_stats: {},
    blkio_stats: { io_service_bytes_recursive: null, ...BLOCK_ROWS },
    num_procs: 0,
    storage_stats: {},
    cpu_stats: NO_CPU,
    precpu_stats: NO_CPU,
    memory_stats: {},
    name: `/${name}`,
    id,
  };
}

function cpuJson(machine: Machine, container: SimulatedContainer, at: number): unknown {
  const total = consumption(container, at).cpuNanos;
  const inKernel = Math.round(total * KERNEL_SHARE);
  return {
    cpu_usage: {
      total_usage: total,
      usage_in_kernelmode: inKernel,
      usage_in_usermode: total - inKernel,
    },
    system_cpu_usage: Math.round((at - machine.bootedAt) * NANOS_PER_MS * machine.cpus),
    online_cpus: machine.cpus,
    throttling_data: NO_THROTTLING,
  };
}

function memoryJson(machine: Machine, container: SimulatedContainer): unknown {
  const { memoryBytes, cacheBytes } = consumption(container, machine.timers.now());
  const anon = memoryBytes - cacheBytes;
  return {
    usage: memoryBytes,
    stats: {
      active_anon: Math.round(anon * 0.1),
      active_file: 0,
      anon,
      anon_thp: 0,
      file: cacheBytes,
      file_dirty: 0,
      file_mapped: Math.round(cacheBytes * 0.4),
      file_writeback: 0,
      inactive_anon: anon - Math.round(anon * 0.1),
      inactive_file: cacheBytes,
      kernel_stack: 16_384 * threads(container),
      pgfault: Math.round(memoryBytes / 2048),
      pgmajfault: 0,
      shmem: 0,
      slab: 524_288,
      sock: 0,
      unevictable: 0,
    },
    limit: container.spec.memoryBytes === 0 ? machine.memoryBytes : container.spec.memoryBytes,
  };
}

const threads = ({ spec }: SimulatedContainer): number =>
  spec.kind === 'idle' ? 1 : spec.kind === 'jvm' ? 48 : 9;

const blockRows = ({ readBytes, writtenBytes }: { readBytes: number; writtenBytes: number }) => [
  { major: 259, minor: 0, op: 'read', value: readBytes },
  { major: 259, minor: 0, op: 'write', value: writtenBytes },
];

const networkJson = (received: number, sent: number) => ({
  rx_bytes: received,
  rx_packets: Math.round(received / BYTES_PER_PACKET),
  rx_errors: 0,
  rx_dropped: 0,
  tx_bytes: sent,
  tx_packets: Math.round(sent / BYTES_PER_PACKET),
  tx_errors: 0,
  tx_dropped: 0,
});
