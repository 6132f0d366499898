/** What `/proc` tells of the machine and of a container's network. */
import type { NetworkTotals } from '../engine/dockerStats.ts';
import type { ReadText } from './readText.ts';

/** The unit of `/proc/stat` is a hundredth of a second on every Linux. */
const TICK_NANOS = 10_000_000;
/** user nice system idle iowait irq softirq: what the engine adds up too. */
const COUNTED_FIELDS = 7;

export interface SystemTime {
  /** Of all cores together. */
  readonly nanos: number;
  readonly cores: number;
}

/** As the engine counts `system_cpu_usage`; null where there is none. */
export function readSystemTime(read: ReadText): SystemTime | null {
  const text = read('/proc/stat');
  if (text === null) return null;
  const [, fields = ''] = /^cpu +(.*)$/m.exec(text) ?? [];
  const ticks = fields.split(' ').slice(0, COUNTED_FIELDS).map(Number);
  const nanos = ticks.reduce((sum, each) => sum + each, 0) * TICK_NANOS;
  const cores = [...text.matchAll(/^cpu\d/gm)].length;
  return nanos > 0 && cores > 0 ? { nanos, cores } : null;
}

/** Interfaces as engines name those that they give: `eth0`, and `tap0` for rootless ones. Others are the container's own. */
const GIVEN_INTERFACE = /^ *(?:eth|tap)\d+: *(.*)$/gm;
const SENT_COLUMN = 8;

/** Undefined for a process that is gone, and for a container without network. */
export function readNetwork(read: ReadText, pid: number): NetworkTotals | undefined {
  const rows = [...(read(`/proc/${String(pid)}/net/dev`) ?? '').matchAll(GIVEN_INTERFACE)];
  if (rows.length === 0) return undefined;
  const columns = rows.map(([, row = '']) => row.split(/ +/).map(Number));
  return {
    received: columns.reduce((sum, [bytes = 0]) => sum + bytes, 0),
    sent: columns.reduce((sum, each) => sum + (each[SENT_COLUMN] ?? 0), 0),
  };
}
