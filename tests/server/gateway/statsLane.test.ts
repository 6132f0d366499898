import { expect, test } from 'vitest';
import { GRACE_MS, INTEREST_MS } from '../../../server/gateway/statsLane.ts';
import { HOST, ids, lane, shopOnly } from './lanes.ts';

test('nothing is asked of an engine before somebody looks, and then only of what runs', () => {
  const { stats, watched } = lane();
  expect(watched).toEqual([]);
  stats.watch('a', true);
  expect(watched).toEqual([ids(1, 3, 11, 12, 13)]);
});

test('what starts is asked for, what stops is let go', async () => {
  const { stats, watched, show, clock } = lane();
  stats.watch('a', true);
  show(['running', 'running', 'exited']);
  await clock.advance(250);
  expect(watched.at(-1)).toEqual(ids(1, 2, 11, 12, 13));
});

test('what is in focus is asked for first, then what is near', async () => {
  const { stats, watched, clock } = lane();
  stats.watch('a', { near: [{ host: HOST, parcels: [10] }], focus: [3] });
  await clock.advance(250);
  expect(watched.at(-1)).toEqual(ids(3, 11, 12, 13, 1));
});

test('of many changes of mind only the newest is heeded: 150 a minute', async () => {
  const { stats, sent, take, second, clock } = lane();
  stats.watch('a', shopOnly);
  take(11, 30);
  await second();
  sent.length = 0;
  for (let i = 0; i < 100; i += 1) stats.watch('a', i % 2 === 0 ? true : shopOnly);
  stats.watch('a', { near: [{ host: HOST, parcels: [9] }], focus: [] });
  await clock.advance(INTEREST_MS - 1);
  expect(sent).toEqual([]);
  await clock.advance(1);
  expect(sent).toHaveLength(1);
});

test('the period that is really achieved is told of each host', async () => {
  const { stats, sent, take, second } = lane();
  stats.watch('a', true);
  for (let i = 0; i < 12; i += 1) {
    if (i % 4 === 0) take(1, 10);
    await second();
  }
  expect(sent.at(-1)?.frame.periods).toEqual([{ host: 0, periodMs: 4_000 }]);
  expect(stats.rates()).toEqual([
    { host: HOST, samples: 3, periodMs: 4_000, sources: { cgroup: 0, stream: 0, turn: 0 } },
  ]);
});

test('five seconds after the last one left nothing is asked any more; a reload in between costs nothing', async () => {
  const { stats, watched, clock } = lane();
  stats.watch('a', true);
  stats.watch('a', false);
  await clock.advance(GRACE_MS - 1);
  stats.watch('b', true);
  await clock.advance(60_000);
  expect(watched.every((each) => each.length === 5)).toBe(true);
  stats.watch('b', false);
  await clock.advance(GRACE_MS);
  expect(watched.at(-1)).toEqual([]);
});
