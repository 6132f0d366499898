import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containersOf, hostsOf } from '../../../shared/records.ts';
import { createWorld } from '../../../server/world/world.ts';
import type { World } from '../../../server/world/world.ts';
import { engineId } from '../../support/records.ts';
import { manualClock } from './support/manualClock.ts';
import { memoryEngine } from './support/memoryEngine.ts';
import type { EventFault, MemoryEngine } from './support/memoryEngine.ts';
import { memoryStore, silentLog } from './support/memoryStore.ts';

function watched(random?: () => number) {
  const clock = manualClock(undefined, random);
  const engine = memoryEngine(clock);
  const world = createWorld({ epoch: 'e1', clock, store: memoryStore(), log: silentLog });
  const start = () => world.addHost({ reader: engine.reader, address: engine.reader.address, simulated: false });
  return { clock, engine, world, start };
}

const shown = (world: World) =>
  containersOf(world.map.records())
    .map(({ id, name, state }) => `${id.slice(-4)} ${name} ${state}`)
    .sort();
const real = (engine: MemoryEngine) =>
  [...engine.containers.values()]
    .filter(({ hidden }) => !hidden)
    .map(({ engineId: id, name, state }) => `${id.slice(-4)} ${name} ${state}`)
    .sort();
const stateOf = (world: World) => {
  const [host] = hostsOf(world.map.records());
  return { state: host?.state, problem: host?.problem };
};

describe('watching an engine', () => {
  test('it subscribes before it lists, lists once, and is then live', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    start();
    expect(stateOf(world)).toEqual({ state: 'connecting', problem: null });
    await clock.advance(10);
    expect(stateOf(world)).toEqual({ state: 'live', problem: null });
    expect(shown(world)).toEqual(real(engine));
    expect(engine.calls).toMatchObject({ describe: 1, events: 1, list: 1, listSome: 0 });
  });

  test('the first event is read at once, those within 50 ms together', async () => {
    const { clock, engine, start } = watched();
    for (const number of [1, 2, 3]) engine.put(number);
    start();
    await clock.advance(100);
    engine.put(1, { state: 'paused' });
    engine.put(2, { state: 'paused' });
    engine.put(3, { state: 'paused' });
    engine.put(2, { state: 'running' });
    await clock.advance(49);
    expect(engine.listedSome).toEqual([[engineId(1)]]);
    await clock.advance(10);
    expect(engine.listedSome).toEqual([[engineId(1)], [engineId(2), engineId(3)]]);
  });

  test('a closed connection is told at once, and what stood there stays', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    start();
    await clock.advance(1_000);
    const before = shown(world);
    engine.setFault('refusing');
    await clock.advance(1);
    expect(stateOf(world)).toEqual({ state: 'unreachable', problem: 'nothing at unix:///memory.sock' });
    expect(shown(world)).toEqual(before);
  });

  test('an engine that is back, with changes that nobody told of, is equal within 5 s', async () => {
    const { clock, engine, world, start } = watched(() => 0.999);
    engine.put(1);
    engine.put(2);
    start();
    await clock.advance(1_000);
    engine.setFault('refusing');
    await clock.advance(60_000);
    engine.setEventFault('lost');
    engine.put(1, { state: 'exited', exitCode: 137 });
    engine.remove(2);
    engine.put(3);
    engine.setFault('none');
    await clock.advance(5_000);
    expect(stateOf(world).state).toBe('live');
    expect(shown(world)).toEqual(real(engine));
  });

  test('an engine that hangs is stale within 10 s, and live again when it answers', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    start();
    await clock.advance(1_000);
    engine.setFault('silent');
    await clock.advance(10_000);
    expect(stateOf(world).state).toBe('stale');
    engine.setFault('none');
    await clock.advance(10_000);
    expect(stateOf(world)).toEqual({ state: 'live', problem: null });
  });

  test('one ping that goes unanswered is no outage', async () => {
    const { clock, engine, world, start } = watched();
    start();
    await clock.advance(2_900);
    engine.setFault('silent');
    await clock.advance(3_050);
    engine.setFault('none');
    await clock.advance(3_000);
    expect(stateOf(world).state).toBe('live');
    expect(engine.calls.describe).toBe(1);
  });

  test('an engine that was never reached is unreachable, not stale', async () => {
    const { clock, engine, world, start } = watched();
    engine.setFault('silent');
    start();
    await clock.advance(6_000);
    expect(stateOf(world).state).toBe('unreachable');
  });

  test('a stream that always ends at once does not become a hot loop', async () => {
    const { clock, engine, start } = watched();
    const { events } = engine.reader;
    Object.assign(engine.reader, {
      events: async (options: Parameters<typeof events>[0]) => {
        await events(options);
        return { ended: Promise.resolve('the engine sleeps') };
      },
    });
    start();
    await clock.advance(60_000);
    expect(engine.calls.describe).toBeGreaterThan(20);
    expect(engine.calls.describe).toBeLessThan(120);
  });

  test('a lost event is repaired by the audit within 75 s, and counted', async () => {
    const { clock, engine, world, start } = watched(() => 0.999);
    engine.put(1);
    const host = start();
    await clock.advance(1_000);
    engine.setEventFault('lost');
    engine.put(1, { state: 'dead' });
    await clock.advance(73_000);
    expect(shown(world)).toEqual(real(engine));
    expect(world.figures().get(host)).toMatchObject({ drift: 1, relists: { connect: 1, audit: 1 } });
  });

  test('another engine at the same address brings its own town', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    start();
    await clock.advance(1_000);
    engine.setFault('refusing');
    await clock.advance(10);
    engine.setEngineId('ANOTHER');
    engine.containers.clear();
    engine.put(2);
    engine.setFault('none');
    await clock.advance(5_000);
    expect(shown(world)).toEqual(real(engine));
    expect(containersOf(world.map.records()).map(({ plot }) => plot)).toEqual([0]);
  });

  test('a relist that says the same makes no revision', async () => {
    const { clock, engine, world, start } = watched();
    for (let number = 0; number < 20; number += 1) engine.put(number);
    start();
    await clock.advance(10_000);
    const revision = world.map.revision();
    await clock.advance(300_000);
    expect(world.map.revision()).toBe(revision);
  });

  test('hidden containers are never shown, nor are their events', async () => {
    const { clock, engine, world, start } = watched();
    const told: string[] = [];
    world.onFeed((items) => told.push(...items.map(({ name }) => name)));
    start();
    await clock.advance(100);
    engine.put(1, { name: 'secret', hidden: true });
    engine.put(2, { name: 'open' });
    await clock.advance(1_000);
    expect(shown(world)).toEqual([`${engineId(2).slice(-4)} open running`]);
    expect(told).toEqual(['open']);
  });

  test('a refresh resolves when a read that began after it has been applied', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    start();
    await clock.advance(1_000);
    engine.setEventFault('lost');
    engine.put(1, { state: 'exited', exitCode: 0 });
    const [container] = containersOf(world.map.records());
    const refreshed = container && world.refresh(container.id);
    await clock.advance(100);
    expect(await refreshed).toBe(world.map.revision());
    expect(shown(world)).toEqual(real(engine));
  });

  test('a host that is removed takes everything with it in one patch', async () => {
    const { clock, engine, world, start } = watched();
    engine.put(1);
    const host = start();
    await clock.advance(1_000);
    const revision = world.map.revision();
    world.removeHost(host);
    await clock.advance(60_000);
    expect([...world.map.records()]).toEqual([]);
    expect(world.map.revision()).toBe(revision + 1);
  });
});

type Step =
  | { kind: 'put'; number: number; state: 'running' | 'exited' | 'paused'; name: string }
  | { kind: 'remove'; number: number }
  | { kind: 'events'; fault: EventFault }
  | { kind: 'engine'; fault: 'none' | 'refusing' | 'silent' }
  | { kind: 'latency'; ms: number; content: 'early' | 'late' }
  | { kind: 'wait'; ms: number };

const number = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    number,
    state: fc.constantFrom('running', 'exited', 'paused' as const),
    name: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ kind: fc.constant('remove' as const), number }),
  fc.record({
    kind: fc.constant('events' as const),
    fault: fc.constantFrom('none', 'lost', 'doubled', 'late' as const),
  }),
  fc.record({ kind: fc.constant('engine' as const), fault: fc.constantFrom('none', 'refusing', 'silent' as const) }),
  fc.record({
    kind: fc.constant('latency' as const),
    ms: fc.integer({ min: 0, max: 400 }),
    content: fc.constantFrom('early', 'late' as const),
  }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 5_000 }) }),
);

async function take(step: Step, { engine, clock }: ReturnType<typeof watched>) {
  switch (step.kind) {
    case 'put':
      return engine.put(step.number, { state: step.state, name: step.name });
    case 'remove':
      return engine.remove(step.number);
    case 'events':
      return engine.setEventFault(step.fault);
    case 'engine':
      return engine.setFault(step.fault);
    case 'latency':
      return engine.setLatency(step.ms, step.content);
    case 'wait':
      return clock.advance(step.ms);
  }
}

test('whatever is lost, doubled, late or cut, the world equals the engine 75 s after the last fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.double({ min: 0, max: 0.99 }), async (steps, chance) => {
      const parts = watched(() => chance);
      parts.start();
      for (const each of steps) await take(each, parts);
      parts.engine.setFault('none');
      await parts.clock.advance(75_000);
      expect(shown(parts.world)).toEqual(real(parts.engine));
      expect(stateOf(parts.world)).toEqual({ state: 'live', problem: null });
      parts.world.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('without lost events the world equals the engine 2 s after the last change', async () => {
  const faultless = step.filter(
    ({ kind, ...rest }) => kind !== 'engine' && (kind !== 'events' || !('fault' in rest && rest.fault === 'lost')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(faultless, { maxLength: 40 }), async (steps) => {
      const parts = watched();
      parts.start();
      await parts.clock.advance(1_000);
      for (const each of steps) await take(each, parts);
      await parts.clock.advance(2_000);
      expect(shown(parts.world)).toEqual(real(parts.engine));
      parts.world.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);
