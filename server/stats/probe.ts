/** Whether the server sees the cgroups of an engine's containers: found out with one of them that runs. */
import type { Reading } from '../engine/dockerStats.ts';
import type { EngineReader, ReadingWay } from '../engine/engine.ts';
import type { Clock } from '../world/clock.ts';
import { readCgroup, type CgroupCounters } from './cgroupFiles.ts';
import { placeIn, type CgroupPlace } from './cgroupPlace.ts';
import type { ReadText } from './readText.ts';

const NANOS_PER_MS = 1_000_000;
/** Memory moves between two readings; another container's would be farther off. */
const MEMORY_SHARE = 0.25;
const MEMORY_BYTES = 4 * 1024 * 1024;

export interface ProbeOptions {
  readonly read: ReadText;
  readonly reader: Pick<EngineReader, 'process' | 'reading'>;
  readonly clock: Clock;
  readonly way: ReadingWay;
}

/**
 * Where the cgroups lie, when the files say the same as the engine does; null when they do not, or there are none. A reading
 * is only asked for where files were found. Rejects with EngineError.
 */
export async function probeCgroups(
  { read, reader, clock, way }: ProbeOptions,
  engineId: string,
  signal: AbortSignal,
): Promise<CgroupPlace | null> {
  const { pid } = await reader.process(engineId, signal);
  const place = pid === null ? null : placeIn(read(`/proc/${String(pid)}/cgroup`) ?? '', engineId);
  if (place === null || readCgroup(read, place, engineId) === null) return null;
  const askedAt = clock.now();
  const told = await reader.reading(engineId, way, signal);
  const found = readCgroup(read, place, engineId);
  const isSame = told !== null && found !== null && agree(told, found, clock.now() - askedAt);
  return isSame ? place : null;
}

/** The files were read up to `elapsedMs` later than what the engine told. */
function agree(told: Reading, found: CgroupCounters, elapsedMs: number): boolean {
  const { cpu, memoryBytes } = told;
  if (cpu === undefined) return false;
  const usedNanos = found.cpuNanos - cpu.cpu_usage.total_usage;
  const most = elapsedMs * NANOS_PER_MS * (cpu.online_cpus ?? 1);
  if (usedNanos < 0 || usedNanos > most) return false;
  if (memoryBytes === undefined || found.memoryBytes === undefined) return memoryBytes === found.memoryBytes;
  return Math.abs(found.memoryBytes - memoryBytes) <= Math.max(MEMORY_BYTES, MEMORY_SHARE * memoryBytes);
}
