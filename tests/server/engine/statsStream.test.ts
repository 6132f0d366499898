import { expect, test } from 'vitest';
import { createStatsParser } from '../../../server/engine/statsStream.ts';

const ID = 'd'.repeat(64);
const parseAll = (readings: readonly object[]) => {
  const parse = createStatsParser(ID);
  return readings.map((reading) => parse(JSON.stringify(reading)));
};
const unknown = {
  engineId: ID,
  cpuPercent: undefined,
  memoryBytes: undefined,
  memoryLimit: undefined,
  networkIn: undefined,
  networkOut: undefined,
};

/** What Docker 20.10 on cgroup v1 sends for a busy loop with `--cpus 0.5 --memory 32m`, shortened. */
const cgroupV1 = [
  {
    read: '2026-11-23T21:08:55.905049536Z',
    preread: '0001-01-01T00:00:00Z',
    blkio_stats: { io_service_bytes_recursive: [] },
    cpu_stats: {
      cpu_usage: { total_usage: 64259373, percpu_usage: [63863204, 396169] },
      system_cpu_usage: 5571570000000,
      online_cpus: 2,
    },
    precpu_stats: { cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 } },
    memory_stats: { usage: 573440, stats: { total_inactive_file: 4096 }, limit: 33554432 },
  },
  {
    read: '2026-11-23T21:08:56.910047289Z',
    preread: '2026-11-23T21:08:55.905049536Z',
    cpu_stats: {
      cpu_usage: { total_usage: 524061746, percpu_usage: [452894197, 71167549] },
      system_cpu_usage: 5573580000000,
      online_cpus: 2,
    },
    precpu_stats: {
      cpu_usage: { total_usage: 64259373, percpu_usage: [63863204, 396169] },
      system_cpu_usage: 5571570000000,
      online_cpus: 2,
    },
    memory_stats: { usage: 1622016, stats: { total_inactive_file: 0 }, limit: 33554432 },
  },
];

test('cgroup v1: the first reading is a baseline, the second one a figure', () => {
  expect(parseAll(cgroupV1)).toEqual([
    {
      ...unknown,
      time: Date.parse('2026-11-23T21:08:55.905Z'),
      memoryBytes: 569344,
      memoryLimit: 33554432,
    },
    {
      ...unknown,
      time: Date.parse('2026-11-23T21:08:56.910Z'),
      cpuPercent: (459802373 / 2010000000) * 200,
      memoryBytes: 1622016,
      memoryLimit: 33554432,
    },
  ]);
});

test('cgroup v2: no list of CPUs, the cache under its own name, rates from two readings', () => {
  const reading = (second: number, received: number) => ({
    read: `2026-01-01T00:00:0${second}.000000000Z`,
    cpu_stats: { cpu_usage: { total_usage: second * 5e8 }, system_cpu_usage: second * 4e9, online_cpus: 4 },
    precpu_stats: {
      cpu_usage: { total_usage: (second - 2) * 5e8 },
      system_cpu_usage: (second - 2) * 4e9,
      online_cpus: 4,
    },
    memory_stats: { usage: 9000, stats: { anon: 7000, inactive_file: 1000 }, limit: 16000 },
    networks: { eth0: { rx_bytes: received, tx_bytes: 10 }, eth1: { rx_bytes: 0, tx_bytes: received } },
  });
  expect(parseAll([reading(3, 1000), reading(5, 5000)])[1]).toEqual({
    engineId: ID,
    time: Date.UTC(2026, 0, 1, 0, 0, 5),
    cpuPercent: 50,
    memoryBytes: 8000,
    memoryLimit: 16000,
    networkIn: 2000,
    networkOut: 2000,
  });
});

test('Podman: no details of memory, no number of CPUs, and what it leaves out is unknown', () => {
  const reading = (second: number) => ({
    read: `2026-01-01T00:00:0${second}.5Z`,
    preread: '0001-01-01T00:00:00Z',
    cpu_stats: {
      cpu_usage: { total_usage: second * 1e8, percpu_usage: null },
      system_cpu_usage: second * 1e9,
      cpu: 12.5,
    },
    precpu_stats: {
      cpu_usage: { total_usage: (second - 1) * 1e8, percpu_usage: null },
      system_cpu_usage: (second - 1) * 1e9,
    },
    memory_stats: { usage: 4096, max_usage: 4096, limit: 8192 },
    networks: null,
  });
  expect(parseAll([reading(2)])).toEqual([
    {
      ...unknown,
      time: Date.UTC(2026, 0, 1, 0, 0, 2, 500),
      cpuPercent: 10,
      memoryBytes: 4096,
      memoryLimit: 8192,
    },
  ]);
});

test('a restarted container gives no spike: its counters begin anew', () => {
  const network = (bytes: number) => ({ eth0: { rx_bytes: bytes, tx_bytes: bytes } });
  const restarted = { ...cgroupV1[0], precpu_stats: cgroupV1[1]?.cpu_stats, networks: network(1) };
  const [, after] = parseAll([
    { ...cgroupV1[0], networks: network(9000) },
    { ...restarted, read: '2026-11-23T21:08:58Z' },
  ]);
  expect(after).toMatchObject({ cpuPercent: undefined, networkIn: undefined, networkOut: undefined });
});

test('a container that does not run gives nothing, in the shapes that engines have for it', () => {
  expect(
    parseAll([
      { read: '0001-01-01T00:00:00Z', name: '/web', id: ID, cpu_stats: {}, memory_stats: {} },
      { read: '', cpu_stats: null },
    ]),
  ).toEqual([null, null]);
});
