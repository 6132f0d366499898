import { describe, expect, test } from 'vitest';
import { hostsOf } from '../../../shared/records.ts';
import { AUDIT_MS, AUDIT_PER_LIST } from '../../../server/world/audit.ts';
import { MOST_IDS } from '../../../server/world/dirtyIds.ts';
import { RENEW_MS } from '../../../server/world/openEvents.ts';
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
    for (let passed = 0; passed < 20_000; passed += 50) {
      for (let number = 0; number < 300; number += 1) engine.put((passed * 6 + number) % 1_000);
      await clock.advance(50);
    }
    expect(engine.calls.list).toBeGreaterThan(5);
    expect(engine.calls.list).toBeLessThanOrEqual(1 + 10);
    await clock.advance(6_000);
    expect(shown(world)).toEqual(real(engine));
  }, 30_000);
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
  ] as const)('%s', async (...[, listMs, chance, afterMs]) => {
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
