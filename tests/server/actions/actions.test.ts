import { describe, expect, test } from 'vitest';
import { CONTAINER_ACTIONS, whyNot } from '../../../shared/actions.ts';
import { CONTAINER_STATES } from '../../../shared/records.ts';
import { EngineError } from '../../../server/engine/engine.ts';
import { engineId } from '../../support/records.ts';
import { yard } from './yard.ts';
import { ALL_RIGHTS } from '../../support/rights.ts';

describe('acting', () => {
  test('an accepted action names the revision at which its target was re-read', async () => {
    const { perform, world, id, asked } = await yard();
    const result = await perform({ kind: 'act', container: id, action: 'stop' });
    expect(result).toEqual({ ok: true, epoch: 'e1', revision: world.map.revision() });
    expect(world.container(id)?.state).toBe('exited');
    expect(asked).toEqual(['stop']);
  });

  test('every role, state and action is decided by the one table', async () => {
    for (const state of CONTAINER_STATES) {
      const { perform, world, id, by, asked } = await yard({ state, exitCode: null });
      const container = world.container(id);
      if (container === undefined) throw new Error('not shown');
      for (const rights of ALL_RIGHTS) {
        for (const action of CONTAINER_ACTIONS) {
          if (action === 'remove' || whyNot(container, action, rights) === null) continue;
          const result = await perform({ kind: 'act', container: id, action }, by(rights.role));
          expect(result).toMatchObject({ ok: false, message: whyNot(container, action, rights) });
        }
      }
      expect(asked).toEqual([]);
    }
  });

  test('a protected container is refused, whoever asks', async () => {
    const { perform, id, asked, prepare } = await yard({ protected: true });
    expect(await perform({ kind: 'act', container: id, action: 'stop' })).toMatchObject({
      ok: false,
      code: 'forbidden',
      message: 'shop-web-1 is protected',
    });
    expect(await prepare()).toBe('');
    expect(asked).toEqual([]);
  });

  test('a container that the model does not know is refused without asking the engine', async () => {
    const { perform, asked } = await yard();
    const container = `container:unix-memory-sock/${engineId(99)}` as const;
    expect(await perform({ kind: 'act', container, action: 'stop' })).toMatchObject({
      ok: false,
      code: 'unknown',
    });
    expect(asked).toEqual([]);
  });

  test.each([
    ['conflict', 'conflict', 'cannot stop container: it is being stopped'],
    ['unreachable', 'unreachable', 'nothing at unix:///memory.sock'],
    ['forbidden', 'forbidden', 'the proxy forbids it'],
    ['failed', 'engine', 'driver failed'],
  ] as const)('the engine’s own sentence is told: %s', async (code, expected, message) => {
    const { perform, id, setFault } = await yard();
    setFault(new EngineError(code, message));
    expect(await perform({ kind: 'act', container: id, action: 'stop' })).toEqual({
      ok: false,
      code: expected,
      message,
    });
  });

  test('a container that is gone leaves the world at once', async () => {
    const { perform, id, setFault, engine, world } = await yard();
    engine.setEventFault('lost');
    engine.remove(1);
    setFault(new EngineError('notFound', `No such container: ${engineId(1)}`));
    expect(await perform({ kind: 'act', container: id, action: 'stop' })).toMatchObject({ code: 'unknown' });
    expect(world.container(id)).toBeUndefined();
  });

  test('the same wish twice at once is asked of the engine once', async () => {
    const { actions, clock, id, by, asked, engine } = await yard();
    engine.setLatency(50, 'late');
    const both = [1, 2].map(() =>
      actions.perform({ kind: 'act', container: id, action: 'stop' }, by('admin')),
    );
    await clock.advance(1_000);
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, false]);
    expect(asked).toEqual(['stop']);
  });

  test('an engine is asked for at most 30 things in 10 s', async () => {
    const { actions, clock, id, by, asked } = await yard();
    const results = [];
    for (let i = 0; i < 40; i += 1) {
      const result = actions.perform(
        { kind: 'act', container: id, action: i % 2 === 0 ? 'stop' : 'start' },
        { ...by('admin'), user: `user ${i % 3}` },
      );
      await clock.advance(60);
      results.push(await result);
    }
    expect(asked.length).toBeGreaterThanOrEqual(30);
    expect(asked.length).toBeLessThanOrEqual(38);
    expect(results.some((result) => !result.ok && result.code === 'busy')).toBe(true);
  });

  test('where nothing is attached, nobody acts', async () => {
    const { actions, host, perform, id, asked } = await yard();
    actions.detach(host);
    expect(await perform({ kind: 'act', container: id, action: 'stop' })).toMatchObject({
      code: 'forbidden',
    });
    expect(asked).toEqual([]);
  });
});
