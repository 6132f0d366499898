import { expect, test } from 'vitest';
import { hostId } from '../../../shared/records.ts';
import type { ContainerState } from '../../../shared/records.ts';
import { decodeStats } from '../../../shared/statsFrame.ts';
import type { StatsFrame } from '../../../shared/statsFrame.ts';
import { createStatsLane, GRACE_MS } from '../../../server/gateway/statsLane.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { aContainer, engineId, HOST_KEY, recordMap } from '../../support/records.ts';
import { manualClock } from '../world/support/manualClock.ts';

const HOST = hostId(HOST_KEY);

function lane() {
  const clock = manualClock();
  const map = createWorldMap('e1');
  const frames: StatsFrame[] = [];
  const stats = createStatsLane({ map, clock, onFrame: (frame) => frames.push(decodeStats(frame)) });
  const watched: (readonly string[])[] = [];
  const sampler = { watch: (ids: readonly string[]) => watched.push(ids), close: () => undefined };
  const show = (states: readonly ContainerState[]) =>
    map.commit(recordMap(states.map((state, i) => aContainer(i + 1, { state }))));
  show(['running', 'exited', 'running']);
  stats.attach(HOST, sampler);
  const take = (number: number, cpuPercent: number) =>
    stats.take(HOST, {
      ...{ engineId: engineId(number), time: clock.now(), cpuPercent },
      ...{ memoryBytes: undefined, memoryLimit: undefined, networkIn: undefined, networkOut: undefined },
    });
  return { clock, stats, frames, watched, show, take };
}

const ids = (...numbers: number[]) => numbers.map(engineId);

test('nothing is asked of an engine before somebody looks, and then only of what runs', () => {
  const { stats, watched } = lane();
  expect(watched).toEqual([]);
  stats.setWatchers(1);
  expect(watched).toEqual([ids(1, 3)]);
});

test('what starts is asked for, what stops is let go', async () => {
  const { stats, watched, show, clock } = lane();
  stats.setWatchers(1);
  show(['running', 'running', 'exited']);
  await clock.advance(250);
  expect(watched.at(-1)).toEqual(ids(1, 2));
});

test('a frame a second holds what is new since the last', async () => {
  const { stats, frames, take, clock } = lane();
  stats.setWatchers(1);
  take(1, 10);
  take(1, 20);
  take(3, 30);
  await clock.advance(1_000);
  take(3, 40);
  await clock.advance(3_000);
  expect(frames.map(({ samples }) => samples.map(({ slot, cpuPercent }) => [slot, cpuPercent]))).toEqual([
    [
      [1, 20],
      [3, 30],
    ],
    [[3, 40]],
  ]);
});

test('who comes later gets what is known of the last ten seconds', async () => {
  const { stats, take, clock } = lane();
  stats.setWatchers(1);
  expect(stats.keyFrame()).toBeNull();
  take(1, 10);
  await clock.advance(9_000);
  take(3, 30);
  const slots = () => decodeStats(stats.keyFrame() ?? new Uint8Array()).samples.map(({ slot }) => slot);
  expect(slots()).toEqual([1, 3]);
  await clock.advance(2_000);
  expect(slots()).toEqual([3]);
});

test('five seconds after the last one left nothing is asked any more; a reload in between costs nothing', async () => {
  const { stats, watched, clock } = lane();
  stats.setWatchers(1);
  stats.setWatchers(0);
  await clock.advance(GRACE_MS - 1);
  stats.setWatchers(1);
  await clock.advance(60_000);
  expect(watched.every((each) => each.length === 2)).toBe(true);
  stats.setWatchers(0);
  await clock.advance(GRACE_MS);
  expect(watched.at(-1)).toEqual([]);
});
