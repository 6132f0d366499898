/** A process that samples the containers of an engine by one source and does nothing else; started by `sources.ts`. */
import { readKernelFile } from '../../../server/stats/readText.ts';
import { createStatsSampler, MOST_STREAMS, type SamplerFigures } from '../../../server/stats/sampler.ts';
import { systemClock } from '../../../server/world/clock.ts';
import { connectTo } from '../../conformance/client.ts';

export type Source = keyof SamplerFigures;

export interface SamplerReport {
  readonly samples: number;
  readonly served: SamplerFigures;
}

const [, , address = '', source = ''] = process.argv;
const { reader, docker } = await connectTo(address);
const { ServerVersion } = (await docker.info()) as { readonly ServerVersion: string };
let samples = 0;
const sampler = createStatsSampler({
  ...{ reader, clock: systemClock, engineVersion: () => ServerVersion },
  read: source === 'cgroup' ? readKernelFile : () => null,
  mostStreams: source === 'turn' ? 0 : MOST_STREAMS,
  onStats: () => (samples += 1),
});

process.on('message', (engineIds: readonly string[]) => {
  if (engineIds.length > 0) sampler.watch(engineIds);
  process.send?.({ samples, served: sampler.figures() } satisfies SamplerReport);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
