import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyDiff } from '../../../shared/diff.ts';
import { unpackPatch } from '../../../shared/packedWorld.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import type { Patch } from '../../../shared/patch.ts';
import type { Container, RecordMap } from '../../../shared/records.ts';
import { decodeStats } from '../../support/statsFrames.ts';
import { ENCODE_SPACING_MS } from '../../../server/http/snapshotCache.ts';
import { recordMap } from '../../support/records.ts';
import { ask, connected, next, startTestServer, until } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';
import { NO_OPT_INS, rightsOf } from '../../../shared/roles.ts';
import { greetedAs } from '../../support/rights.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const running = async (): Promise<Container> => {
  let found: Container | undefined;
  await until(async () => {
    const { records } = await server.snapshot();
    found = records.find(
      (record): record is Container => record.type === 'container' && record.state === 'running',
    );
    return found !== undefined;
  });
  if (found === undefined) throw new Error('nothing runs');
  return found;
};

test('a client is greeted with what it needs to fit the patches to its snapshot', async () => {
  const client = server.connect();
  const [hello] = await next(client, 'hello');
  const { epoch, revision } = await server.snapshot();
  expect(hello).toMatchObject({
    protocol: PROTOCOL_VERSION,
    epoch,
    ...greetedAs('admin'),
    serverVersion: '1.2.3',
  });
  expect(hello.revision).toBeLessThanOrEqual(revision);
  client.close();
});

test('stop and start: the answer names a revision, and the patch up to it says so', async () => {
  const client = server.connect();
  const patches: Patch[] = [];
  client.on('patch', (packed) => patches.push(unpackPatch(packed)));
  await next(client, 'hello');
  const container = await running();
  // A snapshot can be that old, and this client does not resume.
  await new Promise((resolve) => setTimeout(resolve, ENCODE_SPACING_MS));
  const snapshot = await server.snapshot();
  let records: RecordMap = recordMap(snapshot.records);
  let revision = snapshot.revision;
  const apply = () => {
    for (const patch of patches.splice(0)) {
      if (patch.revision <= revision) continue;
      expect(patch.previous).toBe(revision);
      records = applyDiff(records, patch);
      revision = patch.revision;
    }
  };
  for (const [action, state] of [
    ['stop', 'exited'],
    ['start', 'running'],
  ] as const) {
    const result = await ask(client, { kind: 'act', container: container.id, action });
    expect(result).toMatchObject({ ok: true, epoch: snapshot.epoch });
    await until(() => {
      apply();
      return result.ok && revision >= result.revision;
    });
    expect(records.get(container.id)).toMatchObject({ state });
  }
  const { records: truth } = await server.snapshot();
  expect([...records.keys()].sort()).toEqual(truth.map(({ id }) => id).sort());
  client.close();
}, 30_000);

test('figures come once a second to who looks at them, and to nobody else', async () => {
  const container = await running();
  const watcher = server.connect();
  const other = server.connect();
  await Promise.all([connected(watcher), connected(other)]);
  let wrongly = 0;
  other.on('stats', () => (wrongly += 1));
  watcher.emit('watchStats', true);
  const slots = new Set<number>();
  await until(async () => {
    const [frame] = await next(watcher, 'stats');
    for (const { slot } of decodeStats(new Uint8Array(frame)).samples) slots.add(slot);
    return slots.has(container.slot);
  }, 10_000);
  expect(wrongly).toBe(0);
  watcher.close();
  other.close();
}, 20_000);

test('read-only makes everybody a viewer, who may look and not touch', async () => {
  const readOnly = await startTestServer({ readOnly: true });
  const client = readOnly.connect();
  const [hello] = await next(client, 'hello');
  expect(hello.rights).toEqual(rightsOf('viewer', { ...NO_OPT_INS, viewerChooses: true }));
  await until(async () => (await readOnly.snapshot()).records.length > 5);
  const container = (await readOnly.snapshot()).records.find((record) => record.type === 'container');
  expect(await ask(client, { kind: 'act', container: container?.id, action: 'stop' })).toEqual({
    ok: false,
    code: 'forbidden',
    message: 'this town is read-only: it is for looking only',
  });
  await readOnly.close();
});

test('at the end every client is told why', async () => {
  const ending = await startTestServer();
  const client = ending.connect({ reconnection: false });
  await connected(client);
  const bye = next(client, 'bye');
  await ending.end('enough for today');
  expect(await bye).toEqual(['enough for today']);
  client.close();
});

test('the simulated town can be shown beside an engine that is away, and ended again', async () => {
  const town = await startTestServer({ engine: ['unix:///nowhere/docker.sock'] });
  const client = town.connect();
  const hosts = async () =>
    (await town.snapshot()).records.flatMap((record) =>
      record.type === 'host' ? [{ id: record.id, state: record.state, simulated: record.simulated }] : [],
    );
  await until(async () => (await hosts())[0]?.state === 'unreachable');
  const [away] = await hosts();
  expect(away).toMatchObject({ state: 'unreachable', simulated: false });
  expect(await ask(client, { kind: 'showSimulator', shown: true })).toMatchObject({ ok: true });
  await until(async () => (await hosts()).some(({ simulated, state }) => simulated && state === 'live'));
  expect(await ask(client, { kind: 'showSimulator', shown: false })).toMatchObject({ ok: true });
  await until(async () => (await town.snapshot()).records.length === 1);
  await town.close();
});
