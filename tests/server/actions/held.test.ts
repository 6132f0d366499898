import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdFile } from '../../../server/actions/holdFile.ts';
import type { ActionResult } from '../../../shared/intents.ts';
import { NOT_WRITTEN } from '../../../server/actions/restraints.ts';
import { createStopSwitch, heldWords } from '../../../server/actions/stopSwitch.ts';
import { DISK_LIMIT_MS, RETRY_MS } from '../../../server/audit/journal.ts';
import { verify } from '../../../server/audit/verify.ts';
import { yard } from './yard.ts';

describe('while all actions are held', () => {
  const held = {
    ok: false,
    code: 'held',
    message: 'all actions are held by the user of this machine: a fire',
  };

  test('nobody acts, and an admin who releases lets everybody act again', async () => {
    const { stopDesk, perform, id, by, asked } = await yard();
    const act = (action: 'stop' | 'pause', role: 'operator' | 'admin') =>
      perform({ kind: 'act', container: id, action }, by(role));
    expect(await stopDesk.hold('a fire', by('admin'))).toMatchObject({ ok: true });
    expect(await act('stop', 'admin')).toEqual(held);
    expect(await act('pause', 'operator')).toEqual(held);
    expect(await perform({ kind: 'prepareRemove', container: id })).toEqual(held);
    expect(asked).toEqual([]);
    expect(await stopDesk.release(by('admin'))).toMatchObject({ ok: true });
    expect(await act('pause', 'operator')).toMatchObject({ ok: true });
    expect(asked).toEqual(['pause']);
  });

  test('a removal that was begun before is not finished', async () => {
    const { stopDesk, prepare, remove, by, asked } = await yard({ state: 'exited', exitCode: 0 });
    const token = await prepare();
    await stopDesk.hold('a fire', by('admin'));
    expect(await remove(token, true)).toEqual(held);
    expect(asked).toEqual([]);
  });

  test('what is being written down just then is not done either', async () => {
    const { stopDesk, actions, clock, id, by, asked, audit } = await yard();
    const stopped = actions.perform({ kind: 'act', container: id, action: 'stop' }, by('admin'));
    void stopDesk.hold('a fire', by('admin'));
    await clock.advance(100);
    expect(await stopped).toEqual(held);
    expect(asked).toEqual([]);
    const { rows } = (await audit.history(null)) as { rows: readonly object[] };
    expect(rows).toMatchObject([{ result: 'done' }, { result: 'failed', says: held.message }]);
  });

  test.each(['kiosk', 'viewer', 'operator'] as const)('a %s neither holds nor releases', async (role) => {
    const { stopDesk, stopSwitch, by } = await yard();
    expect(await stopDesk.hold('', by(role))).toMatchObject({ code: 'forbidden' });
    expect(stopSwitch.held()).toBeNull();
    await stopDesk.hold('', by('admin'));
    expect(await stopDesk.release(by(role))).toMatchObject({ code: 'forbidden' });
    expect(stopSwitch.held()).not.toBeNull();
  });
});

describe('while the audit cannot be written', () => {
  const refused = { ok: false, code: 'held', message: NOT_WRITTEN };

  test('what can lose something is refused, the rest is done and written later', async () => {
    const { disk, perform, id, asked, files, clock } = await yard();
    disk.fault = 'ENOSPC: no space left on device';
    expect(await perform({ kind: 'act', container: id, action: 'stop' })).toEqual(refused);
    expect(await perform({ kind: 'act', container: id, action: 'pause' })).toMatchObject({ ok: true });
    for (const action of ['stop', 'kill'] as const)
      expect(await perform({ kind: 'act', container: id, action })).toEqual(refused);
    expect(await perform({ kind: 'prepareRemove', container: id })).toEqual(refused);
    expect(asked).toEqual(['pause']);
    disk.fault = null;
    await clock.advance(RETRY_MS);
    expect(await perform({ kind: 'act', container: id, action: 'stop' })).toMatchObject({ ok: true });
    expect(asked).toEqual(['pause', 'stop']);
    expect(await verify(files)).toMatchObject({ ok: true });
  });

  test('a disk that hangs let a wish wait for ever: it is refused at the limit, and the engine hears nothing', async () => {
    const { disk, actions, id, asked, clock, by } = await yard();
    disk.gate = new Promise(() => undefined);
    let result: ActionResult | null = null;
    const act = { kind: 'act', container: id, action: 'stop' } as const;
    void actions.perform(act, by('admin')).then((each) => (result = each));
    await clock.advance(DISK_LIMIT_MS - 1);
    expect(result).toBeNull();
    await clock.advance(1);
    expect([result, asked]).toEqual([refused, []]);
  });

  test('nobody releases what is held', async () => {
    const { disk, stopDesk, stopSwitch, by } = await yard();
    disk.fault = 'EROFS: read-only file system';
    expect(await stopDesk.hold('', by('admin'))).toMatchObject({ ok: true });
    expect(await stopDesk.release(by('admin'))).toMatchObject({ ok: false, code: 'engine' });
    expect(stopSwitch.held()).not.toBeNull();
  });
});

describe('the stop switch', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cratecraft-hold-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const hold = { by: 'ada', since: 1_800_000_000_000, reason: 'a fire' };
  const at = (path: string) => createStopSwitch(holdFile(path), () => undefined);

  test('outlives the server, in a file that nobody else reads', () => {
    const path = join(folder, 'hold.json');
    at(path).hold(hold);
    expect(at(path).held()).toEqual(hold);
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    at(path).release();
    expect(at(path).held()).toBeNull();
  });

  test('holds where its file cannot be read', () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '{"by":');
    expect(at(path).held()).toEqual({ by: 'the server', since: 0, reason: `${path} cannot be read` });
  });

  test('holds at once where it cannot be kept, and says so', () => {
    const path = join(folder, 'nowhere', 'hold.json');
    const stopSwitch = at(path);
    expect(() => stopSwitch.hold(hold)).toThrow(/ENOENT/);
    expect(stopSwitch.held()).toEqual(hold);
  });

  test('goes on holding where its release cannot be kept', () => {
    const path = join(folder, 'folder.json');
    mkdirSync(join(path, 'within'), { recursive: true });
    const stopSwitch = at(path);
    expect(() => stopSwitch.release()).toThrow();
    expect(stopSwitch.held()).not.toBeNull();
  });

  test('is told with its reason, and without', () => {
    expect([null, hold, { ...hold, reason: '' }].map(heldWords)).toEqual([
      null,
      'all actions are held by ada: a fire',
      'all actions are held by ada',
    ]);
  });
});
