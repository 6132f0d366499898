import { describe, expect, test } from 'vitest';
import { containersOf, hostsOf } from '../../../shared/records.ts';
import { HEALTHY_MS } from '../../../server/world/watchEngine.ts';
import { createWorld } from '../../../server/world/world.ts';
import { manualClock } from './support/manualClock.ts';
import { memoryEngine } from './support/memoryEngine.ts';
import { noStore, silentLog } from './support/memoryStore.ts';
import { real, shown, stateOf, watched } from './support/watched.ts';

/** Nothing is drawn by chance: every rest is as long as it can be. */
const atMost = () => watched(() => 0.999_999);

describe('the rest between two tries', () => {
  /** How long it rested after a watch that was live for `liveMs`, after three tries in vain. */
  async function restAfter(liveMs: number) {
    const { clock, engine, start } = atMost();
    engine.setFault('refusing');
    start();
    await clock.advance(800 + 1_600 + 1_900);
    engine.setFault('none');
    await clock.advance(200);
    await clock.advance(liveMs);
    engine.setFault('refusing');
    const tried = engine.calls.describe;
    for (let rested = 0; rested < 2_500; rested += 100) {
      await clock.advance(100);
      if (engine.calls.describe > tried) return rested + 100;
    }
    return Number.NaN;
  }

  test('begins anew after two healthy minutes, and not before', async () => {
    expect(await restAfter(HEALTHY_MS - 1_000)).toBe(2_000);
    expect(await restAfter(HEALTHY_MS)).toBe(800);
  });

  test.each([
    ['a local engine that was away for an hour', 'unix:///memory.sock', 3_600_000, 2_000],
    ['a distant engine that was away for a day', 'tcp://far:2375', 86_400_000, 30_000],
  ] as const)(
    'never ends: %s is live within the longest of its rests',
    async (...[, address, awayMs, longestMs]) => {
      const { clock, engine, world, start } = watched(() => 0.999_999, address);
      engine.put(1);
      start();
      await clock.advance(1_000);
      engine.setFault('refusing');
      await clock.advance(awayMs);
      expect(shown(world)).toEqual(real(engine));
      engine.setFault('none');
      await clock.advance(longestMs);
      expect(stateOf(world)).toEqual({ state: 'live', problem: null });
    },
  );
});

test('another engine behind the same socket was shown as the old one while its stream lived on', async () => {
  const { clock, engine, world, start } = watched();
  engine.put(1);
  start();
  await clock.advance(1_000);
  engine.replace('ANOTHER');
  engine.put(2);
  engine.showReturn();
  await clock.advance(49);
  expect(stateOf(world).state).toBe('live');
  await clock.advance(1);
  expect(stateOf(world)).toMatchObject({ problem: 'another engine answers at unix:///memory.sock' });
  await clock.advance(1_000);
  expect(shown(world)).toEqual(real(engine));
  expect(containersOf(world.map.records()).map(({ plot }) => plot)).toEqual([0]);
});

test('another engine at an address without a file is noticed by the audit, before anything of it stands in the old town', async () => {
  const { clock, engine, world, start } = watched();
  for (const number of [1, 2, 3]) engine.put(number);
  start();
  await clock.advance(1_000);
  engine.replace('ANOTHER');
  engine.put(9);
  const states: (string | undefined)[] = [];
  world.map.onPatch(({ put }) => {
    if (put.some(({ type }) => type === 'container')) states.push(shown(world).join());
  });
  await clock.advance(75_000);
  expect(shown(world)).toEqual(real(engine));
  expect(states[0]).toBe(real(engine).join());
});

test('a distant engine that was replaced soon after an outage was old for half a minute more, though the new one answered', async () => {
  const { clock, engine, world, start } = watched(() => 0.999_999, 'tcp://far:2375');
  engine.put(1);
  engine.setFault('refusing');
  start();
  await clock.advance(120_000);
  engine.setFault('none');
  await clock.advance(30_000);
  expect(stateOf(world).state).toBe('live');
  engine.replace('ANOTHER');
  engine.put(9);
  await clock.advance(75_000);
  expect(shown(world)).toEqual(real(engine));
});

test('a socket whose file is touched by the same engine is nothing', async () => {
  const { clock, engine, world, start } = watched();
  start();
  await clock.advance(1_000);
  for (let i = 0; i < 10; i += 1) engine.showReturn();
  await clock.advance(1_000);
  expect(stateOf(world)).toEqual({ state: 'live', problem: null });
  expect(engine.calls).toMatchObject({ describe: 2, events: 1 });
});

test('of three engines one that hangs and one that is dead delay the third by nothing', async () => {
  const clock = manualClock();
  const engines = ['a', 'b', 'c'].map((name) => memoryEngine(clock, `tcp://${name}:2375`));
  const [hung, dead, sound] = engines;
  const world = createWorld({ epoch: 'e1', clock, store: noStore, log: silentLog });
  engines.forEach((engine, i) => {
    engine.put(i + 1);
    world.addHost({ reader: engine.reader, address: engine.reader.address, simulated: false });
  });
  await clock.advance(1_000);
  hung?.setFault('silent');
  dead?.setFault('refusing');
  await clock.advance(10_000);
  expect(hostsOf(world.map.records()).map(({ state }) => state)).toEqual(['stale', 'unreachable', 'live']);
  for (const state of ['paused', 'running', 'exited'] as const) {
    sound?.put(3, { state });
    await clock.advance(0);
    expect(containersOf(world.map.records()).map((each) => each.state)).toEqual([
      'running',
      'running',
      state,
    ]);
    await clock.advance(60);
  }
  expect(hostsOf(world.map.records()).map(({ index }) => index)).toEqual([0, 1, 2]);
});
