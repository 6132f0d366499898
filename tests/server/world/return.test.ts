import { expect, test } from 'vitest';
import { stateOf, watched } from './support/watched.ts';

const watchedSlowly = () => watched(() => 0.999);

test('an engine whose socket is made anew is live again at once, without waiting for the next try', async () => {
  const { clock, engine, world, start } = watchedSlowly();
  start();
  await clock.advance(1_000);
  engine.setFault('refusing');
  await clock.advance(60_000);
  const tried = engine.calls.describe;
  engine.setFault('none');
  engine.showReturn();
  await clock.advance(60);
  expect(stateOf(world)).toEqual({ state: 'live', problem: null });
  expect(engine.calls.describe).toBe(tried + 1);
});

test('a socket that comes and goes for ever does not become a hot loop', async () => {
  const { clock, engine, start } = watchedSlowly();
  engine.setFault('refusing');
  start();
  for (let passed = 0; passed < 10_000; passed += 1) {
    await clock.advance(1);
    engine.showReturn();
  }
  expect(engine.calls.describe).toBeLessThanOrEqual(10_000 / 50 + 1);
});
