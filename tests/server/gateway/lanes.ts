import type { ContainerState } from '../../../shared/records.ts';
import { hostId } from '../../../shared/records.ts';
import { createStatsLane, FRAME_MS } from '../../../server/gateway/statsLane.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { aContainer, aDistrict, aHost, engineId, HOST_KEY, recordMap } from '../../support/records.ts';
import { decodeStats, type DecodedStats } from '../../support/statsFrames.ts';
import { manualClock } from '../world/support/manualClock.ts';

export const HOST = hostId(HOST_KEY);

export interface Sent {
  readonly frame: DecodedStats;
  readonly clients: readonly string[];
}

/** A host with two districts: containers 1 to 3 in `shop`, 11 to 13 in `blog`; each container's slot is its number. */
export function lane() {
  const clock = manualClock();
  const map = createWorldMap('e1');
  const sent: Sent[] = [];
  const buffers = new Set<Uint8Array>();
  const stats = createStatsLane({
    ...{ map, clock },
    send: (frame, clients) => {
      buffers.add(frame);
      sent.push({ frame: decodeStats(frame), clients });
    },
  });
  const watched: (readonly string[])[] = [];
  const sampler = {
    watch: (ids: readonly string[]) => watched.push(ids),
    figures: () => ({ cgroup: 0, stream: 0, turn: 0 }),
    close: () => undefined,
  };
  const show = (states: readonly ContainerState[]) =>
    map.commit(
      recordMap([
        ...[aHost(), aDistrict('shop', [4]), aDistrict('blog', [9, 10])],
        ...states.map((state, i) => aContainer(i + 1, { state })),
        ...[11, 12, 13].map((number) => aContainer(number, { project: 'blog' })),
      ]),
    );
  show(['running', 'exited', 'running']);
  stats.attach(HOST, sampler);
  const take = (number: number, cpuPercent: number) =>
    stats.take(HOST, {
      ...{ engineId: engineId(number), time: clock.now(), cpuPercent },
      ...{ memoryBytes: 1_000, memoryLimit: undefined, networkIn: undefined, networkOut: undefined },
    });
  const told = () =>
    sent.map(({ frame, clients }) => [
      clients.join(),
      frame.samples.map(({ slot, cpuPercent }) => [slot, cpuPercent]),
    ]);
  const second = () => clock.advance(FRAME_MS);
  return { clock, stats, sent, buffers, told, watched, show, take, second };
}

export const ids = (...numbers: number[]) => numbers.map(engineId);
export const slotsOf = (bytes: Uint8Array | null) =>
  bytes === null ? null : decodeStats(bytes).samples.map(({ slot }) => slot);
export const shopOnly = { near: [{ host: HOST, parcels: [4] }], focus: [] };
