/**
 * A process with the server's way of figures to its clients, fed with samples of so many containers a second each, by the
 * twentieth of a second as the source that reads cgroup files does. Started by `figures.ts`. No built server gets that
 * many a second from engines: one of them is read by 1,000 a second at most. All samples are made before the first one.
 */
import { PATCH_SPACING_MS } from '../../../server/gateway/patchPacer.ts';
import { createStatsLane } from '../../../server/gateway/statsLane.ts';
import type { ContainerStats } from '../../../server/engine/engine.ts';
import { aContainer, engineId } from '../../support/records.ts';
import { startStreamServer } from '../../support/streamServer.ts';
import { figuresOf, HOST, townOf, type Load } from '../statsTraffic.ts';
import { seeded } from './rows.ts';

const SLICES = 20;
const SECOND_MS = 1_000;
/** Then they begin again. */
const SECONDS = 20;

export interface StatsServerCommand {
  readonly load: Load | 'none';
  /** Records in each patch, of which 20 go out a second. */
  readonly changed: number;
}

const containers = Number(process.argv[2]);
const lanes: ReturnType<typeof createStatsLane>[] = [];
const server = await startStreamServer({}, (options) => {
  const lane = createStatsLane(options);
  lanes.push(lane);
  return lane;
});
server.map.apply({ put: townOf(containers), remove: [] });

let load: StatsServerCommand['load'] = 'none';
let samples: readonly (readonly ContainerStats[])[] = [];

function samplesOf(kind: Load): readonly (readonly ContainerStats[])[] {
  const random = seeded();
  const each = Array.from({ length: containers }, (_, i) => figuresOf(kind, i, random));
  return Array.from({ length: SECONDS }, () =>
    each.map((figures, i) => ({ engineId: engineId(i + 1), time: 0, memoryLimit: undefined, ...figures() })),
  );
}

const SLICE_MS = SECOND_MS / SLICES;
const began = performance.now();
let slice = 0;

function takeSlice() {
  const second = samples[Math.floor(slice / SLICES) % SECONDS] ?? [];
  for (let i = slice % SLICES; i < second.length; i += SLICES) {
    const sample = second[i];
    if (sample !== undefined) lanes[0]?.take(HOST, sample);
  }
  slice += 1;
}

// By the clock, since intervals come late and would make it fewer samples than were promised.
setInterval(() => {
  while (slice * SLICE_MS < performance.now() - began) takeSlice();
}, SLICE_MS);

let changed = 0;
let round = 0;
setInterval(() => {
  if (changed === 0) return;
  round += 1;
  const put = Array.from({ length: changed }, (_, i) =>
    aContainer(((round * changed + i) % containers) + 1, { restartCount: round }),
  );
  server.map.apply({ put, remove: [] });
}, PATCH_SPACING_MS);

process.on('message', (command: StatsServerCommand) => {
  if (command.load !== load) samples = command.load === 'none' ? [] : samplesOf(command.load);
  load = command.load;
  changed = command.changed;
  process.send?.(server.url);
});
process.on('disconnect', () => process.exit(0));
process.send?.(server.url);
