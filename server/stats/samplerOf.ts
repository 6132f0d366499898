import type { HostId } from '../../shared/records.ts';
import type { ContainerStats, EngineReader } from '../engine/engine.ts';
import { systemClock } from '../world/clock.ts';
import type { World } from '../world/world.ts';
import { readKernelFile } from './readText.ts';
import { createStatsSampler, MOST_STREAMS, type StatsSampler } from './sampler.ts';

export interface SampledHost {
  readonly world: World;
  readonly host: HostId;
  readonly reader: EngineReader;
  readonly onStats: (stats: ContainerStats) => void;
}

/** The sampler of one host that is shown. A simulated engine takes no processor from anybody: all of it can be streamed. */
export function samplerOf({ world, host, reader, onStats }: SampledHost): StatsSampler {
  const record = () => {
    const known = world.map.records().get(host);
    return known?.type === 'host' ? known : undefined;
  };
  return createStatsSampler({
    ...{ reader, onStats, clock: systemClock, read: readKernelFile },
    engineVersion: () => record()?.engineVersion ?? null,
    mostStreams: record()?.simulated === true ? Infinity : MOST_STREAMS,
  });
}
