import { describe, expect, test } from 'vitest';
import { containersOf } from '../../../shared/records.ts';
import { engineId } from '../../support/records.ts';
import { real, shown, stateOf, watched } from './support/watched.ts';

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
    const events = engine.reader.events.bind(engine.reader);
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
