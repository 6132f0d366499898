import { expect, test } from 'vitest';
import { INTEREST_MS } from '../../../server/gateway/statsLane.ts';
import { lane, shopOnly, slotsOf } from './lanes.ts';

test('a frame a second holds what is new since the last', async () => {
  const { stats, told, take, second } = lane();
  stats.watch('a', true);
  take(1, 10);
  take(1, 20);
  take(3, 30);
  await second();
  take(3, 40);
  await second();
  expect(told()).toEqual([
    [
      'a',
      [
        [1, 20],
        [3, 30],
      ],
    ],
    ['a', [[3, 40]]],
  ]);
});

test('a frame comes each second even if it has nothing to say: silence would be a loss', async () => {
  const { stats, told, second } = lane();
  stats.watch('a', true);
  await second();
  await second();
  expect(told()).toEqual([
    ['a', []],
    ['a', []],
  ]);
});

test('what stays within its dead band is not told again before its key frame, which comes once in ten', async () => {
  const { stats, sent, take, second } = lane();
  stats.watch('a', true);
  for (let i = 0; i < 21; i += 1) {
    take(1, 50 + (i % 2));
    take(11, 50);
    await second();
  }
  const told = (slot: number) =>
    sent.flatMap(({ frame }, i) => (frame.samples.some((sample) => sample.slot === slot) ? [i] : []));
  expect(told(1)).toHaveLength(3);
  expect(told(11)).toHaveLength(3);
  const gaps = (frames: readonly number[]) => frames.slice(2).map((frame, i) => frame - (frames[i + 1] ?? 0));
  expect([gaps(told(1)), gaps(told(11))]).toEqual([[10], [10]]);
  expect(told(1).slice(1)).not.toEqual(told(11).slice(1));
});

test('those who are told the same get the same buffer, encoded once', async () => {
  const { stats, sent, buffers, take, second } = lane();
  for (let i = 0; i < 500; i += 1) stats.watch(`client-${i}`, true);
  take(1, 10);
  await second();
  expect([sent.map(({ clients }) => clients.length), buffers.size]).toEqual([[500], 1]);
});

test('of what is far only the sum is told', async () => {
  const { stats, sent, take, second } = lane();
  stats.watch('a', shopOnly);
  take(1, 10);
  take(11, 30);
  take(12, 50);
  await second();
  expect(sent.at(-1)?.frame.samples.map(({ slot }) => slot)).toEqual([1]);
  expect(sent.at(-1)?.frame.sums.find(({ parcel }) => parcel === 9)).toEqual({
    ...{ host: 0, parcel: 9, containers: 2, cpuPercent: 80 },
    ...{ memoryBytes: expect.closeTo(2_000, -1) as number, networkIn: 0, networkOut: 0 },
  });
});

test('what is in focus is told with each sample, wherever it stands', async () => {
  const { stats, sent, take, second } = lane();
  stats.watch('a', { ...shopOnly, focus: [12] });
  for (const cpuPercent of [50, 50.1, 50.2]) {
    take(12, cpuPercent);
    await second();
  }
  await second();
  expect(sent.map(({ frame }) => frame.samples.map(({ cpuPercent }) => cpuPercent))).toEqual([
    ...[[50], [50.2], [50.2], []],
  ]);
});

test('a district that comes near is told whole at once, to whom it came near only', async () => {
  const { stats, sent, take, second, clock } = lane();
  stats.watch('a', shopOnly);
  stats.watch('b', shopOnly);
  take(11, 30);
  take(12, 50);
  await second();
  sent.length = 0;
  stats.watch('a', true);
  await clock.advance(INTEREST_MS);
  expect(sent.map(({ frame, clients }) => [clients, frame.samples.map(({ slot }) => slot)])).toEqual([
    [['a'], [11, 12]],
  ]);
});

test('who comes later, or has missed a frame, gets all that it is to be told', async () => {
  const { stats, take, second } = lane();
  stats.watch('a', true);
  expect(stats.keyFrame('a')).toBeNull();
  take(1, 10);
  take(12, 30);
  await second();
  stats.watch('b', shopOnly);
  expect([stats.keyFrame('a'), stats.keyFrame('b'), stats.keyFrame('nobody')].map(slotsOf)).toEqual([
    ...[[1, 12], [1], null],
  ]);
});

test('figures older than three of their own periods are told to be stale, once and in each key frame', async () => {
  const { stats, sent, take, second } = lane();
  stats.watch('a', true);
  for (let i = 0; i < 3; i += 1) {
    take(1, 10);
    await second();
  }
  sent.length = 0;
  for (let i = 0; i < 23; i += 1) await second();
  const frames = sent.flatMap(({ frame }, i) => (frame.stale.includes(1) ? [i] : []));
  expect(frames[0]).toBe(2);
  expect(frames).toHaveLength(3);
  expect(slotsOf(stats.keyFrame('a'))).toEqual([]);
  take(1, 10);
  await second();
  expect(sent.at(-1)?.frame.samples).toHaveLength(1);
});
