/** Counters of a container from its cgroup's files, which are the ones that the engine itself reads. */
import { memoryBytes } from '../engine/dockerStats.ts';
import { pathOf, type CgroupPlace } from './cgroupPlace.ts';
import type { ReadText } from './readText.ts';

const ROOT = '/sys/fs/cgroup';
const NANOS_PER_MICRO = 1_000;

export interface CgroupCounters {
  readonly cpuNanos: number;
  /** Without the file cache that could be dropped; undefined where memory is not counted. */
  readonly memoryBytes: number | undefined;
}

/** Null when there is no such cgroup. */
export function readCgroup(read: ReadText, place: CgroupPlace, engineId: string): CgroupCounters | null {
  const at = (pattern: string, file: string) => read(`${ROOT}/${pathOf(pattern, engineId)}/${file}`);
  return place.version === 1
    ? countersOf({
        cpuNanos: numberIn(at(place.cpuacct, 'cpuacct.usage')),
        usage: numberIn(at(place.memory, 'memory.usage_in_bytes')),
        stat: at(place.memory, 'memory.stat'),
        cacheName: 'total_inactive_file',
      })
    : countersOf({
        cpuNanos: times(NANOS_PER_MICRO, rowIn(at(place.path, 'cpu.stat'), 'usage_usec')),
        usage: numberIn(at(place.path, 'memory.current')),
        stat: at(place.path, 'memory.stat'),
        cacheName: 'inactive_file',
      });
}

interface Found {
  readonly cpuNanos: number | undefined;
  readonly usage: number | undefined;
  readonly stat: string | null;
  readonly cacheName: string;
}

function countersOf({ cpuNanos, usage, stat, cacheName }: Found): CgroupCounters | null {
  if (cpuNanos === undefined) return null;
  const rows = {
    ...given(cacheName, rowIn(stat, cacheName)),
    ...given('anon', rowIn(stat, 'anon')),
  };
  return { cpuNanos, memoryBytes: usage === undefined ? undefined : memoryBytes({ usage, stats: rows }) };
}

const given = (name: string, value: number | undefined): Record<string, number> =>
  value === undefined ? {} : { [name]: value };

const times = (factor: number, value: number | undefined): number | undefined =>
  value === undefined ? undefined : factor * value;

function numberIn(text: string | null): number | undefined {
  const value = text === null ? NaN : parseInt(text, 10);
  return Number.isNaN(value) ? undefined : value;
}

/** The value of the row `name value`. */
function rowIn(text: string | null, name: string): number | undefined {
  if (text === null) return undefined;
  const start = text.startsWith(`${name} `) ? 0 : text.indexOf(`\n${name} `) + 1;
  if (start === 0 && !text.startsWith(`${name} `)) return undefined;
  return numberIn(text.slice(start + name.length + 1, start + name.length + 24));
}
