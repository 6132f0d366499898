import { describe, expect, test } from 'vitest';
import { containersOf, hostsOf } from '../../../shared/records.ts';
import { AUDIT_MS, AUDIT_PER_LIST } from '../../../server/world/audit.ts';
import { MOST_IDS } from '../../../server/world/dirtyIds.ts';
import { RENEW_MS } from '../../../server/world/openEvents.ts';
import { HEALTHY_MS } from '../../../server/world/watchEngine.ts';
import { createWorld } from '../../../server/world/world.ts';
import { manualClock } from './support/manualClock.ts';
import { memoryEngine } from './support/memoryEngine.ts';
import { noStore, silentLog } from './support/memoryStore.ts';
import { real, shown, stateOf, watched } from './support/watched.ts';

/** Nothing is drawn by chance: every rest is as long as it can be, every audit is late. */
const atMost = () => watched(() => 0.999_999);

describe('an engine that hangs', () => {
  test('just after a ping it is shown as stale after 9 s, not sooner', async () => {
    const { clock, engine, world, start } = watched();
    start();
    await clock.advance(0);
    engine.setFault('silent');
    await clock.advance(8_999);
    expect(stateOf(world).state).toBe('live');
    await clock.advance(1);
    expect(stateOf(world).state).toBe('stale');
  });

  test('in its description it is given up after 5 s', async () => {
    const { clock, engine, world, start } = watched();
    engine.setHanging(['describe']);
    start();
    await clock.advance(4_999);
    expect(stateOf(world).state).toBe('connecting');
    await clock.advance(1);
    expect(stateOf(world)).toEqual({ state: 'unreachable', problem: 'no answer within 5 s' });
  });

  test('in its first list it was waited for through 120 s: the pings notice it after 9 s', async () => {
    const { clock, engine, world, start } = watched();
    engine.setHanging(['list', 'ping']);
    start();
    await clock.advance(8_999);
    expect(stateOf(world).state).toBe('syncing');
    await clock.advance(1);
    expect(stateOf(world).state).toBe('unreachable');
  });

  test('in its list alone it is given up after 10 s, its pings do not make it look right, and the next list gets twice as long', async () => {
    const { clock, engine, world, start } = watched(() => 0);
    engine.setHanging(['list']);
    start();
    await clock.advance(9_999);
    expect(hostsOf(world.map.records())).toMatchObject([{ state: 'syncing', confirmedAt: null }]);
    await clock.advance(1);
    expect(stateOf(world).state).toBe('unreachable');
    await clock.advance(50 + 19_999);
    expect(stateOf(world).state).toBe('syncing');
    await clock.advance(1);
    expect(stateOf(world).state).toBe('unreachable');
  });
});

describe('the queue of ids that an event named', () => {
  async function burst(count: number) {
    const parts = watched();
    for (let number = 0; number < count; number += 1) parts.engine.put(number);
    const host = parts.start();
    await parts.clock.advance(1_000);
    parts.engine.setLatency(100, 'late');
    parts.engine.hint(0);
    await parts.clock.advance(60);
    for (let number = 0; number < count; number += 1) parts.engine.hint(number);
    const figures = () => parts.world.figures().get(host);
    const depth = figures()?.dirtyDepth;
    await parts.clock.advance(250);
    return { depth, relists: figures()?.relists.overflow, ...parts };
  }

  test('holds 250, which are read by name', async () => {
    const { depth, relists, engine } = await burst(MOST_IDS);
    expect({ depth, relists }).toEqual({ depth: MOST_IDS, relists: 0 });
    expect(engine.listedSome.map(({ length }) => length)).toContain(MOST_IDS);
  });

  test('with one more it is dropped, and everything is listed once', async () => {
    const { depth, relists, engine } = await burst(MOST_IDS + 1);
    expect({ depth, relists }).toEqual({ depth: 0, relists: 1 });
    expect(engine.calls.list).toBe(2);
  });

  test('in a storm that does not end half of the time at most is spent on lists', async () => {
    const { clock, engine, world, start } = watched();
    start();
    await clock.advance(1_000);
    engine.setLatency(1_000, 'late');
    for (let passed = 0; passed < 20_000; passed += 10) {
      for (let number = 0; number < 60; number += 1) engine.put((passed * 6 + number) % 5_000);
      await clock.advance(10);
    }
    expect(engine.calls.list).toBeGreaterThan(5);
    expect(engine.calls.list).toBeLessThanOrEqual(1 + 10);
    await clock.advance(6_000);
    expect(shown(world)).toEqual(real(engine));
  });
});

describe('the audit', () => {
  const auditsWithin = async (listMs: number, waitMs: number, chance: number) => {
    const { clock, engine, start } = watched(() => chance);
    const list = engine.reader.list.bind(engine.reader);
    const slowList: typeof list = async (signal) => {
      const listed = await list(signal);
      await new Promise<void>((resolve) => clock.after(listMs, resolve));
      return listed;
    };
    Object.assign(engine.reader, { list: slowList });
    start();
    await clock.advance(listMs);
    const before = engine.calls.list;
    await clock.advance(waitMs);
    return engine.calls.list - before;
  };

  test.each([
    ['comes after 60 s', 0, 0.5, AUDIT_MS],
    ['comes 20 % sooner at the soonest', 0, 0, AUDIT_MS * 0.8],
    ['still comes after 60 s where a list takes 3 s', 3_000, 0.5, AUDIT_MS],
    ['waits 20 times as long as the list took, the first one too', 3_001, 0.5, AUDIT_PER_LIST * 3_001],
  ])('%s', async (_title, listMs, chance, afterMs) => {
    expect(await auditsWithin(listMs, afterMs - 1, chance)).toBe(0);
    expect(await auditsWithin(listMs, afterMs, chance)).toBe(1);
  });

  test('what an event told of a moment before or after the list is no drift', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    const host = start();
    await clock.advance(0);
    engine.setEventFault('late');
    await clock.advance(AUDIT_MS - 1);
    engine.put(1, { state: 'paused' });
    await clock.advance(5_000);
    expect(shown(world)).toEqual(real(engine));
    expect(world.figures().get(host)).toMatchObject({ drift: 0, relists: { audit: 1 } });
  });
});

describe('the stream of events', () => {
  test.each([
    [0, RENEW_MS],
    [0.5, 1.5 * RENEW_MS],
  ])('is replaced after 5 minutes and up to 5 more: at chance %s', async (chance, afterMs) => {
    const { clock, engine, start } = watched(() => chance);
    start();
    await clock.advance(afterMs - 1);
    expect(engine.calls.events).toBe(1);
    await clock.advance(1);
    expect(engine.calls.events).toBe(2);
    expect(engine.openStreams()).toBe(1);
  });

  test('that ends is one teardown, told at once, and the next watch begins', async () => {
    const { clock, engine, world, start } = atMost();
    const host = start();
    await clock.advance(1_000);
    engine.endStreams();
    await clock.advance(0);
    expect(stateOf(world)).toEqual({
      state: 'stale',
      problem: 'unix:///memory.sock ended its stream of events: the connection was closed',
    });
    await clock.advance(800);
    expect(stateOf(world).state).toBe('live');
    expect(world.figures().get(host)).toMatchObject({ reconnects: 1, relists: { connect: 2 } });
    expect(engine.openStreams()).toBe(1);
  });
});

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
  ])('never ends: %s is live within the longest of its rests', async (_title, address, awayMs, longestMs) => {
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
  });
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
