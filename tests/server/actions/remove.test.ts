import { describe, expect, test } from 'vitest';
import { TICKET_VALID_MS } from '../../../server/actions/removal.ts';
import { yard } from './yard.ts';

describe('removing', () => {
  const exited = { state: 'exited', exitCode: 0 } as const;

  test('takes two steps, and the first says what would be lost', async () => {
    const { perform, remove, id, engine, world, asked } = await yard(exited);
    engine.setDetails(1, {
      restartPolicy: 'always',
      mounts: [{ kind: 'volume', source: 'shop-data', target: '/data' }],
    });
    const first = await perform({ kind: 'prepareRemove', container: id });
    expect(first).toMatchObject({
      ok: true,
      removal: {
        validMs: TICKET_VALID_MS,
        losses: [
          'Files that it wrote outside its mounts are lost.',
          'Its restart policy "always" goes with it.',
          'These stay: shop-data.',
        ],
      },
    });
    expect(asked).toEqual([]);
    const token = first.ok ? (first.removal?.token ?? '') : '';
    expect(await remove(token)).toMatchObject({ ok: true });
    expect(asked).toEqual(['remove']);
    expect(world.container(id)).toBeUndefined();
  });

  test('a ticket is good for one removal, one visitor and 30 s', async () => {
    const { prepare, remove, by, clock, asked } = await yard(exited);
    expect(await remove('0'.repeat(32))).toMatchObject({ code: 'expired' });
    expect(await remove(await prepare(), false, by('admin', 'another'))).toMatchObject({ code: 'expired' });
    expect(await remove(await prepare(), false, by('operator'))).toMatchObject({ code: 'expired' });
    const late = await prepare();
    await clock.advance(TICKET_VALID_MS);
    expect(await remove(late)).toMatchObject({ code: 'expired' });
    expect(asked).toEqual([]);
    const token = await prepare();
    expect(await remove(token)).toMatchObject({ ok: true });
    expect(await remove(token)).toMatchObject({ ok: false });
    expect(asked).toEqual(['remove']);
  });

  test('whatever changed since the first step voids it', async () => {
    for (const change of [{ state: 'running', exitCode: null }, { name: 'renamed' }] as const) {
      const { prepare, remove, engine, asked } = await yard(exited);
      const token = await prepare();
      engine.setEventFault('lost');
      engine.put(1, change);
      expect(await remove(token)).toMatchObject({ code: 'expired' });
      expect(asked).toEqual([]);
    }
    const { prepare, remove, engine, asked } = await yard(exited);
    const token = await prepare();
    engine.setDetails(1, { startedAt: 1_800_000_000 });
    expect(await remove(token)).toMatchObject({ code: 'expired' });
    expect(asked).toEqual([]);
  });

  test('a running container needs force', async () => {
    const { prepare, remove, asked } = await yard();
    expect(await remove(await prepare())).toEqual({
      ok: false,
      code: 'state',
      message: 'shop-web-1 is running: stop it first, then remove it',
    });
    expect(await remove(await prepare(), true)).toMatchObject({ ok: true });
    expect(asked).toEqual(['remove by force']);
  });

  test('force overrules neither a role nor a protection', async () => {
    for (const role of ['kiosk', 'viewer', 'operator'] as const) {
      const { prepare, by } = await yard();
      expect(await prepare(by(role))).toBe('');
    }
    const { prepare, remove, engine, clock, asked } = await yard();
    const token = await prepare();
    engine.put(1, { protected: true });
    await clock.advance(200);
    expect(await remove(token, true)).toMatchObject({ code: 'forbidden' });
    expect(asked).toEqual([]);
  });
});
