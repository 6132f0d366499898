import { expect, test } from 'vitest';
import { RENEW_MS } from '../../../server/world/openEvents.ts';
import { real, shown, watched } from './support/watched.ts';

const SLOW_MS = 2_000;

test('the stream of events is replaced within 5 to 10 minutes, the new one before the old', async () => {
  const { clock, engine, world, start } = watched();
  engine.put(1);
  start();
  await clock.advance(RENEW_MS - 1_000);
  expect(engine.calls.events).toBe(1);
  engine.setLatency(SLOW_MS, 'late');
  const open = new Set<number>();
  for (let passed = 0; passed < RENEW_MS; passed += SLOW_MS / 4) {
    await clock.advance(SLOW_MS / 4);
    open.add(engine.openStreams());
  }
  expect({ open: [...open], asked: engine.calls.events, watches: engine.calls.describe }).toEqual({
    open: [1],
    asked: 2,
    watches: 1,
  });
  engine.setLatency(0, 'late');
  const told: string[] = [];
  world.onFeed((items) => told.push(...items.map(({ action }) => action)));
  engine.put(1, { state: 'paused' });
  await clock.advance(1_000);
  expect(shown(world)).toEqual(real(engine));
  expect(told).toHaveLength(1);
});

test('where no new stream can be opened the watch begins anew', async () => {
  const { clock, engine, start } = watched();
  start();
  await clock.advance(RENEW_MS);
  const events = engine.reader.events.bind(engine.reader);
  Object.assign(engine.reader, { events: () => Promise.reject(new Error('refused')) });
  await clock.advance(RENEW_MS);
  expect(engine.calls.describe).toBeGreaterThan(1);
  Object.assign(engine.reader, { events });
  await clock.advance(3_000);
  expect(engine.openStreams()).toBe(1);
});
