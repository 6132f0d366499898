import { expect, test } from 'vitest';
import {
  cpuPercent,
  memoryBytes,
  memoryLimitBytes,
  networkTotals,
  rate,
} from '../../../server/engine/dockerStats.ts';

const cpu = (total: number, system: number | null, online?: number | null) => ({
  cpu_usage: { total_usage: total },
  system_cpu_usage: system,
  online_cpus: online,
});
const withList = (total: number, system: number, perCpu: number[] | null) => ({
  ...cpu(total, system),
  cpu_usage: { total_usage: total, percpu_usage: perCpu },
});

test('CPU is counted in cores: 100 is one core', () => {
  expect(cpuPercent(cpu(3e9, 20e9, 4), cpu(1e9, 12e9, 4))).toBe(100);
  expect(cpuPercent(cpu(1.5e9, 20e9, 2), cpu(1e9, 12e9, 2))).toBe(12.5);
});

test('an idle container uses 0, which is known', () => {
  expect(cpuPercent(cpu(1e9, 20e9, 4), cpu(1e9, 12e9, 4))).toBe(0);
});

test('without the number of CPUs their list is counted, and without that one is taken', () => {
  const before = cpu(1e9, 12e9);
  expect(cpuPercent(withList(2e9, 14e9, [1, 2, 3]), before)).toBe(150);
  expect(cpuPercent({ ...withList(2e9, 14e9, [1, 2]), online_cpus: 0 }, before)).toBe(100);
  expect(cpuPercent(withList(2e9, 14e9, null), before)).toBe(50);
});

test.each([
  ['the container restarted, so that its counter went back', cpu(1e6, 20e9, 4), cpu(1e9, 12e9, 4)],
  ['the system counter stood still', cpu(2e9, 12e9, 4), cpu(1e9, 12e9, 4)],
  ['the system counter went back', cpu(2e9, 11e9, 4), cpu(1e9, 12e9, 4)],
  ['there is no first reading yet', cpu(2e9, 12e9, 4), cpu(0, null)],
  ['the system counter is not told', cpu(2e9, null, 4), cpu(1e9, 12e9, 4)],
])('there is no figure when %s', (_, current, previous) => {
  expect(cpuPercent(current, previous)).toBeUndefined();
});

test('memory leaves out the file cache, as cgroup v1 and v2 name it', () => {
  const v1 = { usage: 1000, stats: { total_inactive_file: 300, inactive_file: 100 } };
  const v2 = { usage: 1000, stats: { inactive_file: 100, anon: 50 } };
  expect([memoryBytes(v1), memoryBytes(v2), memoryBytes({ usage: 1000 })]).toEqual([700, 900, 1000]);
});

test('a cache larger than the usage is not taken off it', () => {
  expect(memoryBytes({ usage: 1000, stats: { inactive_file: 2000 } })).toBe(1000);
});

test('where the usage is not told anonymous memory stands for it, and else nothing', () => {
  expect(memoryBytes({ usage: 0, stats: { anon: 512 } })).toBe(512);
  expect(memoryBytes({ usage: 0 })).toBeUndefined();
  expect(memoryBytes({})).toBeUndefined();
  expect([memoryLimitBytes({ limit: 0 }), memoryLimitBytes({ limit: 5 })]).toEqual([undefined, 5]);
});

test('network is the sum over all interfaces', () => {
  const networks = { eth0: { rx_bytes: 10, tx_bytes: 1 }, eth1: { rx_bytes: 5, tx_bytes: 2 } };
  expect(networkTotals(networks)).toEqual({ received: 15, sent: 3 });
});

test('a rate is bytes a second; none when a counter or the clock went back', () => {
  expect(rate(3000, 1000, 500)).toBe(4000);
  expect([rate(1, 2, 1000), rate(2, 1, 0), rate(2, 1, -5)]).toEqual([undefined, undefined, undefined]);
});
